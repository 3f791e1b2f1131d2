import type { BuiltPack, PackOrder } from '../../electron/render/pack/packOrder.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { subItemPageRules } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { rightHandRules } from '../../shared/domain/packPages.ts'
import { withPlaces } from '../../shared/domain/sentAgenda.ts'
import { seededRandom } from '../soak/part.ts'
import { packFor, readPack } from './meetingPack.ts'
import type { GivenPaper } from './meetingPack.ts'
import { linesPdf } from './officersFiles.ts'
import { disagreements } from './packOracle.ts'
import type { ExpectedDocument, ExpectedPack } from './packOracle.ts'
import { publishedOf } from './publications.ts'
import { anItem, aRecord, aReport, aSection } from './recordBuilder.ts'

/** A document of a random meeting; one without pages cannot be in a pack. */
interface RandomDocument {
  readonly id: string
  readonly itemId: string
  readonly kind: 'file' | 'report'
  readonly pages: number
  readonly isClosed: boolean
  /** Counts up when it is replaced. */
  readonly version: number
}

interface RandomItem {
  readonly id: string
  readonly parentId: string | null
  readonly isClosed: boolean
}

interface RandomMeeting {
  readonly items: readonly RandomItem[]
  readonly documents: readonly RandomDocument[]
  readonly wish: Pick<PackOrder, 'audience' | 'rightHand' | 'subItemPages'>
}

/** What came of one random meeting: its packs, read back. */
export interface PackedMeeting {
  readonly seed: number
  readonly packs: number
  readonly pages: number
  readonly documents: number
  /** Where what was read is not what the oracle says; empty when all is well. */
  readonly wrong: readonly string[]
}

/** A random meeting's agenda pack, and for some what followed: a supplement, or the agenda again. All follows from the seed. */
export async function packRandomMeeting(seed: number): Promise<PackedMeeting> {
  const draw = drawer(seed)
  const meeting = drawMeeting(draw)
  const first = await checked(meeting, meeting.documents, { edition: 'agenda', number: 1, firstPage: 1 }, [])
  const runs = [first]
  const next = draw.chance(0.5) ? 'supplement' : draw.chance(0.5) ? 'agenda' : null
  if (next !== null) {
    const later = laterMeeting(meeting, draw)
    const isSupplement = next === 'supplement'
    const held = isSupplement ? later.documents.filter(isNewSince(meeting)) : later.documents
    const publications = [publishedOf(first.pack, { audience: meeting.wish.audience })]
    runs.push(
      await checked(
        later,
        held,
        isSupplement
          ? { edition: 'supplement', number: 1, firstPage: startAfter(first.pack.pages, meeting) }
          : { edition: 'agenda', number: 2, firstPage: 1 },
        publications,
      ),
    )
  }
  return {
    ...{ seed, packs: runs.length },
    pages: runs.reduce((sum, { pack }) => sum + pack.pages, 0),
    documents: runs.reduce((sum, { pack }) => sum + pack.documents.length, 0),
    wrong: runs.flatMap(({ wrong }) => wrong),
  }
}

/** Pages run on, and where anything stands on a right-hand page, the front sheet does. */
function startAfter(last: number, { wish }: RandomMeeting): number {
  const isLeft = (last + 1) % 2 === 0
  return wish.rightHand !== 'none' && isLeft ? last + 2 : last + 1
}

function isNewSince(before: RandomMeeting): (document: RandomDocument) => boolean {
  return ({ id, version }) => !before.documents.some((each) => each.id === id && each.version === version)
}

type Edition = Pick<PackOrder, 'edition' | 'number' | 'firstPage'>

async function checked(
  meeting: RandomMeeting,
  held: readonly RandomDocument[],
  edition: Edition,
  publications: MeetingRecord['publications'],
): Promise<{ readonly pack: BuiltPack; readonly wrong: readonly string[] }> {
  const { record, papers } = recordOf(meeting)
  const pack = await packFor({ ...record, publications }, papers, { ...meeting.wish, ...edition })
  const wrong = [
    ...disagreements(expectedOf(meeting, held, edition), pack, await readPack(pack.bytes)),
    ...untold(pack),
  ]
  return { pack, wrong: wrong.map((each) => `${edition.edition} ${edition.number}: ${each}`) }
}

