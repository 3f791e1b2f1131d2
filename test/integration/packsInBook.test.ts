import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import {
  addItem,
  addPaper,
  aMeetingWithPapers,
  builtPack,
  endOf,
  keepFile,
  packCore,
  published,
} from '../helpers/packsInBook.ts'
import { anEdit, nextMeeting, putting } from '../helpers/builders.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { linesRenderer } from '../helpers/renderers.ts'
import { readingPdfs } from '../helpers/readingPdfs.ts'
import { aReport } from '../helpers/recordBuilder.ts'
import { allRows, rawDatabase } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const exemption = { paragraphs: [3], publicInterest: 'The lease is being negotiated.' }
const agenda = { audience: 'public', edition: 'agenda' } as const
const supplement = { audience: 'public', edition: 'supplement' } as const

async function recordOf(client: CoreClient, meetingId: string) {
  return (await client.meetings.get({ meetingId })).record
}

/** A meeting whose item has one public paper, "plan". */
async function withPlan(core: TestCore) {
  const given = await aMeetingWithPapers(core.client)
  await addPaper(core, given.meetingId, given.itemId, 'plan')
  return given
}

async function bytesOf({ fetch }: TestCore, sha256: string): Promise<Uint8Array> {
  return new Uint8Array(
    await (await fetch(new Request(`http://core.test/api/files/${sha256}`))).arrayBuffer(),
  )
}

describe('a plan', () => {
  test('has the pages that the pack has then', async () => {
    const core = await packCore()
    const { meetingId, itemId } = await withPlan(core)
    await addItem(core.client, meetingId, 'bridge', 'Mill bridge')
    await addPaper(core, meetingId, 'bridge', 'survey', { pages: 3 })
    const plan = await core.client.packs.plan({ meetingId, ...agenda })
    expect(plan).toMatchObject({
      ...{ audience: 'public', edition: 'agenda', number: 1, firstPage: 1, blanks: [2], changes: [] },
      ranges: [
        { itemId, first: 3, last: 4 },
        { itemId: 'bridge', first: 5, last: 7 },
      ],
    })
    const { pack } = await builtPack(core.client, { meetingId, ...agenda })
    const { ranges, documents, blanks, pages, basis } = pack
    expect(plan).toMatchObject({ ranges, documents, blanks, pages, basis })
  })

  test('tells what nobody has classified, where a public pack is refused', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const sha256 = await keepFile(core, await plainPdf(1, 'Unmarked'))
    await client.papers.add({ meetingId, itemId, files: [{ id: 'new', fileName: 'new.pdf', sha256 }] })
    const plan = await client.packs.plan({ meetingId, ...agenda })
    expect(plan.findings).toContainEqual({
      ...{ key: `unset ${sha256} new`, kind: 'unset', level: 'blocked', fileName: 'new.pdf', paperId: 'new' },
      ...{ itemId, pages: [] },
      sentence:
        '“new.pdf” is neither marked public nor exempt, so the public pack cannot go out. Choose one.',
    })
    await expect(client.packs.build({ meetingId, ...agenda })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('“new.pdf” is neither marked public nor exempt') as string,
    })
    const forMembers = await client.packs.plan({ meetingId, ...agenda, audience: 'members' })
    expect(forMembers.documents.map((document) => document.paperId)).toEqual(['plan'])
    expect(forMembers.findings.filter((finding) => finding.kind === 'unset')).toMatchObject([
      { level: 'problem', paperId: 'new' },
    ])
  })

  test('of a supplement does not wait for minutes that nobody has marked yet', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    await published(client, { meetingId, ...agenda })
    const block = { id: 'b', classification: 'unset', factId: null, edited: false }
    const steps = [putting([{ type: 'prose', attrs: block, content: [{ type: 'text', text: 'Unmarked.' }] }])]
    await client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'c', steps }))
    await addPaper(core, meetingId, itemId, 'late', { pages: 3 })
    const { pack } = await builtPack(client, { meetingId, ...supplement })
    expect(pack.findings.filter((finding) => finding.level === 'blocked')).toEqual([])
  })

  test('says of a file that it is still being read, and of one that cannot be', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const sha256 = await keepFile(core, new TextEncoder().encode('no PDF at all'))
    const files = [{ id: 'bad', fileName: 'bad.pdf', sha256 }]
    await client.papers.add({ meetingId, itemId, files })
    await client.papers.change({ meetingId, paperId: 'bad', change: { classification: 'public' } })
    await client.papers.readAgain({ meetingId, paperId: 'bad' })
    const told = async () =>
      (await client.packs.plan({ meetingId, ...agenda })).findings
        .filter((finding) => finding.paperId === 'bad')
        .map(({ key, level, sentence }) => ({ key, level, sentence }))
    const events = await client.events.watch({})
    await client.papers.readAgain({ meetingId, paperId: 'bad' })
    const sentence = '“bad.pdf” is still being read: its pages are counted in a moment.'
    expect(await told()).toEqual([{ key: `reading ${sha256} bad`, level: 'advice', sentence }])
    await events.next()
    await events.return?.(undefined)
    const refusal = '“bad.pdf” cannot be opened. Ask for it as PDF.'
    await expect
      .poll(told)
      .toEqual([{ key: `unreadable ${sha256} bad`, level: 'problem', sentence: refusal }])
  })

  test('says that the minutes before are not in it, until they are published', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId: before } = await aMeetingWithPapers(client)
    const { meetingId, itemIds } = await nextMeeting(client, { date: '2026-03-03' })
    const about = async () =>
      (await client.packs.plan({ meetingId, ...agenda })).findings.filter(
        (finding) => finding.kind === 'minutes-not-ready',
      )
    expect(await about()).toMatchObject([
      {
        level: 'advice',
        itemId: itemIds[1],
        signId: before,
        sentence:
          'The minutes of the meeting of 3 February 2026 are not published yet, so they are not in the pack. Publish them as a draft, or put a file on “Minutes”.',
      },
    ])
    const { meeting } = await recordOf(client, before)
    await client.meetings.save({ ...meeting, state: 'minutes-published' })
    expect(await about()).toEqual([])
    const { documents, basis } = await client.packs.plan({ meetingId, ...agenda })
    expect(documents).toMatchObject([{ itemId: itemIds[1] }])
    // A pack with them is stale once they say something else.
    await client.attendance.mark({ meetingId: before, personId: 'ash', status: 'absent', reason: null })
    expect((await client.packs.plan({ meetingId, ...agenda })).basis).not.toBe(basis)
  })
})

