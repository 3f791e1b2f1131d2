import { inWords } from './listWords.ts'
import type { Publication, PublishedItem, PublishedPaper } from './publication.ts'

/** The agenda and its papers as one audience has them in its hands, after everything that was published for it. */
export interface PublishedState {
  /** ISO instant of the last publication. */
  readonly at: string
  /** ISO instant of the agenda that supplements add to. */
  readonly agendaAt: string
  /** How many supplements that agenda has. */
  readonly supplements: number
  readonly items: readonly PublishedItem[]
  readonly papers: readonly PublishedPaper[]
  /** The greatest page number. */
  readonly lastPage: number
}

/** The agenda and its papers as they stand now. */
export interface PackState {
  readonly items: readonly Pick<PublishedItem, 'itemId' | 'number' | 'title'>[]
  readonly papers: readonly StandingPaper[]
}

export type StandingPaper = Pick<PublishedPaper, 'paperId' | 'itemId' | 'title' | 'sha256'>

/** `number` in full: "5", or "5b" of a sub-item. */
export interface StandingItem {
  readonly itemId: string
  readonly number: string
  readonly title: string
}

/**
 * What is different since a publication. One paper or item can be in several lists, but for those added and withdrawn. A paper that was
 * replaced under another title is not renamed as well.
 */
export interface PackChanges {
  readonly items: {
    readonly added: readonly StandingItem[]
    readonly moved: readonly { readonly item: StandingItem; readonly from: string }[]
    readonly renamed: readonly { readonly item: StandingItem; readonly from: string }[]
    readonly withdrawn: readonly StandingItem[]
  }
  readonly papers: {
    readonly added: readonly ChangedPaper[]
    readonly replaced: readonly (ChangedPaper & { readonly before: PublishedPaper })[]
    readonly moved: readonly (ChangedPaper & { readonly from: string })[]
    readonly renamed: readonly (ChangedPaper & { readonly from: string })[]
    readonly withdrawn: readonly ChangedPaper[]
  }
}

/** A paper, with the number of the item it stands on, or stood on when it was withdrawn; empty for one of the whole meeting. */
export interface ChangedPaper {
  /** A withdrawn paper that may not be named has no title. */
  readonly paper: StandingPaper
  readonly item: string
}

/** Null while nothing was published. `publications` are those for one audience, the earliest first. */
export function publishedState(publications: readonly Publication[]): PublishedState | null {
  const agenda = publications.findLastIndex((each) => each.kind === 'agenda')
  const first = publications[agenda]
  const last = publications.at(-1)
  if (first === undefined || last === undefined) return null
  const since = publications.slice(agenda)
  const papers = new Map(since.flatMap((each) => each.papers.map((paper) => [paper.paperId, paper] as const)))
  return {
    at: last.at,
    agendaAt: first.at,
    supplements: since.length - 1,
    items: last.items,
    papers: [...papers.values()],
    lastPage: Math.max(...since.map((each) => each.pages.last)),
  }
}

/**
 * The same, with the items and papers of its last agenda alone: what those hold who have that agenda and none of its supplements. An agenda
 * that takes the place of all of them counts from it.
 */
export function stateOfAgenda(publications: readonly Publication[]): PublishedState | null {
  const state = publishedState(publications)
  const agenda = publications.findLast((each) => each.kind === 'agenda')
  return state === null || agenda === undefined
    ? null
    : { ...state, items: agenda.items, papers: agenda.papers }
}

/**
 * What changed between what was published and what stands now. Items and papers are told by their ids; a file that was taken away and put
 * back on its item is the same. `unnamed` are papers whose titles must not be said any more: what was public and no longer is.
 */
export function packChanges(
  before: Pick<PublishedState, 'items' | 'papers'>,
  now: PackState,
  unnamed: ReadonlySet<string> = new Set(),
): PackChanges {
  return { items: itemChanges(before, now), papers: paperChanges(before, now, unnamed) }
}

function itemChanges(before: Pick<PublishedState, 'items'>, now: PackState): PackChanges['items'] {
  const old = numberedInFull(before.items)
  const items = numberedInFull(now.items)
  const known = new Map(old.map((item) => [item.itemId, item]))
  const there = new Set(items.map(({ itemId }) => itemId))
  const kept = items.flatMap((item) => {
    const was = known.get(item.itemId)
    return was === undefined ? [] : [{ item, was }]
  })
  return {
    added: items.filter(({ itemId }) => !known.has(itemId)),
    moved: kept.flatMap(({ item, was }) => (item.number === was.number ? [] : [{ item, from: was.number }])),
    renamed: kept.flatMap(({ item, was }) => (item.title === was.title ? [] : [{ item, from: was.title }])),
    withdrawn: old.filter(({ itemId }) => !there.has(itemId)),
  }
}

function paperChanges(
  before: Pick<PublishedState, 'items' | 'papers'>,
  now: PackState,
  unnamed: ReadonlySet<string>,
): PackChanges['papers'] {
  const numberNow = numberOf(now.items)
  const numberBefore = numberOf(before.items)
  const earlier = earlierOnes(before.papers, now.papers)
  const found = new Set(earlier.values())
  const kept = now.papers.flatMap((paper) => {
    const was = earlier.get(paper)
    return was === undefined ? [] : [{ paper, was, item: numberNow(paper.itemId) }]
  })
  return {
    added: now.papers
      .filter((paper) => !earlier.has(paper))
      .map((paper) => ({ paper, item: numberNow(paper.itemId) })),
    replaced: kept.flatMap(({ paper, was, item }) =>
      paper.sha256 === was.sha256 ? [] : [{ paper, item, before: was }],
    ),
    moved: kept.flatMap(({ paper, was, item }) =>
      paper.itemId === was.itemId ? [] : [{ paper, item, from: numberBefore(was.itemId) }],
    ),
    renamed: kept.flatMap(({ paper, was, item }) =>
      // The title of another file is often its name: that it has one is told with the file.
      paper.title === was.title || paper.sha256 !== was.sha256 ? [] : [{ paper, item, from: was.title }],
    ),
    withdrawn: before.papers
      .filter((was) => !found.has(was))
      .map(({ paperId, itemId, title, sha256 }) => ({
        paper: { paperId, itemId, title: unnamed.has(paperId) ? '' : title, sha256 },
        item: numberBefore(itemId),
      })),
  }
}

