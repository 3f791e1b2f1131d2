import { describe, expect, onTestFinished, test } from 'vitest'
import { buildPack } from '../../electron/render/pack/buildPack.ts'
import { planPack } from '../../electron/render/pack/planPack.ts'
import type { PackOrder, PackPlanOrder } from '../../electron/render/pack/packOrder.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { publishedOf } from '../helpers/publications.ts'
import { withPapers } from '../helpers/meetingPack.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { anItem, aMeeting, aPaper, aRecord, aReport, minutesOf, prose } from '../helpers/recordBuilder.ts'

const agenda = aRecord({
  items: [
    anItem('minutes', { title: 'Minutes', kind: 'minutes' }),
    anItem('first', { title: 'Mill race' }),
    anItem('second', { title: 'Prices' }),
  ],
})

function aPlan(
  record: MeetingRecord,
  counts: PackPlanOrder['counts'],
  given: Partial<PackPlanOrder> = {},
): PackPlanOrder {
  return {
    ...{ record, counts, audience: 'public', rightHand: 'documents', subItemPages: 'shared' },
    ...{ edition: 'agenda', number: 1, firstPage: 1, previousMinutes: null },
    ...given,
  }
}

function with2Pages(papers: readonly RecordPaper[]): PackPlanOrder['counts'] {
  return new Map(papers.map(({ id }) => [id, 2]))
}