describe('a published pack', () => {
  test('is kept with its hash and its pages, and the agenda is out, its numbers fixed', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const { outputId, fileName, pack } = await builtPack(client, { meetingId, ...agenda })
    expect(fileName).toBe('2026-02-03 Licensing Committee public document pack.pdf')
    const output = await core.fetch(new Request(`http://core.test/api/output/${outputId}`))
    const bytes = new Uint8Array(await output.arrayBuffer())
    const publication = await client.packs.publish({ meetingId, outputId })
    expect(publication).toMatchObject({
      ...{ kind: 'agenda', audience: 'public', number: 1, at: '2026-01-15T10:00:00.000Z', fileName },
      ...{ sha256: pack.sha256, pages: { first: 1, last: 4 } },
      papers: [{ paperId: 'plan', itemId, pages: { first: 3, last: 4 } }],
    })
    expect(publication.items.at(-1)).toEqual({
      ...{ itemId, number: '4', title: 'Kiosk lease', pages: { first: 3, last: 4 } },
    })
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(publication.sha256)
    const { record } = await client.meetings.get({ meetingId })
    expect(record.meeting.state).toBe('agenda-published')
    expect(record.items.map((item) => item.agendaPlace)).toEqual([1, 2, 3, 4])
    expect((await client.meetings.changes({ meetingId, limit: 3 })).map((change) => change.what)).toContain(
      `“${fileName}” was published.`,
    )
    // What goes on with the paper afterwards does not touch it.
    await client.papers.remove({ meetingId, paperId: 'plan' })
    await core.restart()
    expect((await recordOf(core.client, meetingId)).publications).toEqual([publication])
    expect(await bytesOf(core, publication.sha256)).toEqual(bytes)
  })

  test('cannot be published twice', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId } = await withPlan(core)
    const { outputId, fileName } = await builtPack(client, { meetingId, ...agenda })
    await client.packs.publish({ meetingId, outputId })
    await expect(client.packs.publish({ meetingId, outputId })).rejects.toMatchObject({
      ...{ code: 'not-allowed', message: `This pack is published already, as “${fileName}”.` },
    })
    expect((await recordOf(client, meetingId)).publications).toHaveLength(1)
  })

  test('is published once when it is asked for twice at the same time', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId } = await withPlan(core)
    const { outputId } = await builtPack(client, { meetingId, ...agenda })
    const asked = await Promise.allSettled([1, 2].map(() => client.packs.publish({ meetingId, outputId })))
    expect(asked.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await recordOf(client, meetingId)).publications).toHaveLength(1)
  })

  test('keeps its numbers, also when the meeting is put back to planning', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    await published(client, { meetingId, ...agenda })
    const { meeting } = await recordOf(client, meetingId)
    await client.meetings.save({ ...meeting, state: 'planned' })
    await client.agenda.moveItem({ meetingId, itemId, parentId: null, index: 0 })
    expect((await client.meetings.get({ meetingId })).agendaNumbers[itemId]).toBe('4')
    await expect(client.meetings.remove({ meetingId })).rejects.toThrow('has a pack that was published')
  })

  test('goes out again with the next number, and says what changed', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    await published(client, { meetingId, ...agenda })
    await addPaper(core, meetingId, itemId, 'map')
    const { fileName, pack } = await builtPack(client, { meetingId, ...agenda })
    expect(fileName).toBe('2026-02-03 Licensing Committee public document pack (republished 2).pdf')
    expect(pack).toMatchObject({ number: 2, firstPage: 1 })
    expect(pack.changes.length).toBeGreaterThan(0)
  })

  test('is followed by supplements whose pages run on', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const first = await published(client, { meetingId, ...agenda })
    await addPaper(core, meetingId, itemId, 'late', { pages: 3 })
    const { pack, fileName, outputId } = await builtPack(client, { meetingId, ...supplement })
    expect(fileName).toBe('2026-02-03 Licensing Committee supplementary pack 1.pdf')
    expect(pack).toMatchObject({ edition: 'supplement', number: 1, firstPage: nextOdd(first.pages.last) })
    expect(pack.documents.map((document) => document.paperId)).toEqual(['late'])
    const second = await client.packs.publish({ meetingId, outputId })
    expect(second.pages).toEqual({ first: pack.firstPage, last: pack.firstPage + pack.pages - 1 })
    await addPaper(core, meetingId, itemId, 'later', { pages: 1 })
    const next = await client.packs.plan({ meetingId, ...supplement })
    expect(next).toMatchObject({ number: 2, firstPage: nextOdd(second.pages.last) })
  })

  test('of members is numbered by itself, and never told to the public', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    await addPaper(core, meetingId, itemId, 'lease', { change: { classification: 'exempt', exemption } })
    const open = await builtPack(client, { meetingId, ...agenda })
    const forMembers = await builtPack(client, { meetingId, ...agenda, audience: 'members' })
    expect(forMembers.fileName).toBe('2026-02-03 Licensing Committee document pack (for members).pdf')
    await client.packs.publish({ meetingId, outputId: open.outputId })
    // The pack for members is not stale because the other went out.
    const publication = await client.packs.publish({ meetingId, outputId: forMembers.outputId })
    expect(publication).toMatchObject({ audience: 'members', number: 1 })
    expect(publication.papers.map((paper) => paper.paperId)).toEqual(['plan', 'lease'])
    expect(open.pack.documents.map((document) => document.paperId)).toEqual(['plan'])
  })

  test('comes out of the log again as it was', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const report = aReport('cover', { itemId }) as Parameters<typeof client.reports.save>[0]['report']
    await client.reports.save({ meetingId, report })
    await client.findings.accept({ meetingId, key: 'kept', reason: 'It stays.' })
    await client.findings.accept({ meetingId, key: 'gone', reason: 'It goes.' })
    await client.findings.reopen({ meetingId, key: 'gone' })
    await published(client, { meetingId, ...agenda })
    await core.close()
    const sqlite = rawDatabase(core)
    const before = allRows(sqlite)
    expect(before['publication']).toHaveLength(1)
    databaseOver(sqlite).write(rebuild)
    expect(allRows(sqlite)).toEqual(before)
    sqlite.close()
  })

  test('comes with its meeting into another book, where its bytes are told as missing', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const report = aReport('cover', { itemId }) as Parameters<typeof client.reports.save>[0]['report']
    await client.reports.save({ meetingId, report })
    await client.findings.accept({ meetingId, key: 'kept', reason: 'It stays.' })
    const { sha256 } = await published(client, { meetingId, ...agenda })
    const record = await client.records.export({ meetingId })
    const other = await packCore()
    await other.client.records.load(record)
    const loaded = await recordOf(other.client, meetingId)
    expect(loaded).toEqual({ ...record, council: loaded.council })
    expect([loaded.reports, loaded.accepted, loaded.publications].map((each) => each.length)).toEqual([
      1, 1, 1,
    ])
    const missing = await other.fetch(new Request(`http://core.test/api/files/${sha256}`))
    expect(missing.status).toBe(404)
    await other.client.papers.facts({ meetingId })
    await expect
      .poll(async () => (await other.client.packs.plan({ meetingId, ...agenda })).findings)
      .toMatchObject([{ level: 'problem', paperId: 'plan' }])
  })
})