/** A pack that does not say that it is accessible says why, and no two findings are accepted as one. */
function untold({ accessible, findings }: BuiltPack): string[] {
  const reasons = ['untagged', 'scanned', 'typeface', 'structure']
  const keys = new Set(findings.map(({ key }) => key))
  return [
    ...(accessible || findings.some(({ kind }) => reasons.includes(kind)) ? [] : ['nothing says why not']),
    ...(keys.size === findings.length ? [] : ['two findings have one key']),
  ]
}

/** What a reader of the pack has to find: worked out from the drawn meeting alone. */
function expectedOf(meeting: RandomMeeting, held: readonly RandomDocument[], edition: Edition): ExpectedPack {
  const { audience, rightHand, subItemPages } = meeting.wish
  const isShut = (document: RandomDocument): boolean =>
    document.isClosed || meeting.items.some((item) => item.id === document.itemId && item.isClosed)
  const open = meeting.documents.filter((document) => audience === 'members' || !isShut(document))
  const seen = open.filter((document) => document.pages > 0 && held.includes(document))
  const tops = meeting.items.filter((item) => item.parentId === null)
  const isUnder = (itemId: string, topId: string): boolean =>
    meeting.items.some((item) => item.id === itemId && (item.parentId ?? item.id) === topId)
  const expected = (document: RandomDocument, topId: string): ExpectedDocument => ({
    ...{ id: document.id, topId, subId: document.itemId === topId ? null : document.itemId },
    pages: Array.from({ length: document.pages }, (_, page) => wordsOf(document, page + 1)),
    // Also a document that cannot be in the pack, or is in an earlier one, makes its item one with several.
    isAlone: document.itemId === topId && open.filter((each) => isUnder(each.itemId, topId)).length === 1,
    head: isShut(document) ? 'NOT FOR PUBLICATION – exempt information, paragraph 3' : '',
  })
  return {
    ...{ rightHand, subItemPages, firstPage: edition.firstPage, isWhole: edition.edition === 'agenda' },
    tops: tops.map(({ id }, index) => ({
      id,
      bookmark: `${index + 1} ${titleOf(id)}`,
      subs: meeting.items.filter((item) => item.parentId === id).map((sub) => sub.id),
    })),
    documents: tops.flatMap(({ id }) =>
      [id, ...meeting.items.filter((item) => item.parentId === id).map((sub) => sub.id)].flatMap((itemId) => {
        const on = seen.filter((document) => document.itemId === itemId)
        // What is composed stands before the files of its item.
        const ordered = [
          ...on.filter(({ kind }) => kind === 'report'),
          ...on.filter(({ kind }) => kind === 'file'),
        ]
        return ordered.map((document) => expected(document, id))
      }),
    ),
  }
}

/** The words of a page; of a report, words that stand on it and nowhere else. */
function wordsOf({ id, kind, version }: RandomDocument, page: number): string {
  return kind === 'file' ? `Page of ${id} in version ${version} no. ${page}` : `Said by ${id}.`
}

function titleOf(itemId: string): string {
  return `The matter ${itemId} of the day`
}