/** What each paper was: by its id, else by its item and its words. */
function earlierOnes(
  before: readonly PublishedPaper[],
  now: readonly StandingPaper[],
): ReadonlyMap<StandingPaper, PublishedPaper> {
  const byId = new Map(before.map((paper) => [paper.paperId, paper]))
  const pairs = new Map<StandingPaper, PublishedPaper>()
  for (const paper of now) {
    const was = byId.get(paper.paperId)
    if (was !== undefined) pairs.set(paper, was)
  }
  const left = new Set(before)
  for (const was of pairs.values()) left.delete(was)
  for (const paper of now.filter((each) => !pairs.has(each))) {
    const was = [...left].find(({ sha256, itemId }) => sha256 === paper.sha256 && itemId === paper.itemId)
    if (was === undefined) continue
    pairs.set(paper, was)
    left.delete(was)
  }
  return pairs
}

/** The items with "5b" in place of "b)": sub-items follow their item. */
export function numberedInFull(items: PackState['items']): StandingItem[] {
  let parent = ''
  return items.map(({ itemId, number, title }) => {
    if (!number.endsWith(')')) parent = number
    return { itemId, title, number: number.endsWith(')') ? `${parent}${number.slice(0, -1)}` : number }
  })
}

function numberOf(items: PackState['items']): (itemId: string | null) => string {
  const numbers = new Map(numberedInFull(items).map(({ itemId, number }) => [itemId, number]))
  return (itemId) => (itemId === null ? '' : (numbers.get(itemId) ?? ''))
}

/**
 * Every paper that changed, once: by item, then as they stand. `standing` has the ids of the papers in their order now; what is not
 * among them comes last.
 */
export function changedPapers({ papers }: PackChanges, standing: readonly string[]): ChangedPaper[] {
  const { added, replaced, moved, renamed, withdrawn } = papers
  const once = new Map(
    [...added, ...replaced, ...moved, ...renamed, ...withdrawn].map((each) => [each.paper.paperId, each]),
  )
  const places = new Map(standing.map((id, place) => [id, place]))
  const placeOf = ({ paper }: ChangedPaper): number => places.get(paper.paperId) ?? standing.length
  return [...once.values()].toSorted((a, b) => byItemNumber(a.item, b.item) || placeOf(a) - placeOf(b))
}

const inOrder = new Intl.Collator('en-GB', { numeric: true })

/** 4, 5, 5a, 10; what has no number comes last. */
export function byItemNumber(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
  return inOrder.compare(a, b)
}

/** True when there is something that a supplement can hold: a new item, or a paper that is new or another. */
export function hasAdditions({ items, papers }: PackChanges): boolean {
  return items.added.length + papers.added.length + papers.replaced.length > 0
}

/** The first characters of a SHA-256: enough to tell one file from another. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12)
}

/** What changed, a sentence each, in the order of the page that tells of it. */
export function changeSentences({ items, papers }: PackChanges): string[] {
  const item = ({ number, title }: StandingItem): string => `Item ${number}, “${title}”,`
  const named = (each: ChangedPaper): string =>
    each.paper.title === '' ? 'A paper' : `“${each.paper.title}”`
  const of = (each: ChangedPaper): string =>
    `${named(each)}${each.item === '' ? '' : ` of item ${each.item}`}`
  return [
    ...items.added.map((each) => `${item(each)} was added.`),
    ...items.moved.map((each) => `${item(each.item)} was item ${each.from}.`),
    ...items.renamed.map((each) => `${item(each.item)} was called “${each.from}”.`),
    ...items.withdrawn.map((each) => `${item(each)} was withdrawn.`),
    ...papers.added.map(
      (each) => `${named(each)} was added${each.item === '' ? '' : ` to item ${each.item}`}.`,
    ),
    ...papers.replaced.map((each) =>
      each.before.title === each.paper.title
        ? `${of(each)} was replaced.`
        : `${of(each)} takes the place of “${each.before.title}”.`,
    ),
    ...papers.moved.map(
      (each) => `${of(each)} stood on ${each.from === '' ? 'no item' : `item ${each.from}`}.`,
    ),
    ...papers.renamed.map((each) => `${of(each)} was called “${each.from}”.`),
    ...papers.withdrawn.map((each) => `${of(each)} was withdrawn.`),
  ]
}

/** "adds one item and two papers, and replaces one paper": what a supplement does to its agenda. Empty when it does nothing. */
export function whatItAdds({ items, papers }: PackChanges): string {
  const added = inWords([...counted(items.added.length, 'item'), ...counted(papers.added.length, 'paper')])
  const replaced = counted(papers.replaced.length, 'paper').join('')
  return [
    ...(added === '' ? [] : [`adds ${added}`]),
    ...(replaced === '' ? [] : [`replaces ${replaced}`]),
  ].join(', and ')
}

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function counted(count: number, thing: string): string[] {
  if (count === 0) return []
  return [`${smallNumbers[count] ?? count} ${thing}${count === 1 ? '' : 's'}`]
}
