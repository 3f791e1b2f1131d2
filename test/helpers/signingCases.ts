import { expect } from 'vitest'
import type { ProcedureCase } from './packCases.ts'
import { keepFile } from './packsInBook.ts'
import {
  aCorrection,
  confirmedMinutes,
  pitchesClause,
  signedMinutes,
  signing,
  twoMeetings,
  wordsAt,
} from './signedMinutes.ts'

const done = { done: true }

/** What is done with the minutes as a whole. What the moves do in full is tested in test/integration/signing*.test.ts. */
export const signingCases: Readonly<Record<string, ProcedureCase>> = {
  'signing.standing': {
    run: async ({ client }) => {
      const { meetingId, laterId, laterMinutesItem } = await twoMeetings(client)
      expect(await client.signing.standing({ meetingId })).toMatchObject({
        ...{ state: 'draft', acts: [], toConfirm: [], firstLeaf: 1 },
        canBeConfirmedAt: [{ meetingId: laterId, date: '2025-03-03', itemId: laterMinutesItem }],
      })
      expect(await client.signing.standing({ meetingId: laterId })).toMatchObject({
        ...{ state: 'none', canBeConfirmedAt: [] },
        toConfirm: [{ meetingId, date: '2025-02-03', state: 'draft' }],
      })
      await expect(client.signing.standing({ meetingId: 'none' })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'signing.approveDraft': {
    run: async ({ client }) => {
      const { meetingId } = await twoMeetings(client)
      const who = 'Councillor Ruth Ashworth'
      await expect(client.signing.approveDraft({ meetingId, who, reviewId: 'none' })).rejects.toMatchObject({
        code: 'not-found',
      })
      expect(await client.signing.approveDraft({ meetingId, who, reviewId: null })).toMatchObject(done)
      expect(await client.signing.standing({ meetingId })).toMatchObject({
        state: 'approved-as-draft',
        acts: [{ kind: 'approved-as-draft', who, by: 'Imogen Farrow' }],
      })
    },
  },
  'signing.confirm': {
    run: async (core) => {
      const { client } = core
      const { meetingId, itemIds, laterId, laterMinutesItem, agreedAt } = await twoMeetings(client)
      const corrections = [aCorrection(itemIds[2])]
      const { actId, textHash } = await client.signing.confirm({
        ...{ meetingId, agreedAt, manner: 'subject-to', corrections },
      })
      await core.restart()
      const standing = await core.client.signing.standing({ meetingId })
      expect(standing).toMatchObject({
        ...{ state: 'confirmed', textHash },
        acts: [{ kind: 'confirmed', id: actId, agreedAt: { itemId: laterMinutesItem, minuteNumber: '19' } }],
      })
      expect(await wordsAt(core.client, meetingId, pitchesClause)).toBe('let seven more pitches.')
      expect((await core.client.signing.standing({ meetingId: laterId })).acts).toMatchObject([
        { kind: 'confirms', actId, meetingId, itemId: laterMinutesItem, corrections },
      ])
    },
  },
  'signing.refuse': {
    run: async ({ client }) => {
      const { meetingId, laterId, agreedAt } = await twoMeetings(client)
      const reason = 'The vote on the pitches is missing.'
      const { actId } = await client.signing.refuse({ meetingId, agreedAt, reason })
      expect(await client.signing.standing({ meetingId })).toMatchObject({
        ...{ state: 'refused', acts: [{ kind: 'refused', reason, id: actId }] },
      })
      expect((await client.signing.standing({ meetingId: laterId })).acts).toMatchObject([
        { kind: 'refuses', actId },
      ])
    },
  },
  'signing.withdraw': {
    run: async ({ client }) => {
      const { meetingId, laterId, actId } = await confirmedMinutes(client)
      const reason = 'It was recorded of the wrong meeting.'
      expect(await client.signing.withdraw({ meetingId, actId, reason })).toMatchObject(done)
      expect((await client.signing.standing({ meetingId })).state).toBe('draft')
      const { acts } = await client.signing.standing({ meetingId: laterId })
      expect(acts).toMatchObject([{ kind: 'confirms' }, { kind: 'withdrawn', actId: acts[0]?.id, reason }])
    },
  },
  'signing.correct': {
    run: async ({ client }) => {
      const { meetingId, laterId, itemIds, agreedAt } = await signedMinutes(client)
      const before = await client.signing.standing({ meetingId })
      const corrections = [aCorrection(itemIds[2])]
      expect(await client.signing.correct({ meetingId, agreedAt, corrections })).toMatchObject(done)
      const after = await client.signing.standing({ meetingId })
      expect([after.state, after.textHash]).toEqual(['signed', before.textHash])
      expect(after.acts.at(-1)).toMatchObject({ kind: 'corrected', corrections })
      expect((await client.signing.standing({ meetingId: laterId })).acts.at(-1)).toMatchObject({
        ...{ kind: 'corrects', actId: after.acts.at(-1)?.id, corrections },
      })
    },
  },
  'signing.supersede': {
    run: async ({ client }) => {
      const { meetingId, laterId, agreedAt } = await signedMinutes(client)
      const reason = 'They were drawn up again from the recording.'
      expect(await client.signing.supersede({ meetingId, agreedAt, reason })).toMatchObject(done)
      expect((await client.signing.standing({ meetingId })).state).toBe('superseded')
      expect((await client.signing.standing({ meetingId: laterId })).acts.at(-1)).toMatchObject({
        kind: 'supersedes',
      })
    },
  },
  'signing.recordSigning': {
    run: async ({ client }) => {
      const two = await confirmedMinutes(client)
      const { meetingId } = two
      await expect(client.signing.recordSigning(signing(two, { manner: 'on-screen' }))).rejects.toMatchObject(
        {
          ...{ code: 'not-allowed', details: { field: 'manner' } },
        },
      )
      expect(await client.signing.recordSigning(signing(two))).toMatchObject(done)
      const { state, acts, textHash } = await client.signing.standing({ meetingId })
      expect([state, acts.at(-1)]).toMatchObject([
        'signed',
        { kind: 'signed', textHash, signedOn: '2025-03-03', leaves: null },
      ])
      const listed = await client.meetings.list({})
      expect(listed.filter(({ isSigned }) => isSigned).map(({ id }) => id)).toEqual([meetingId])
    },
  },
  'signing.fileScan': {
    run: async (core) => {
      const { client } = core
      const { meetingId } = await signedMinutes(client)
      const scan = { meetingId, fileName: 'leaves 1 to 4.pdf' }
      await expect(client.signing.fileScan({ ...scan, sha256: 'a'.repeat(64) })).rejects.toMatchObject({
        code: 'not-found',
      })
      const sha256 = await keepFile(core, new TextEncoder().encode('the signed leaves'))
      expect(await client.signing.fileScan({ ...scan, sha256 })).toMatchObject(done)
      expect((await client.signing.standing({ meetingId })).acts.at(-1)).toMatchObject({
        ...{ kind: 'scan-filed', sha256 },
      })
    },
  },
  'signing.verify': {
    run: async ({ client }) => {
      const { meetingId } = await signedMinutes(client)
      for (const asked of [null, meetingId]) {
        const { ok, checked } = await client.signing.verify({ meetingId: asked })
        expect([ok, checked.filter((each) => !each.ok)]).toEqual([true, []])
      }
    },
  },
}