function recordOf({ items, documents }: RandomMeeting): {
  readonly record: MeetingRecord
  readonly papers: GivenPaper[]
} {
  const exemption = { paragraphs: [3], publicInterest: 'a sale is being negotiated' }
  const closing = (isClosed: boolean) =>
    isClosed
      ? ({ classification: 'exempt', exemption } as const)
      : ({ classification: 'public', exemption: null } as const)
  const agenda = items.map(({ id, parentId, isClosed }): AgendaItem =>
    anItem(id, { title: titleOf(id), parentId, ...closing(isClosed) }),
  )
  const reports = documents
    .filter(({ kind }) => kind === 'report')
    .map((report) =>
      aReport(report.id, {
        ...{ itemId: report.itemId, title: `Report ${report.id}`, ...closing(report.isClosed) },
        sections: [aSection('purpose', [wordsOf(report, 1)])],
      }),
    )
  const papers = documents
    .filter(({ kind }) => kind === 'file')
    .map((paper): GivenPaper => ({
      ...{ id: paper.id, itemId: paper.itemId, title: `Paper ${paper.id}`, ...closing(paper.isClosed) },
      bytes: linesPdf(paper.pages, `Page of ${paper.id} in version ${paper.version} no.`),
    }))
  return { record: { ...aRecord({ items: withPlaces(agenda) }), reports }, papers }
}

/** Some papers replaced, and an item with a paper added at the end. */
function laterMeeting(meeting: RandomMeeting, draw: Drawer): RandomMeeting {
  const documents = meeting.documents.map((document) =>
    document.kind === 'file' && draw.chance(0.2)
      ? { ...document, version: document.version + 1, pages: pageCount(draw) }
      : document,
  )
  const late = { id: 'late', parentId: null, isClosed: false }
  const paper = { id: 'latex', itemId: 'late', kind: 'file', isClosed: false, version: 1 } as const
  return {
    ...meeting,
    items: [...meeting.items, late],
    documents: [...documents, { ...paper, pages: draw.whole(1, 5) }],
  }
}

function drawMeeting(draw: Drawer): RandomMeeting {
  const items: RandomItem[] = []
  const documents: RandomDocument[] = []
  const fill = (item: RandomItem): void => {
    items.push(item)
    if (draw.chance(0.15)) documents.push(drawDocument(draw, item, `${item.id}r`, 'report'))
    for (let n = draw.chance(0.55) ? draw.whole(1, 3) : 0; n > 0; n -= 1) {
      const pages = documents.reduce((sum, document) => sum + document.pages, 0)
      // A pack that takes minutes to read would be drawn too seldom.
      if (pages < 140) documents.push(drawDocument(draw, item, `${item.id}p${n}`, 'file'))
    }
  }
  const count = draw.chance(0.05) ? 0 : draw.chance(0.15) ? draw.whole(20, 40) : draw.whole(1, 12)
  for (let n = 0; n < count; n += 1) {
    const id = `i${String(n).padStart(2, '0')}`
    const isClosed = draw.chance(0.15)
    fill({ id, parentId: null, isClosed })
    for (let sub = draw.chance(0.3) ? draw.whole(1, 3) : 0; sub > 0; sub -= 1) {
      fill({ id: `${id}s${sub}`, parentId: id, isClosed })
    }
  }
  return {
    ...{ items, documents },
    wish: {
      audience: draw.chance(0.5) ? 'public' : 'members',
      rightHand: draw.one(rightHandRules),
      subItemPages: draw.one(subItemPageRules),
    },
  }
}

function drawDocument(
  draw: Drawer,
  item: RandomItem,
  id: string,
  kind: RandomDocument['kind'],
): RandomDocument {
  const pages = kind === 'report' ? 1 : pageCount(draw)
  return { id, itemId: item.id, kind, pages, isClosed: item.isClosed || draw.chance(0.15), version: 1 }
}

/** 0 to 60: mostly a few. */
function pageCount(draw: Drawer): number {
  const share = draw.random()
  if (share < 0.03) return 0
  if (share < 0.7) return draw.whole(1, 4)
  return share < 0.93 ? draw.whole(5, 20) : draw.whole(21, 60)
}

interface Drawer {
  random(): number
  chance(share: number): boolean
  /** Both ends included. */
  whole(from: number, to: number): number
  one<Value>(values: readonly [Value, ...Value[]]): Value
}

function drawer(seed: number): Drawer {
  const random = seededRandom(seed)
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  return {
    random,
    chance: (share) => random() < share,
    whole,
    one: (values) => values[whole(0, values.length - 1)] ?? values[0],
  }
}
