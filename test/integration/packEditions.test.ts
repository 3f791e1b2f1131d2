import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPack } from '../../electron/render/pack/buildPack.ts'
import { planPack } from '../../electron/render/pack/planPack.ts'
import type { BuiltPack, PackOrder, PackPlanOrder } from '../../electron/render/pack/packOrder.ts'
import { subItemPageRules } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { rightHandRules } from '../../shared/domain/packPages.ts'
import { formatPageRange } from '../../shared/domain/pageRange.ts'
import type { Publication } from '../../shared/domain/publication.ts'
import { withPlaces } from '../../shared/domain/sentAgenda.ts'
import { packFor, readPack, withPapers } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { linesPdf, plainPdf } from '../helpers/officersFiles.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { publishedOf } from '../helpers/publications.ts'
import { anItem, aMeeting, aRecord, aReport, minutesOf, prose } from '../helpers/recordBuilder.ts'

const agenda = aRecord({
  items: withPlaces([
    anItem('apologies', { title: 'Apologies' }),
    anItem('minutes', { title: 'Minutes', kind: 'minutes' }),
    anItem('mill', { title: 'Mill race', reportAuthor: 'Head of Works' }),
    anItem('budget', { title: 'Budget' }),
    anItem('families', { title: 'Families', parentId: 'budget' }),
    anItem('schools', { title: 'Schools', parentId: 'budget' }),
  ]),
})

async function paper(id: string, itemId: string, pages: number, words = id): Promise<GivenPaper> {
  return { id, itemId, title: `The ${id}`, bytes: await plainPdf(pages, words) }
}

const survey = await paper('survey', 'mill', 3)
const costs = await paper('costs', 'mill', 2)
const families = await paper('families', 'families', 2)
const schools = await paper('schools', 'schools', 1)
const first = [survey, costs, families, schools]

/** The record after its agenda of `first` went out. */
async function afterwards(): Promise<{ readonly record: MeetingRecord; readonly pack: BuiltPack }> {
  const pack = await packFor(agenda, first)
  return { record: { ...agenda, publications: [publishedOf(pack)] }, pack }
}

function withItem(record: MeetingRecord, id: string, title: string): MeetingRecord {
  return { ...record, items: withPlaces([...record.items, anItem(id, { title })]) }
}

