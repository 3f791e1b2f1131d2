import { isDeepStrictEqual } from 'node:util'
import type { BuiltPack } from '../../electron/render/pack/packOrder.ts'
import type { SubItemPages } from '../../shared/domain/houseStyle.ts'
import type { RightHandRule } from '../../shared/domain/packPages.ts'
import type { ReadPack } from './meetingPack.ts'

/** A document as it has to stand in a pack. */
export interface ExpectedDocument {
  readonly id: string
  readonly topId: string
  /** The sub-item it stands on; null for the item itself. */
  readonly subId: string | null
  /** Words of each page, which no other page has. */
  readonly pages: readonly string[]
  /** The only document of its item, which has the item's bookmark and none of its own. */
  readonly isAlone: boolean
  /** At the head of its pages; empty for none. */
  readonly head: string
}

export interface ExpectedPack {
  readonly rightHand: RightHandRule
  readonly subItemPages: SubItemPages
  readonly firstPage: number
  /** False for a supplement, whose table holds what is new. */
  readonly isWhole: boolean
  readonly tops: readonly {
    readonly id: string
    readonly bookmark: string
    readonly subs: readonly string[]
  }[]
  /** In the order of the agenda. */
  readonly documents: readonly ExpectedDocument[]
}

interface Line {
  readonly words: string
  readonly head: string
  readonly document: ExpectedDocument | null
}

const blank = 'This page is intentionally left blank'

/** Where a pack that was read back is not what was expected, a sentence each. It shares no rule with the product: it puts page after page. */
export function disagreements(expected: ExpectedPack, pack: BuiltPack, read: ReadPack): readonly string[] {
  const { firstPage, documents } = expected
  const wrong: string[] = []
  const same = (what: string, found: unknown, wanted: unknown): void => {
    if (isDeepStrictEqual(found, wanted)) return
    wrong.push(`${what}: ${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`)
  }
  const firstWords = documents[0]?.pages[0]
  const found =
    firstWords === undefined ? -1 : read.pages.findIndex(({ words }) => words.includes(firstWords))
  const front = found === -1 ? read.pages.length : found
  if (documents.length > 0 && found === -1) wrong.push('the first document is not there')
  const lines = laidOut(expected, firstPage + front)
  same('the number of pages', read.pages.length, front + lines.length)
  const numbers = read.pages.map((_, index) => firstPage + index)
  const stamped = (number: number, head: string): string => `Page ${number} ${head}`.trim()
  read.pages.forEach(({ words, stamp }, index) => {
    const line = lines[index - front]
    const number = firstPage + index
    same(
      `the stamp of page ${number}`,
      stamp.replace(/^(Page \d+) ?/, '$1 ').trim(),
      stamped(number, line?.head ?? ''),
    )
    if (line !== undefined && !words.includes(line.words)) same(`page ${number}`, words, line.words)
  })
  same('the labels', read.labels, numbers.map(String))
  const blanks = numbers.filter((_, index) => read.pages[index]?.words === blank)
  same('the blanks', pack.blanks, blanks)
  const isRight = (number: number): boolean => number % 2 === 1
  if (expected.rightHand !== 'none' && !isRight(firstPage)) wrong.push('the front sheet is on the left')
  if (found > 0 && expected.rightHand !== 'none' && !isRight(firstPage + front))
    wrong.push('the first document is on the left')
  if (found > 0 && blanks.includes(firstPage + front - 1) && isRight(firstPage + front - 1))
    wrong.push('a blank too many')

  const firstOf = (isOf: (document: ExpectedDocument) => boolean): number | null => {
    const at = lines.findIndex(({ document }) => document !== null && isOf(document))
    return at === -1 ? null : firstPage + front + at
  }
  const rows = expected.tops.flatMap(({ id, subs }) => [id, ...(expected.subItemPages === 'own' ? subs : [])])
  const rowOf = ({ topId, subId }: ExpectedDocument): string =>
    expected.subItemPages === 'own' ? (subId ?? topId) : topId
  const ranges = rows.map((id) =>
    printedRange(lines, firstPage + front, (document) => rowOf(document) === id),
  )
  if (expected.isWhole) {
    const isPaged = documents.length > 0
    same(
      'the ranges',
      read.rows.map((row) => (isPaged ? row.at(-1) : '')),
      ranges,
    )
  }
  same(
    'the ranges that are told',
    pack.ranges.map(({ first, last }) => printed(first, last)),
    ranges.filter((each) => each !== ''),
  )
  const tops = read.bookmarks.filter(([title]) => !title.startsWith('- ') && title !== 'What has changed')
  const wantedTops = expected.tops.flatMap(({ id, bookmark }) => {
    const first = firstOf(({ topId }) => topId === id)
    return first === null ? [] : [[bookmark, first - firstPage + 1] as const]
  })
  same('the bookmarks', tops.slice(1), wantedTops)
  const below = read.bookmarks
    .filter(([title]) => title.startsWith('- '))
    .map(([, page]) => page + firstPage - 1)
  same(
    'the bookmarks below',
    below,
    documents.filter(({ isAlone }) => !isAlone).map(({ id }) => firstOf((each) => each.id === id)),
  )
  const starts = new Set(documents.map(({ id }) => firstOf((each) => each.id === id)))
  const linked = new Set(read.links.map(({ to }) => to + firstPage - 1))
  for (const { id, subs } of expected.tops) {
    for (const each of [id, ...subs]) {
      const first = firstOf(({ topId, subId }) => topId === each || subId === each)
      if (first !== null && !linked.has(first)) wrong.push(`no link leads to page ${first} of ${each}`)
    }
  }
  const changed = read.bookmarks.find(([title]) => title === 'What has changed')?.[1]
  for (const page of linked) {
    if (!starts.has(page) && page !== (changed ?? 0) + firstPage - 1)
      wrong.push(`a link leads to page ${page}`)
  }
  return wrong
}

/** The pages of the documents, from the first of them, put down one after the other. */
function laidOut({ documents, rightHand }: ExpectedPack, first: number): readonly Line[] {
  const lines: Line[] = []
  let before: ExpectedDocument | null = null
  for (const document of documents) {
    const goesRight = rightHand === 'documents' || (rightHand === 'items' && before?.topId !== document.topId)
    if (goesRight && (first + lines.length) % 2 === 0) lines.push({ words: blank, head: '', document: null })
    for (const words of document.pages) lines.push({ words, head: document.head, document })
    before = document
  }
  return lines
}

/** From the first page of what has a row to the page before the next document that has not: its blank is part of it. */
function printedRange(
  lines: readonly Line[],
  first: number,
  isOfRow: (document: ExpectedDocument) => boolean,
): string {
  const own = lines.flatMap(({ document }, index) => (document !== null && isOfRow(document) ? [index] : []))
  const [from] = own
  const to = own.at(-1)
  if (from === undefined || to === undefined) return ''
  const next = lines.findIndex(({ document }, index) => index > to && document !== null)
  return printed(first + from, first + (next === -1 ? lines.length : next) - 1)
}

function printed(first: number, last: number): string {
  return first === last ? String(first) : `${first} - ${last}`
}