describe('a pack is not published', () => {
  test('when the meeting changed after it was built', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const { outputId, pack } = await builtPack(client, { meetingId, ...agenda })
    await client.agenda.editItem({ meetingId, itemId, change: { title: 'Lease of the kiosk' } })
    await expect(client.packs.publish({ meetingId, outputId })).rejects.toMatchObject({
      code: 'conflict',
      message:
        'The meeting was changed after this pack was built. Build it again, look at it, and publish that.',
    })
    const kept = await core.fetch(new Request(`http://core.test/api/files/${pack.sha256}`))
    expect(kept.status).toBe(404)
    expect((await client.packs.plan({ meetingId, ...agenda })).basis).not.toBe(pack.basis)
    expect((await recordOf(client, meetingId)).publications).toEqual([])
    expect((await recordOf(client, meetingId)).meeting.state).toBe('planned')
  })

  test('before what is missing from it was let stand with a reason, and then without building it again', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId, itemId } = await withPlan(core)
    const sha256 = await keepFile(core, new TextEncoder().encode('no PDF at all'))
    await client.papers.add({ meetingId, itemId, files: [{ id: 'bad', fileName: 'bad.pdf', sha256 }] })
    await client.papers.change({ meetingId, paperId: 'bad', change: { classification: 'public' } })
    const { outputId, pack } = await builtPack(client, { meetingId, ...agenda })
    const found = pack.findings.find((finding) => finding.paperId === 'bad')
    expect(found?.level).toBe('problem')
    await expect(client.packs.publish({ meetingId, outputId })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(
        /^Something keeps this pack from being whole\. Mend it, .*bad\.pdf/,
      ) as string,
    })
    await client.findings.accept({ meetingId, key: found?.key ?? '', reason: 'The officer sends it later.' })
    expect(await client.packs.publish({ meetingId, outputId })).toMatchObject({ number: 1 })
  })

  test('while nobody can know what an output of another kind is', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId } = await withPlan(core)
    const { jobId } = await client.papers.make({
      ...{ meetingId, paper: 'agenda', format: 'pdf', audience: 'public' },
    })
    const end = await endOf(client, jobId)
    if (end.state !== 'done') throw new Error('the agenda was not made')
    await expect(client.packs.publish({ meetingId, outputId: end.outputId })).rejects.toMatchObject({
      ...{ code: 'invalid-input', message: 'Only a pack of this meeting can be published. Build one first.' },
    })
    await expect(client.packs.publish({ meetingId, outputId: 'gone' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('for another meeting than its own', async () => {
    const core = await packCore()
    const { client } = core
    const { meetingId } = await withPlan(core)
    const { outputId } = await builtPack(client, { meetingId, ...agenda })
    const other = await nextMeeting(client, { date: '2026-03-03' })
    await expect(client.packs.publish({ meetingId: other.meetingId, outputId })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

/** Documents begin on right-hand pages, and so does a supplement: where a page on the left is next, its number stays unused. */
function nextOdd(last: number): number {
  return last % 2 === 0 ? last + 1 : last + 2
}

test('a supplement with nothing to hold has no pages and says why, and is not built', async () => {
  const core = await packCore()
  const { client } = core
  const { meetingId } = await withPlan(core)
  const { pages } = await published(client, { meetingId, ...agenda })
  const plan = await client.packs.plan({ meetingId, ...supplement })
  expect(plan).toMatchObject({
    ...{ edition: 'supplement', firstPage: nextOdd(pages.last), pages: 0, documents: [] },
    findings: [{ kind: 'nothing-new', level: 'blocked' }],
  })
  expect(plan.findings[0]?.sentence).toMatch(/^Nothing has changed since .*, so there is nothing/)
  const { jobId } = await client.packs.build({ meetingId, ...supplement })
  expect(await endOf(client, jobId)).toMatchObject({ state: 'failed', message: plan.findings[0]?.sentence })
})

test('a supplement to nothing is refused in a sentence, planned or built', async () => {
  const core = await packCore()
  const { client } = core
  const { meetingId } = await withPlan(core)
  const refusal = {
    code: 'not-allowed',
    message:
      'A supplement adds to a pack, and no public pack of this meeting has been published yet. Publish that first.',
  }
  await expect(client.packs.plan({ meetingId, ...supplement })).rejects.toMatchObject(refusal)
  await expect(client.packs.build({ meetingId, ...supplement })).rejects.toMatchObject(refusal)
})

test('building a pack can be stopped: the work ends, and there is no pack', async () => {
  let stopped = false
  const core = await packCore({
    render: {
      ...linesRenderer,
      pack: (_order, options) =>
        new Promise((_resolve, reject) => {
          options?.onProgress?.(0.5, 'Page 2 of 4')
          options?.signal?.addEventListener('abort', () => {
            stopped = true
            reject(new Error('stopped'))
          })
        }),
    },
  })
  const { client } = core
  const { meetingId } = await withPlan(core)
  const { jobId } = await client.packs.build({ meetingId, ...agenda })
  const told: string[] = []
  for await (const event of await client.jobs.watch({ jobId })) {
    told.push(event.state === 'running' ? event.what : event.state)
    if (event.state === 'running' && event.what === 'Page 2 of 4') await client.jobs.cancel({ jobId })
  }
  expect(told).toEqual(['Reading plan.pdf', 'Page 2 of 4', 'cancelled'])
  expect(stopped).toBe(true)
  expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
})

test('exempt bytes never come near a public pack', async () => {
  const asked: string[] = []
  const core = await packCore({
    reading: (parts) => {
      const inner = readingPdfs(parts)
      return {
        ...inner,
        pdf: (paper, signal) => {
          asked.push(paper.id)
          return inner.pdf(paper, signal)
        },
      }
    },
  })
  const { meetingId, itemId } = await withPlan(core)
  await addPaper(core, meetingId, itemId, 'lease', { change: { classification: 'exempt', exemption } })
  await builtPack(core.client, { meetingId, ...agenda })
  expect(asked).toEqual(['plan'])
})