describe('an agenda that is published again', () => {
  test('tells what changed on a page of its own after the front sheet, which leads to it', async () => {
    const { record, pack: before } = await afterwards()
    const changed = {
      ...withItem(record, 'late', 'Flood gates'),
      items: withItem(record, 'late', 'Flood gates').items.map((item) =>
        item.id === 'budget' ? { ...item, title: 'Budget and charges' } : item,
      ),
    }
    const second = await paper('survey', 'mill', 4, 'second survey')
    const gates = await paper('gates', 'late', 1)
    const pack = await packFor(changed, [second, costs, families, gates], { number: 2 })
    const read = await readPack(pack.bytes)

    expect(pack.blanks.slice(0, 2)).toEqual([2, 4])
    expect(read.pages[0]?.words).toContain(
      'This agenda replaces the one published on 5 October 2026. What has changed since is told on page 3.',
    )
    expect(read.links.filter(({ from }) => from === 1).map(({ to }) => to)).toContain(3)
    expect(read.pages[2]?.words).toMatch(/^What has changed since the agenda published on 5 October 2026/)
    const was = before.papers.find(({ paperId }) => paperId === 'survey')?.sha256.slice(0, 12)
    const now = pack.papers.find(({ paperId }) => paperId === 'survey')?.sha256.slice(0, 12)
    expect(read.tables.slice(1)).toEqual([
      [
        ['4', 'Budget and charges', 'Renamed: was “Budget”'],
        ['5', 'Flood gates', 'Added'],
      ],
      [
        ['3', 'The survey', `Replaced was ${was} now ${now}`, '5 - 8'],
        ['4b', 'The schools', 'Withdrawn', ''],
        ['5', 'The gates', 'Added', '13'],
      ],
    ])
    expect(read.bookmarks.slice(0, 3)).toEqual([
      ['Agenda', 1],
      ['What has changed', 3],
      ['3 Mill race', 5],
    ])
    expect(pack.changes).toEqual([
      'Item 5, “Flood gates”, was added.',
      'Item 4, “Budget and charges”, was called “Budget”.',
      '“The gates” was added to item 5.',
      '“The survey” of item 3 was replaced.',
      '“The schools” of item 4b was withdrawn.',
    ])
    expect(pack.findings.filter(({ kind }) => kind === 'late')).toMatchObject([
      { level: 'advice', itemId: 'late', key: 'late late' },
    ])
  })

  test('counts from the agenda that it takes the place of, and tells what a supplement of the same day brought', async () => {
    const { record, pack: before } = await afterwards()
    const withLate = withItem(record, 'late', 'Flood gates')
    const second: GivenPaper = {
      ...(await paper('survey', 'mill', 2, 'second survey')),
      title: 'The survey revised',
    }
    const held = [second, costs, families, schools, await paper('gates', 'late', 3)]
    const more = await packFor(withLate, held, { edition: 'supplement', firstPage: before.pages + 2 })
    expect(more.changes).toEqual([
      'Item 5, “Flood gates”, was added.',
      '“The gates” was added to item 5.',
      '“The survey revised” of item 3 takes the place of “The survey”.',
    ])
    const sheet = (await readPack(more.bytes)).pages[0]?.words
    expect(sheet).toContain(
      'the pages run on from page 11: this pack begins on page 13, and there is no page 12.',
    )
    expect(sheet).not.toContain('Also changed')
    const publications = [
      ...record.publications,
      publishedOf(more, { kind: 'supplement', at: '2026-10-05T14:05:00Z' }),
    ]
    const pack = await packFor({ ...withLate, publications }, held.toSpliced(2, 1), { number: 2 })
    expect(pack.changes).toEqual([...more.changes, '“The families” of item 4a was withdrawn.'])
    const { pages, tables } = await readPack(pack.bytes)
    expect(pages[0]?.words).toContain('replaces the one published on 5 October 2026 at 10.30 am.')
    expect(pages[2]?.words).toMatch(
      /^What has changed since the agenda published on 5 October 2026 at 10.30 am/,
    )
    expect(pages[2]?.words).toContain('and its supplementary pack of 5 October 2026 at 3.05 pm.')
    expect(tables.at(-1)?.map(([item, title]) => [item, title])).toEqual([
      ['3', 'The survey revised'],
      ['4a', 'The families'],
      ['5', 'The gates'],
    ])
    expect(tables.at(-1)?.[0]?.[2]).toMatch(/^Replaced was “The survey”, [0-9a-f]{12} now [0-9a-f]{12}$/)
  })

  test('keeps its numbers where an item was withdrawn, and says so', async () => {
    const { record } = await afterwards()
    const items = record.items.filter(({ id }) => id !== 'mill')
    const pack = await packFor({ ...record, items }, [families, schools], { number: 2, rightHand: 'none' })
    const read = await readPack(pack.bytes)
    expect(read.rows.map(([number]) => number)).toEqual(['1', '2', '4'])
    expect(read.tables.slice(1)).toEqual([
      [['3', 'Mill race', 'Withdrawn']],
      [
        ['3', 'The survey', 'Withdrawn'],
        ['3', 'The costs', 'Withdrawn'],
      ],
    ])
    expect(read.pages[1]?.words).toContain('Items keep their numbers; pages are numbered anew.')
    expect(pack.ranges).toMatchObject([{ item: '4', first: 3, last: 5 }])
  })

  test('does not say that items keep their numbers where one has another', async () => {
    const { record } = await afterwards()
    const items = record.items.map((item) =>
      item.id === 'schools' ? { ...item, parentId: null, agendaPlace: null } : item,
    )
    const pack = await packFor({ ...record, items: withPlaces(items) }, first, { number: 2 })
    expect(pack.changes).toEqual(['Item 5, “Schools”, was item 4b.'])
    expect((await readPack(pack.bytes)).pages[2]?.words).toContain('5 October 2026. Pages are numbered anew.')
  })

  test('says that nothing changed where nothing did', async () => {
    const { record } = await afterwards()
    const pack = await packFor(record, first, { number: 2 })
    expect(pack.changes).toEqual([])
    expect((await readPack(pack.bytes)).pages[2]?.words).toContain('the papers of the meeting are the same')
  })

  test('does not name what was public and is not any more', async () => {
    const { record } = await afterwards()
    const shut: GivenPaper = {
      ...{ ...survey, classification: 'exempt' },
      exemption: { paragraphs: [3], publicInterest: 'Prices are being asked for.' },
    }
    const pack = await packFor(record, [shut, costs, families, schools], { number: 2 })
    const words = (await readPack(pack.bytes)).pages.map((page) => page.words).join(' ')
    expect(words).toContain('A paper Withdrawn')
    expect(words).not.toContain('The survey')
  })
})

