import { expect } from 'vitest'
import { aMeeting } from './builders.ts'
import { openedBundle, savedBundle, takenBundle } from './carriedBundles.ts'
import type { ProcedureCase } from './packCases.ts'
import { countingIds, testCore } from './testBook.ts'

/** The meeting bundle. What it does in full is tested in bundles, bundleVersions and badBundles. */
export const bundleCases: Readonly<Record<string, ProcedureCase>> = {
  'bundles.save': {
    run: async (core) => {
      const { meetingId } = await aMeeting(core.client)
      const saved = await core.client.bundles.save({ meetingId })
      expect(saved).toMatchObject({ fileName: '2026-02-03 Licensing Committee.minutebook', files: 0 })
      expect((await savedBundle(core, meetingId)).byteLength).toBe(saved.bytes)
    },
  },
  'bundles.open': {
    run: async (core) => {
      const { meetingId } = await aMeeting(core.client)
      const opened = await openedBundle(core, await savedBundle(core, meetingId))
      expect(opened).toMatchObject({ meetingId, standing: { kind: 'same' }, choices: ['mine'] })
    },
  },
  'bundles.take': {
    run: async (core) => {
      const other = await testCore({ newId: countingIds('other') })
      const { meetingId } = await aMeeting(other.client)
      const taken = await takenBundle(core, await savedBundle(other, meetingId), 'take')
      expect(taken).toEqual({ meetingId, changed: ['The whole meeting'], kept: null })
      await core.restart()
      expect((await core.client.meetings.get({ meetingId })).record.meeting.date).toBe('2026-02-03')
    },
  },
  'bundles.taken': {
    run: async (core) => {
      const other = await testCore({ newId: countingIds('other') })
      const { meetingId } = await aMeeting(other.client)
      await takenBundle(core, await savedBundle(other, meetingId), 'take')
      const [taken] = await core.client.bundles.taken({ meetingId })
      expect(taken).toMatchObject({ by: 'Imogen Farrow', kept: null })
      const [line] = await core.client.meetings.changes({ meetingId, limit: 1 })
      expect(line?.what).toBe('A meeting bundle from Imogen Farrow was taken in.')
    },
  },
}
