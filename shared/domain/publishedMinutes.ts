import type { Classification } from './access.ts'
import type { AgendaItem } from './agenda.ts'
import type { ItemMinutes, MeetingRecord } from './meetingRecord.ts'
import { plainText } from './minutes.ts'
import type { MinutesBlock } from './minutes.ts'

/** An item that is left to be looked at, of minutes that everybody could read. */
export interface LeftUndecided {
  readonly itemId: string
  readonly title: string
  /** `whole`: the item and its minutes; `part`: what stands after the exclusion in it. */
  readonly extent: 'whole' | 'part'
}

/** Minutes that were published, and what of them nobody can be sure was. */
export interface PublishedMinutes {
  readonly record: MeetingRecord
  readonly undecided: readonly LeftUndecided[]
}

/**
 * The record of minutes that an officer says were published: what nobody decided is public then, but for what stands after an exclusion of
 * the public and items whose titles or numbers say that they were closed (s.100A, s.100C). Those stay as they are, and so does
 * everything that was decided, and every paper and report.
 */
export function publishedMinutes(record: MeetingRecord): PublishedMinutes {
  const door = new Door(record)
  const after = new Map<string, AgendaItem>()
  const minutes = new Map<string, ItemMinutes>()
  const undecided: LeftUndecided[] = []
  for (const item of record.items) {
    const own = record.minutes.find(({ itemId }) => itemId === item.id)
    const parent = item.parentId === null ? undefined : after.get(item.parentId)
    const isOpen = door.enter(item, own, parent)
    const blocks = (own?.blocks ?? []).map((block) => door.pass(block, isOpen))
    door.leave(item)
    const decided = isOpen ? { ...item, classification: decidedAs(item.classification) } : item
    after.set(item.id, decided)
    if (own !== undefined) minutes.set(item.id, { ...own, blocks })
    const { id: itemId, title, classification } = decided
    if (classification === 'unset') undecided.push({ itemId, title, extent: 'whole' })
    else if (blocks.some(isUndecided)) undecided.push({ itemId, title, extent: 'part' })
  }
  return {
    record: {
      ...record,
      items: record.items.map((item) => after.get(item.id) ?? item),
      minutes: record.minutes.map((own) => minutes.get(own.itemId) ?? own),
    },
    undecided,
  }
}

/** "Left undecided: “Lease of the kiosk” and a part of “Car park”."; empty for nothing. */
export function undecidedSentence(undecided: readonly LeftUndecided[]): string {
  if (undecided.length === 0) return ''
  const named = undecided
    .slice(0, mostNamed)
    .map(({ title, extent }) => `${extent === 'part' ? 'a part of ' : ''}“${title}”`)
  const more = undecided.length - named.length
  const all = more === 0 ? named : [...named, more === 1 ? '1 more' : `${more} more`]
  const last = all.length > 1 ? ` and ${all.at(-1) ?? ''}` : ''
  const before = last === '' ? all : all.slice(0, -1)
  return `Left undecided, because it may not have been public: ${before.join(', ')}${last}.`
}

const mostNamed = 3

/** A title or a number that says the public was not to have it; private hire and private housing are open business. */
const closedTitle =
  /\b(?:exempt|confidential|not for publication|part[ \t]*(?:2|ii|b|two)|(?:in )?private(?! (?:hire|rent|sector|hous|land|tenan|car|vehicle|road|street|water|propert|develop|owner)))\b/i
/** A heading of which everything after it is the closed part. */
const closedSection =
  /^\W*(?:part[ \t]*(?:2|ii|b|two)\b|(?:exempt|confidential|private|closed)\W+(?:items?|business|session|matters?|information|section|part|reports?)\b)/i
const exclusionTitle = /\bexclu(?:d|sion)/i
/** Words that put the public out: "that the press and public be excluded", "exclude the public". */
const excludingWords =
  /\bexclu(?:d\w+|sion)\b[^.]{0,80}\b(?:public|press)\b|\b(?:public|press)\b[^.]{0,80}\bexcluded\b|\bin(?:to)? (?:private|closed|confidential) session\b|\b100A\(4\)/i
const longestHeading = 120

/** Whether the public is in the room, as one goes through the minutes in their order. */
class Door {
  readonly #record: MeetingRecord
  /** Facts that have no line in the minutes: where in their item they happened is not known. */
  readonly #unwritten: readonly { readonly kind: 'excluded' | 'readmitted'; readonly itemId: string | null }[]
  #isClosed: boolean

  constructor(record: MeetingRecord) {
    this.#record = record
    const written = new Set(
      record.minutes.flatMap(({ blocks }) =>
        blocks.map((block) => (block.kind === 'event' ? block.factId : null)),
      ),
    )
    this.#unwritten = record.facts.flatMap(({ id, kind, itemId }) =>
      (kind === 'excluded' || kind === 'readmitted') && !written.has(id) ? [{ kind, itemId }] : [],
    )
    this.#isClosed = this.#unwritten.some(({ kind, itemId }) => kind === 'excluded' && itemId === null)
  }

  /** Whether the item, as a whole, was open to the public. */
  enter(item: AgendaItem, own: ItemMinutes | undefined, parent: AgendaItem | undefined): boolean {
    const { title } = item
    const isExclusion = exclusionTitle.test(title)
    if (this.#of(item).some((kind) => kind === 'excluded')) this.#isClosed = true
    const saysClosed = !isExclusion && (closedTitle.test(title) || closedTitle.test(own?.number ?? ''))
    const isOpen =
      !this.#isClosed && !saysClosed && (parent === undefined || parent.classification === 'public')
    if (!isExclusion && closedSection.test(title)) this.#isClosed = true
    return isOpen
  }

  /** The block as it stands after the decision. `isOpen`: of the item. */
  pass(block: MinutesBlock, isOpen: boolean): MinutesBlock {
    const isDoor = block.kind === 'event' && (block.event === 'excluded' || block.event === 'readmitted')
    const isPublic = isOpen && (isDoor || !this.#isClosed) && block.kind !== 'note'
    if (isDoor) this.#isClosed = block.event === 'excluded'
    else if (putsOut(wordsOf(block))) this.#isClosed = true
    return isPublic ? { ...block, classification: decidedAs(block.classification) } : block
  }

  leave(item: AgendaItem): void {
    const last = this.#of(item).at(-1)
    if (last === 'readmitted') this.#isClosed = false
    // What stands under "Exclusion of the public" seldom says that they went: the business after it is what they went for.
    else if (item.kind === 'exclusion' || exclusionTitle.test(item.title))
      this.#isClosed ||= !this.#cameBack(item)
  }

  #of(item: AgendaItem): ('excluded' | 'readmitted')[] {
    return this.#unwritten.flatMap(({ kind, itemId }) => (itemId === item.id ? [kind] : []))
  }

  #cameBack(item: AgendaItem): boolean {
    const own = this.#record.minutes.find(({ itemId }) => itemId === item.id)
    return own?.blocks.some((block) => block.kind === 'event' && block.event === 'readmitted') === true
  }
}

function decidedAs(classification: Classification): Classification {
  return classification === 'unset' ? 'public' : classification
}

/** A resolution to exclude the public, or the heading of the closed part as a line of its own. */
function putsOut(words: string): boolean {
  return excludingWords.test(words) || (words.length <= longestHeading && closedSection.test(words))
}

function isUndecided(block: MinutesBlock): boolean {
  return block.kind !== 'note' && block.classification === 'unset'
}

function wordsOf(block: MinutesBlock): string {
  return block.kind === 'resolution'
    ? block.clauses.map(({ content }) => plainText(content)).join('\n')
    : plainText(block.content)
}