describe('a supplement', () => {
  test('holds what is new or replaced alone, says what it adds to, and its pages run on', async () => {
    const { record, pack: before } = await afterwards()
    const second = await paper('survey', 'mill', 2, 'second survey')
    const gates = await paper('gates', 'late', 3)
    const pack = await packFor(
      withItem(record, 'late', 'Flood gates'),
      [second, costs, families, schools, gates],
      { edition: 'supplement', firstPage: before.pages + 1 },
    )
    const read = await readPack(pack.bytes)
    const start = before.pages + 1
    expect([before.pages, before.blanks]).toEqual([11, [2, 6]])
    expect(pack).toMatchObject({ firstPage: start, pages: 6, blanks: [] })
    expect(read.pages[0]?.words).toContain('Supplementary pack 1')
    expect(read.pages[0]?.words).toContain(
      'This pack belongs to the agenda published on 5 October 2026. It adds one item and one paper, and replaces one paper. ' +
        'Items keep the numbers of the agenda, and the pages run on from page 11.',
    )
    expect(read.rows).toEqual([
      ['3', 'Mill race Report of the Head of Works In place of pages 3 - 5: The survey', '13 - 14'],
      ['5', 'Flood gates Added to the agenda New: The gates', '15 - 17'],
    ])
    expect(read.labels).toEqual(['12', '13', '14', '15', '16', '17'])
    expect(pack.papers.map(({ paperId, pages }) => [paperId, pages.first])).toEqual([
      ['survey', 13],
      ['gates', 15],
    ])
    expect(pack.items.map(({ number }) => number)).toEqual(['1', '2', '3', '4', 'a)', 'b)', '5'])
    expect(read.bookmarks).toEqual([
      ['Agenda', 1],
      ['3 Mill race', 2],
      ['- The survey', 2],
      ['5 Flood gates', 4],
    ])
    expect(new Set(read.links.map(({ to }) => to))).toEqual(new Set([2, 4]))
  })

  test('of a supplement holds what came after both', async () => {
    const { record, pack: before } = await afterwards()
    const extra = await paper('extra', 'schools', 1)
    const one = await packFor(record, [...first, extra], {
      edition: 'supplement',
      firstPage: before.pages + 1,
    })
    const publications: Publication[] = [
      ...record.publications,
      publishedOf(one, { kind: 'supplement', at: '2026-10-07T09:30:00Z' }),
    ]
    const more = await paper('more', 'schools', 1)
    const two = await packFor({ ...record, publications }, [...first, extra, more], {
      ...{ edition: 'supplement', number: 2, firstPage: before.pages + one.pages + 1 },
    })
    const read = await readPack(two.bytes)
    expect(two.papers.map(({ paperId }) => paperId)).toEqual(['more'])
    expect(read.pages[0]?.words).toContain('published on 5 October 2026 and its supplementary pack.')
    expect(read.rows).toEqual([['4', 'Budget b) Schools New: The more', String(two.ranges[0]?.first)]])
  })

  test('says what else changed', async () => {
    const { record, pack } = await afterwards()
    const more = await paper('more', 'schools', 1)
    const next = await packFor(record, [survey, families, schools, more], {
      ...{ edition: 'supplement', firstPage: pack.pages + 1 },
    })
    expect((await readPack(next.bytes)).pages[0]?.words).toContain('“The costs” of item 3 was withdrawn.')
  })

  test('is refused while no agenda is published, where nothing changed, and where it would hold nothing', async () => {
    const wish = { edition: 'supplement', firstPage: 12 } as const
    await expect(packFor(agenda, first, wish)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Publish the agenda first') as string,
    })
    const { record } = await afterwards()
    await expect(packFor(record, first, wish)).rejects.toMatchObject({
      code: 'not-allowed',
      message:
        'Nothing has changed since 5 October 2026, so there is nothing for a supplementary pack to hold.',
    })
    await expect(packFor(record, first.slice(1), wish)).rejects.toMatchObject({
      message: expect.stringContaining('Publish the agenda again to tell what has changed.') as string,
    })
  })

  test('of one audience knows nothing of what was published for the other', async () => {
    const { record } = await afterwards()
    const wish = { edition: 'supplement', audience: 'members', firstPage: 12 } as const
    await expect(packFor(record, [...first, await paper('x', 'mill', 1)], wish)).rejects.toMatchObject({
      message: expect.stringContaining('Publish the agenda first') as string,
    })
  })
})

