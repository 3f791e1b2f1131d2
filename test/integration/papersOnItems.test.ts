import { describe, expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { paperFindings } from '../../shared/domain/checks/papers.ts'
import { latestChanges } from '../../electron/db/changeLog.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { addItem, addPaper, allRead, aMeetingWithPapers, keepFile, packCore } from '../helpers/packsInBook.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { rawDatabase } from '../helpers/testBook.ts'

const exemption = { paragraphs: [3], publicInterest: 'The lease is being negotiated.' }

async function papersOf(client: CoreClient, meetingId: string) {
  return (await client.meetings.get({ meetingId })).record.papers
}

async function whatHappened(client: CoreClient, meetingId: string): Promise<string | undefined> {
  const [latest] = await client.meetings.changes({ meetingId, limit: 1 })
  return latest?.what
}

describe('papers on items', () => {
  test('begin unset, are read, and are still there after a restart', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, await plainPdf(3))
    await client.papers.add({ meetingId, itemId, files: [{ id: 'plan', fileName: 'plan.pdf', sha256 }] })
    expect(await whatHappened(client, meetingId)).toBe('“plan.pdf” was put on “Kiosk lease”.')
    expect(await allRead(client, meetingId)).toMatchObject([
      { paperId: 'plan', facts: { state: 'ready', pages: 3 } },
    ])
    await core.restart()
    expect(await papersOf(core.client, meetingId)).toEqual([
      {
        ...{ id: 'plan', itemId, title: '', fileName: 'plan.pdf', sha256 },
        ...{ classification: 'unset', exemption: null, description: '' },
      },
    ])
  })

  test('may be the same file on two items, whose bytes are kept once', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId, itemIds } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, await plainPdf(1))
    await client.papers.add({ meetingId, itemId, files: [{ id: 'a', fileName: 'map.pdf', sha256 }] })
    const other = itemIds[2] ?? null
    await client.papers.add({ meetingId, itemId: other, files: [{ id: 'b', fileName: 'map.pdf', sha256 }] })
    expect((await papersOf(client, meetingId)).map((paper) => [paper.id, paper.itemId])).toEqual([
      ['a', itemId],
      ['b', other],
    ])
  })

  test('of one item keep their order, and move within it and to another', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addItem(client, meetingId, 'bridge', 'Mill bridge')
    const files = []
    for (const id of ['a', 'b', 'c']) {
      files.push({ id, fileName: `${id}.pdf`, sha256: await keepFile(core, await plainPdf(1, id)) })
    }
    await client.papers.add({ meetingId, itemId, files })
    expect(await whatHappened(client, meetingId)).toBe('3 papers were put on “Kiosk lease”.')
    const order = async (on: string): Promise<string> =>
      (await papersOf(client, meetingId)).flatMap((paper) => (paper.itemId === on ? paper.id : [])).join('')
    await client.papers.move({ meetingId, paperId: 'c', itemId, index: 0 })
    expect(await order(itemId)).toBe('cab')
    await client.papers.move({ meetingId, paperId: 'c', itemId, index: 9 })
    expect(await order(itemId)).toBe('abc')
    await client.papers.move({ meetingId, paperId: 'b', itemId: 'bridge', index: 0 })
    expect([await order(itemId), await order('bridge')]).toEqual(['ac', 'b'])
    await client.papers.move({ meetingId, paperId: 'a', itemId: 'bridge', index: 1 })
    expect([await order(itemId), await order('bridge')]).toEqual(['c', 'ba'])
    expect(await whatHappened(client, meetingId)).toBe('“a.pdf” was moved to “Mill bridge”.')
  })

  test('are exempt under paragraphs, which go when the exemption does', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addPaper(core, meetingId, itemId, 'plan', { change: { classification: 'exempt', exemption } })
    expect(await whatHappened(client, meetingId)).toBe('“plan.pdf” was marked exempt.')
    expect((await papersOf(client, meetingId))[0]).toMatchObject({ classification: 'exempt', exemption })
    await client.papers.change({ meetingId, paperId: 'plan', change: { title: 'The plan' } })
    expect((await papersOf(client, meetingId))[0]).toMatchObject({ title: 'The plan', exemption })
    expect(await whatHappened(client, meetingId)).toBe('What is said of “plan.pdf” was changed.')
    await client.papers.change({ meetingId, paperId: 'plan', change: { classification: 'public' } })
    expect((await papersOf(client, meetingId))[0]?.exemption).toBeNull()
    expect(await whatHappened(client, meetingId)).toBe('“The plan” was marked public.')
  })

  test('are closed as soon as they are marked exempt, before a paragraph is named, and are never public then', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addPaper(core, meetingId, itemId, 'plan')
    await client.papers.change({ meetingId, paperId: 'plan', change: { classification: 'exempt' } })
    await core.restart()
    const { record } = await core.client.meetings.get({ meetingId })
    expect(record.papers).toMatchObject([{ id: 'plan', classification: 'exempt', exemption: null }])
    expect(paperFindings(record).map(({ rule, level }) => [rule, level])).toEqual([
      ['R20', 'problem'],
      ['R21', 'problem'],
    ])
    await allRead(core.client, meetingId)
    const forAll = await core.client.packs.plan({ meetingId, audience: 'public', edition: 'agenda' })
    expect(JSON.stringify(forAll)).not.toContain('plan.pdf')
  })

  test('have to be marked again when a new file takes their place', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addPaper(core, meetingId, itemId, 'plan', {
      change: { classification: 'public', title: 'The plan', description: 'A plan of the kiosk' },
    })
    const sha256 = await keepFile(core, await plainPdf(4, 'Newer'))
    await client.papers.replace({ meetingId, paperId: 'plan', fileName: 'plan 2.pdf', sha256 })
    expect(await papersOf(client, meetingId)).toEqual([
      {
        ...{ id: 'plan', itemId, title: 'The plan', fileName: 'plan 2.pdf', sha256 },
        ...{ classification: 'unset', exemption: null, description: '' },
      },
    ])
    expect(await whatHappened(client, meetingId)).toBe(
      '“plan.pdf” was replaced by “plan 2.pdf”, which has to be marked public or exempt again.',
    )
    expect(await allRead(client, meetingId)).toMatchObject([{ facts: { pages: 4 } }])
  })

  test('are logged as closed as the closest of them, before and after', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addPaper(core, meetingId, itemId, 'plan')
    await client.papers.change({
      ...{ meetingId, paperId: 'plan', change: { classification: 'exempt', exemption } },
    })
    await client.papers.change({ meetingId, paperId: 'plan', change: { classification: 'public' } })
    await client.papers.change({ meetingId, paperId: 'plan', change: { title: 'Plan' } })
    await client.papers.remove({ meetingId, paperId: 'plan' })
    await core.close()
    const sqlite = rawDatabase(core)
    const logged = latestChanges(databaseOver(sqlite).reader, `meeting:${meetingId}`, 50)
      .map(({ change }) => change)
      .filter((change) => change.kind === 'papers.set')
      .map((change) => change.classification)
      .toReversed()
    sqlite.close()
    expect(logged).toEqual(['unset', 'unset', 'exempt', 'exempt', 'public', 'public'])
  })

  test('can be read again', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addPaper(core, meetingId, itemId, 'plan')
    expect(await client.papers.readAgain({ meetingId, paperId: 'plan' })).toEqual({ done: true })
    expect((await client.papers.facts({ meetingId }))[0]?.facts).toBe('reading')
    expect(await allRead(client, meetingId)).toMatchObject([{ facts: { pages: 2 } }])
  })

  test('keep their item and their meeting from being removed', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    await addPaper(core, meetingId, itemId, 'plan')
    await expect(client.agenda.removeItem({ meetingId, itemId })).rejects.toThrow(
      '“Kiosk lease” has papers. Take them away first.',
    )
    await expect(client.meetings.remove({ meetingId })).rejects.toThrow('has papers: take them away first')
    await client.papers.remove({ meetingId, paperId: 'plan' })
    expect(await whatHappened(client, meetingId)).toBe('“plan.pdf” was taken away.')
    const report = {
      ...{ id: 'cover', itemId, title: '', classification: 'unset' as const, exemption: null, sections: [] },
    }
    await client.reports.save({ meetingId, report })
    await expect(client.agenda.removeItem({ meetingId, itemId })).rejects.toThrow(
      '“Kiosk lease” has a cover report. Take it away first.',
    )
    await expect(client.meetings.remove({ meetingId })).rejects.toThrow('has cover reports')
    await client.reports.remove({ meetingId, reportId: 'cover' })
    await client.agenda.removeItem({ meetingId, itemId })
    expect(await client.meetings.remove({ meetingId })).toEqual({ done: true })
  })
})

