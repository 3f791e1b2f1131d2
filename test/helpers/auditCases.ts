import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { aMeeting, anEdit, typing } from './builders.ts'
import type { Sent } from './builders.ts'
import type { ProcedureCase } from './packCases.ts'

export type AuditFilter = Sent<CoreClient['audit']['list']>['filter']

/** The whole trail, but for what is given. */
export function auditFilter(more: Partial<AuditFilter> = {}): AuditFilter {
  return {
    ...{ meetingId: null, committeeId: null, actor: null, group: null, from: null, to: null },
    ...{ words: '', includeExempt: false, ...more },
  }
}

/** An item in which words were written and deleted again. */
export async function deletedWords(
  client: CoreClient,
): Promise<{ readonly meetingId: string; readonly itemId: string }> {
  const { meetingId, itemIds } = await aMeeting(client)
  const itemId = itemIds[2] ?? ''
  await client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'a', steps: [typing('Stays. Goes.')] }))
  const steps = [{ stepType: 'replace', from: 7, to: 13 }]
  await client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'b', baseRevision: 1, steps }))
  return { meetingId, itemId }
}

const reason = 'It named a person.'

export const auditCases: Readonly<Record<string, ProcedureCase>> = {
  'audit.list': {
    run: async (core) => {
      const { meetingId, itemId } = await deletedWords(core.client)
      const list = () => core.client.audit.list({ filter: auditFilter({ meetingId }), after: null, limit: 1 })
      const { entries, next } = await list()
      expect(entries).toMatchObject([
        {
          ...{ actor: 'Imogen Farrow', count: 2, meetingId, itemId, screen: 'live', group: 'minutes' },
          what: 'The minutes of item 3 (minute 17) “Market pitches” were edited (2 edits at 10:00).',
          where: 'Licensing Committee, 3 February 2026',
        },
      ])
      expect(next).not.toBeNull()
      await core.restart()
      expect((await list()).entries).toEqual(entries)
    },
  },
  'audit.actors': {
    run: async ({ client }) => {
      expect(await client.audit.actors({})).toEqual(['Imogen Farrow'])
    },
  },
  'audit.verify': {
    run: async ({ client }) => {
      const { meetingId } = await deletedWords(client)
      const { changes } = await client.audit.verify({ meetingId: null })
      expect(changes).toBeGreaterThan(8)
      const ofMeeting = await client.audit.verify({ meetingId })
      expect(ofMeeting).toEqual({ changes: 5, since: '2026-01-15T10:00:00', broken: null })
    },
  },
  'audit.export': {
    run: async ({ client }) => {
      const { lines, fileName } = await client.audit.export({ filter: auditFilter(), format: 'csv' })
      expect([lines > 0, fileName]).toEqual([true, 'Audit trail 2026-01-15.csv'])
    },
  },
  'audit.erasable': {
    run: async ({ client }) => {
      const place = await deletedWords(client)
      expect(await client.audit.erasable(place)).toEqual({
        ...{ changes: 2, items: 1, itemIds: [place.itemId], backups: 0, oldestBackup: null },
      })
      // Nothing of it is exempt: confirming would take nothing.
      expect(await client.audit.erasable({ ...place, itemId: null })).toMatchObject({ changes: 0 })
    },
  },
  'audit.erasures': {
    run: async (core) => {
      const place = await deletedWords(core.client)
      expect(await core.client.audit.erasures(place)).toEqual([])
      await core.client.audit.erase({ ...place, reason })
      await core.restart()
      expect(await core.client.audit.erasures(place)).toMatchObject([
        { actor: 'Imogen Farrow', reason, changes: 2 },
      ])
    },
  },
  'audit.erase': {
    run: async (core) => {
      const place = await deletedWords(core.client)
      const { doc } = await core.client.minutes.open(place)
      expect((await core.client.audit.erase({ ...place, reason })).changes).toBe(2)
      await core.restart()
      expect((await core.client.minutes.open(place)).doc).toEqual(doc)
      await expect(core.client.audit.erase({ ...place, reason })).rejects.toMatchObject({ code: 'not-found' })
    },
  },
}