describe('what Minutebook composes', () => {
  const before = aRecord({
    meeting: aMeeting({ id: 'before', date: '2026-09-09', state: 'draft-minutes' }),
    items: [
      anItem('first', { title: 'Bridges' }),
      anItem('second', {
        title: 'Contract',
        classification: 'exempt',
        exemption: { paragraphs: [3], publicInterest: 'x' },
      }),
    ],
    minutes: [
      minutesOf('first', [prose('The bridges were inspected.')], { number: '7' }),
      minutesOf('second', [prose('Messrs Grig asked for more.', { classification: 'exempt' })], {
        number: '8',
      }),
    ],
  })
  const reported = {
    ...agenda,
    reports: [
      aReport('open', { itemId: 'mill' }),
      aReport('shut', {
        ...{ itemId: 'budget', title: 'Prices', classification: 'exempt' },
        exemption: { paragraphs: [3], publicInterest: 'Prices are being asked for.' },
      }),
    ],
  }

  test('stands before the files of its item, the minutes before on the item for them, all tagged', async (context) => {
    const pack = await packFor(reported, [], { previousMinutes: before })
    expect(pack).toMatchObject({ accessible: true, findings: [] })
    expect(pack.documents.map(({ paperId, itemId, title }) => [paperId, itemId, title])).toEqual([
      ['before', 'minutes', 'Minutes of the meeting held on 9 September 2026'],
      ['open', 'mill', 'Cover report'],
    ])
    const filed = await packFor(reported, [survey], { previousMinutes: before })
    expect(filed.documents.map(({ paperId }) => paperId)).toEqual(['before', 'open', 'survey'])
    const read = await readPack(filed.bytes)
    expect(read.rows.map(([number, , pages]) => [number, pages])).toEqual([
      ['1', ''],
      ['2', '3 - 4'],
      ['3', '5 - 9'],
      ['4', ''],
    ])
    const words = read.pages.map((page) => page.words)
    expect(words[2]).toMatch(/^Draft minutes: subject to confirmation.*The bridges were inspected\./s)
    expect(words[4]).toContain('To report on the mill race.')
    expect(words.join(' ')).not.toMatch(/Page 1 of 1|Grig|Prices/)
    expect(read.bookmarks.filter(([title]) => /Mill|Cover|survey/.test(title))).toEqual([
      ['3 Mill race', 5],
      ['- Cover report', 5],
      ['- The survey', 7],
    ])
    context.skip(pdfUaMissing !== '', pdfUaMissing)
    expect(checkPdfUa(pack.bytes)).toContain('PASS')
  })

  test('says on every page for members what is not for publication', async () => {
    const pack = await packFor(reported, [], { audience: 'members', previousMinutes: before })
    const read = await readPack(pack.bytes)
    const shut = pack.documents.find(({ paperId }) => paperId === 'shut')
    expect(shut).toMatchObject({ title: 'Prices', itemId: 'budget' })
    expect(read.pages[(shut?.first ?? 0) - 1]?.stamp).toMatch(
      /NOT FOR PUBLICATION – exempt information, paragraph 3$/,
    )
    expect(read.pages[2]?.words).toMatch(/^NOT FOR PUBLICATION: contains exempt information/)
    expect(read.pages.map((page) => page.words).join(' ')).toContain('Grig')
  })

  test('does not stand where a paper does, whoever may have that', async () => {
    const shut: GivenPaper = {
      ...{ ...costs, itemId: 'minutes', classification: 'exempt' },
      exemption: { paragraphs: [3], publicInterest: 'Prices are being asked for.' },
    }
    const pack = await packFor(agenda, [shut], { previousMinutes: before })
    expect(pack.documents).toEqual([])
  })

  test('is another paper when its words are, and the same when only its pages moved', async () => {
    const pack = await packFor(reported, first, { previousMinutes: before })
    const record = { ...reported, publications: [publishedOf(pack)] }
    const wish = { number: 2, previousMinutes: before } as const
    expect((await packFor(record, first, wish)).changes).toEqual([])
    const mended = {
      ...before,
      minutes: [
        minutesOf('first', [prose('The bridges were painted.')], { number: '7' }),
        ...before.minutes.slice(1),
      ],
    }
    expect((await packFor(record, first, { ...wish, previousMinutes: mended })).changes).toEqual([
      '“Minutes of the meeting held on 9 September 2026” of item 2 was replaced.',
    ])
  })
})