interface Refusal {
  readonly what: string
  readonly ask: (given: {
    readonly client: CoreClient
    readonly meetingId: string
    readonly itemId: string
    readonly kept: string
    readonly other: string
  }) => Promise<unknown>
  readonly code: string
  readonly sentence: string
}

/** "plan" stands on the item with the hash `kept`; `other` is in the store and on no item. */
const refusals: readonly Refusal[] = [
  {
    what: 'a file that did not arrive',
    ask: ({ client, meetingId, itemId }) =>
      client.papers.add({
        ...{ meetingId, itemId, files: [{ id: 'new', fileName: 'new.pdf', sha256: '0'.repeat(64) }] },
      }),
    code: 'not-found',
    sentence: '“new.pdf” did not reach the minute book. Add the file again.',
  },
  {
    what: 'an id that is taken',
    ask: ({ client, meetingId, itemId, other }) =>
      client.papers.add({ meetingId, itemId, files: [{ id: 'plan', fileName: 'b.pdf', sha256: other }] }),
    code: 'invalid-input',
    sentence: '“b.pdf” is on the agenda already.',
  },
  {
    what: 'the same file twice on one item',
    ask: ({ client, meetingId, itemId, kept }) =>
      client.papers.add({ meetingId, itemId, files: [{ id: 'new', fileName: 'plan.pdf', sha256: kept }] }),
    code: 'invalid-input',
    sentence: '“plan.pdf” is among the papers of this item already.',
  },
  {
    what: 'the same file twice on one item under another name',
    ask: ({ client, meetingId, itemId, kept }) =>
      client.papers.add({ meetingId, itemId, files: [{ id: 'new', fileName: 'b.pdf', sha256: kept }] }),
    code: 'invalid-input',
    sentence: '“b.pdf” is among the papers of this item already, as “plan.pdf”.',
  },
  {
    what: 'the same file twice in one drop',
    ask: ({ client, meetingId, itemId, other }) =>
      client.papers.add({
        ...{ meetingId, itemId },
        files: ['a', 'b'].map((id) => ({ id, fileName: `${id}.pdf`, sha256: other })),
      }),
    code: 'invalid-input',
    sentence: '“b.pdf” is among the papers of this item already, as “a.pdf”.',
  },
  {
    what: 'an item that is gone',
    ask: ({ client, meetingId, other }) =>
      client.papers.add({
        ...{ meetingId, itemId: 'gone', files: [{ id: 'new', fileName: 'b.pdf', sha256: other }] },
      }),
    code: 'not-found',
    sentence: 'This item is no longer on the agenda. Open the meeting again.',
  },
  {
    what: 'a paper that is gone',
    ask: ({ client, meetingId }) => client.papers.remove({ meetingId, paperId: 'gone' }),
    code: 'not-found',
    sentence: 'This paper is no longer on the agenda. Open the meeting again.',
  },
  {
    what: 'to read a paper that is gone',
    ask: ({ client, meetingId }) => client.papers.readAgain({ meetingId, paperId: 'gone' }),
    code: 'not-found',
    sentence: 'This paper is no longer on the agenda. Open the meeting again.',
  },
  {
    what: 'the file that stands there in its own place',
    ask: ({ client, meetingId, kept }) =>
      client.papers.replace({ meetingId, paperId: 'plan', fileName: 'again.pdf', sha256: kept }),
    code: 'invalid-input',
    sentence: '“again.pdf” is the file that stands here already.',
  },
  {
    what: 'a replacement that did not arrive',
    ask: ({ client, meetingId }) =>
      client.papers.replace({ meetingId, paperId: 'plan', fileName: 'b.pdf', sha256: '0'.repeat(64) }),
    code: 'not-found',
    sentence: '“b.pdf” did not reach the minute book. Add the file again.',
  },
  {
    what: 'to move a paper onto an item that has the file',
    ask: async ({ client, meetingId, itemId, kept }) => {
      await client.papers.add({
        ...{ meetingId, itemId: null, files: [{ id: 'whole', fileName: 'w.pdf', sha256: kept }] },
      })
      return client.papers.move({ meetingId, paperId: 'whole', itemId, index: 0 })
    },
    code: 'invalid-input',
    sentence: '“w.pdf” is among the papers of this item already, as “plan.pdf”.',
  },
  {
    what: 'a paper for a meeting whose minutes are confirmed',
    ask: async ({ client, meetingId, itemId, other }) => {
      const { meeting } = (await client.meetings.get({ meetingId })).record
      await client.meetings.save({ ...meeting, state: 'confirmed' })
      return client.papers.add({ meetingId, itemId, files: [{ id: 'n', fileName: 'n.pdf', sha256: other }] })
    },
    code: 'not-allowed',
    sentence:
      'The minutes of this meeting are confirmed, so its record stands. A correction is a new minute of a later meeting.',
  },
]

describe('refused in a sentence, and nothing is changed:', () => {
  test.for(refusals)('$what', async ({ ask, code, sentence }) => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const kept = await addPaper(core, meetingId, itemId, 'plan')
    const other = await keepFile(core, await plainPdf(1, 'Another'))
    await expect(ask({ client, meetingId, itemId, kept, other })).rejects.toMatchObject({
      ...{ code, message: sentence },
    })
    expect((await papersOf(client, meetingId)).filter((paper) => paper.itemId === itemId)).toMatchObject([
      { id: 'plan', sha256: kept, classification: 'public' },
    ])
    expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
  })
})