describe('the plan of a public pack', () => {
  const papers = [
    aPaper('open'),
    aPaper('new', { classification: 'unset', sha256: 'b'.repeat(64), itemId: 'second' }),
  ]
  const undecided = {
    ...agenda,
    papers,
    items: [...agenda.items.slice(0, 2), anItem('second', { title: 'Prices', classification: 'unset' })],
    reports: [aReport('draft', { itemId: 'second', classification: 'unset' })],
  }

  test('says all that nobody has classified, and counts it as public', async () => {
    const plan = await planPack(aPlan(undecided, with2Pages(papers)))
    expect(plan.findings.map(({ key, level, paperId, itemId }) => [key, level, paperId, itemId])).toEqual([
      ['unset second', 'blocked', null, 'second'],
      [`unset ${'b'.repeat(64)} new`, 'blocked', 'new', 'second'],
      ['unset draft', 'blocked', 'draft', 'second'],
    ])
    expect(plan.findings.map(({ sentence }) => sentence)).toEqual([
      '“Prices” is neither marked public nor exempt. Open the item and choose one.',
      '“new.pdf” is neither marked public nor exempt, so the public pack cannot go out. Choose one.',
      '“Report: Prices” is neither marked public nor exempt, so the public pack cannot go out. Choose one.',
    ])
    expect(plan.documents.map(({ paperId, first }) => [paperId, first])).toEqual([
      ['open', 3],
      ['draft', 5],
      ['new', 7],
    ])
  })

  test('is of a pack that is not built', async () => {
    const { counts: _, ...order } = aPlan(undecided, new Map())
    await expect(buildPack({ ...order, files: new Map() })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('is blocked by the same file under two marks, whatever its names', async () => {
    const both = [aPaper('open'), aPaper('shut', { itemId: 'second', classification: 'confidential' })]
    const plan = await planPack(aPlan({ ...agenda, papers: both }, with2Pages(both)))
    expect(plan.findings).toMatchObject([{ kind: 'leak', level: 'blocked', paperId: 'open' }])
    expect(plan.documents.map(({ paperId }) => paperId)).toEqual(['open'])
  })

  test('is blocked by minutes before that nobody has marked', async () => {
    const before = aRecord({
      meeting: aMeeting({ id: 'before', date: '2026-09-09' }),
      minutes: [minutesOf('first', [prose('It was said.', { classification: 'unset' })])],
    })
    const plan = await planPack(aPlan(agenda, new Map(), { previousMinutes: before }))
    expect(plan.findings).toMatchObject([
      { key: 'unset minutes minutes', level: 'blocked', itemId: 'minutes' },
    ])
    expect(plan.documents.map(({ paperId }) => paperId)).toEqual(['before'])
    const { counts: _, ...order } = aPlan(agenda, new Map(), { previousMinutes: before })
    await expect(buildPack({ ...order, files: new Map() })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('The minutes of 9 September 2026 cannot stand in the pack.') as string,
    })
  })

  test('leaves out files that are not there or cannot be read, with what is wrong', async () => {
    const sentence = '“shut.pdf” needs a password. Ask for a copy without one.'
    const all = [aPaper('gone'), aPaper('shut'), aPaper('open')]
    const counts = new Map<string, number | { unreadable: string }>([
      ['shut', { unreadable: sentence }],
      ['open', 2],
    ])
    const plan = await planPack(aPlan({ ...agenda, papers: all }, counts))
    expect(plan.findings).toMatchObject([
      { kind: 'missing', level: 'problem', paperId: 'gone', itemId: 'first' },
      { kind: 'unreadable', level: 'problem', paperId: 'shut', sentence },
    ])
    expect(plan.documents.map(({ paperId }) => paperId)).toEqual(['open'])
  })
})

test('the plan of a members’ pack leaves out what nobody has classified, as the pack does', async () => {
  const papers = [aPaper('open'), aPaper('new', { classification: 'unset', sha256: 'b'.repeat(64) })]
  const order = aPlan({ ...agenda, papers }, with2Pages(papers), { audience: 'members' })
  const plan = await planPack(order)
  expect(plan.findings).toMatchObject([{ kind: 'unset', level: 'problem', paperId: 'new' }])
  expect(plan.documents.map(({ paperId }) => paperId)).toEqual(['open'])
})

test('the members’ pack waits for the paragraph of what is exempt, a paper or a report, and the public one does not', async () => {
  const papers = [
    aPaper('shut', { classification: 'exempt' }),
    aPaper('named', {
      ...{ classification: 'exempt', sha256: 'b'.repeat(64) },
      exemption: { paragraphs: [3], publicInterest: 'It is being negotiated.' },
    }),
  ]
  const reports = [aReport('draft', { itemId: 'second', classification: 'exempt' })]
  const record = { ...agenda, papers, reports }
  const found = async (audience: 'public' | 'members'): Promise<readonly unknown[]> => {
    const { findings } = await planPack(aPlan(record, with2Pages(papers), { audience }))
    return findings
      .filter(({ kind }) => kind === 'no-paragraph')
      .map(({ level, paperId }) => [level, paperId])
  }
  expect(await found('members')).toEqual([
    ['problem', 'shut'],
    ['problem', 'draft'],
  ])
  expect(await found('public')).toEqual([])
})

test('a supplement of what is still being read says that it is this that it waits for', async () => {
  const published = publishedOf(await planPack(aPlan(agenda, new Map())))
  const record = { ...agenda, papers: [aPaper('new', { title: 'Late letter' })], publications: [published] }
  const wish = { edition: 'supplement', firstPage: 2 } as const
  const reading = new Map([['new', { unreadable: '“new.pdf” is still being read.' }]])
  await expect(planPack(aPlan(record, reading, wish))).rejects.toMatchObject({
    code: 'not-allowed',
    message:
      '“Late letter” is new since 5 October 2026, and cannot be in a pack yet, so there is nothing for a supplementary pack to hold. ' +
      'See what is said of its file.',
  })
  expect((await planPack(aPlan(record, new Map([['new', 2]]), wish))).documents).toMatchObject([{ first: 3 }])
})

test('an item that says its papers are to follow is told of until it has one', async () => {
  const record = { ...agenda, items: [anItem('first', { summary: 'Report to follow' })] }
  const plan = await planPack(aPlan(record, new Map()))
  expect(plan.findings).toMatchObject([{ key: 'to-follow first', level: 'advice', itemId: 'first' }])
  const papers = [aPaper('report')]
  expect((await planPack(aPlan({ ...record, papers }, with2Pages(papers)))).findings).toEqual([])
})

test('an item of urgent business that was added without a reason is a problem, and one with a reason is none', async () => {
  const published = publishedOf({ firstPage: 1, pages: 1, items: [], papers: [] })
  const late = (summary: string): MeetingRecord => ({
    ...agenda,
    items: [anItem('late', { kind: 'urgent', summary })],
    publications: [published],
  })
  const found = async (summary: string) =>
    (await planPack(aPlan(late(summary), new Map(), { number: 2 }))).findings
  expect(await found('')).toMatchObject([{ key: 'late late', kind: 'late', level: 'problem' }])
  expect(await found('Urgent, because the sluice broke on Monday')).toEqual([])
})

test('a file that was made from the one on the agenda is taken for it, and no other', async () => {
  const { record } = withPapers(agenda, [{ id: 'letter', bytes: Buffer.from('Word') }])
  const bytes = await plainPdf(2)
  const pack = (madeFrom: string) => {
    const { counts: _, ...order } = aPlan(record, new Map())
    const files: PackOrder['files'] = new Map([['letter', { bytes, madeFrom }]])
    return buildPack({ ...order, files })
  }
  const taken = await pack(record.papers[0]?.sha256 ?? '')
  expect(taken.documents.map(({ paperId }) => paperId)).toEqual(['letter'])
  expect(taken.papers.map(({ sha256 }) => sha256)).toEqual([record.papers[0]?.sha256])
  expect((await pack('b'.repeat(64))).findings).toMatchObject([{ kind: 'changed', level: 'problem' }])
})

test('a plan is made on the thread of the papers, without the files', async () => {
  const renderer = createRenderer({ log: { error: () => undefined } })
  onTestFinished(() => renderer.close())
  const papers = [aPaper('open')]
  const order = aPlan({ ...agenda, papers }, with2Pages(papers))
  expect(await renderer.planPack(order)).toEqual(await planPack(order))
  await expect(renderer.planPack({ ...order, edition: 'supplement' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(
    renderer.planPack(order, { signal: AbortSignal.abort(new Error('Given up')) }),
  ).rejects.toThrow('Given up')
})