test('sub-items show their own pages where the council has it so', async () => {
  const pack = await packFor(agenda, first, { subItemPages: 'own' })
  const read = await readPack(pack.bytes)
  expect(read.rows).toEqual([
    ['1', 'Apologies', ''],
    ['2', 'Minutes', ''],
    ['3', 'Mill race Report of the Head of Works', '3 - 8'],
    ['4', 'Budget', ''],
    ['4 a)', 'Families', '9 - 10'],
    ['4 b)', 'Schools', '11'],
  ])
  expect(pack.ranges.map(({ item, itemId }) => [item, itemId])).toEqual([
    ['3', 'mill'],
    ['a)', 'families'],
    ['b)', 'schools'],
  ])
})

test('papers of the whole meeting are named on the front sheet too, in a supplement as well', async () => {
  const map = { ...(await paper('map', '', 2)), itemId: null }
  const pack = await packFor(agenda, [survey, map])
  const read = await readPack(pack.bytes)
  expect(read.tables[1]).toEqual([['The map', '7 - 8']])
  expect(read.links.map(({ to }) => to)).toContain(7)
  const record = { ...agenda, publications: [publishedOf(await packFor(agenda, [survey]))] }
  const late = await packFor(record, [survey, map], { edition: 'supplement', firstPage: 6 })
  const sheet = await readPack(late.bytes)
  expect(sheet.tables).toEqual([[['The map', '7 - 8']]])
  expect(sheet.pages[0]?.words).toContain('It adds one paper.')
})

test('a pack of more than 200 pages has a table of its documents, which leads to each', async () => {
  const long = [
    { id: 'one', itemId: 'mill', title: 'Part one', bytes: linesPdf(90) },
    { id: 'two', itemId: 'mill', title: 'Part two', bytes: linesPdf(95) },
  ]
  const last = (pages: number): GivenPaper => ({ id: 'three', itemId: 'schools', bytes: linesPdf(pages) })
  const pack = await packFor(agenda, [...long, last(16)])
  const read = await readPack(pack.bytes)
  expect(read.tables[1]).toEqual([
    ['3', 'Part one', '3'],
    ['3', 'Part two', '93'],
    ['4b', 'three', '189'],
  ])
  expect(new Set(read.links.map(({ from, to }) => `${from} to ${to}`))).toEqual(
    new Set(['1 to 3', '1 to 189', '2 to 3', '2 to 93', '2 to 189']),
  )
  const short = await readPack((await packFor(agenda, [...long, last(15)])).bytes)
  expect(short.tables).toHaveLength(1)
}, 30_000)

/** What a plan is asked with for an order: how many pages its files have. */
function counted({ files, ...order }: PackOrder, pages: ReadonlyMap<string, number>): PackPlanOrder {
  return { ...order, counts: new Map([...files.keys()].map((id) => [id, pages.get(id) ?? 0])) }
}

const anyMeeting = fc.record({
  items: fc.array(
    fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      below: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }), { maxLength: 2 }),
      reported: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  rightHand: fc.constantFrom(...rightHandRules),
  subItemPages: fc.constantFrom(...subItemPageRules),
  /** Which of the papers went out before, in hundredths. */
  published: fc.integer({ min: 0, max: 99 }),
  edition: fc.constantFrom('first' as const, 'again' as const, 'supplement' as const),
})

test('a plan has the pages, ranges, documents and changes of the pack that is built', async () => {
  await fc.assert(
    fc.asyncProperty(anyMeeting, async ({ items, published, edition, ...wish }) => {
      const pages = new Map<string, number>()
      const papers: GivenPaper[] = []
      const put = (itemId: string, sizes: readonly number[]): void =>
        sizes.forEach((size, index) => {
          const id = `${itemId}x${index}`
          pages.set(id, size)
          papers.push({ id, itemId, bytes: linesPdf(size) })
        })
      const all = items.flatMap(({ sizes, below }, index) => {
        put(`i${index}`, sizes)
        return [
          anItem(`i${index}`),
          ...below.map((each, at) => {
            put(`i${index}s${at}`, each)
            return anItem(`i${index}s${at}`, { parentId: `i${index}` })
          }),
        ]
      })
      const record = {
        ...agenda,
        items: withPlaces(all),
        reports: items.flatMap(({ reported }, index) =>
          reported ? [aReport(`r${index}`, { itemId: `i${index}` })] : [],
        ),
      }
      const plain = { audience: 'public', previousMinutes: null, ...wish } as const
      const before = await planPack(
        counted(
          {
            ...{ ...plain, edition: 'agenda', number: 1, firstPage: 1 },
            ...withPapers(record, papers.slice(0, Math.floor((papers.length * published) / 100))),
          },
          pages,
        ),
      )
      const order: PackOrder = {
        ...plain,
        ...withPapers({ ...record, publications: edition === 'first' ? [] : [publishedOf(before)] }, papers),
        ...(edition === 'supplement'
          ? { edition, number: 1, firstPage: before.pages + 1 }
          : { edition: 'agenda', number: edition === 'again' ? 2 : 1, firstPage: 1 }),
      }
      const outcome = async (work: Promise<unknown>): Promise<unknown> =>
        work.catch((error: unknown) => error)
      const plan = await outcome(planPack(counted(order, pages)))
      const built = await outcome(buildPack(order))
      if (built instanceof Error) {
        expect(plan).toMatchObject({ message: built.message })
        return
      }
      const { bytes, accessible: _, findings, ...rest } = built as BuiltPack
      expect(plan).toMatchObject(rest)
      expect(findings.filter(({ level }) => level !== 'advice')).toEqual([])
      const read = await readPack(bytes)
      expect(read.pages).toHaveLength(rest.pages)
      expect(read.rows.map((row) => row[2] ?? '').filter((range) => range !== '')).toEqual(
        rest.ranges.map(formatPageRange),
      )
    }),
    { numRuns: 25 },
  )
}, 180_000)
