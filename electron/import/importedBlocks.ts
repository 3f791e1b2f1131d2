import type { EventKind } from '../../shared/domain/meetingFact.ts'
import { longestLabel, longestLead } from '../../shared/domain/minutes.ts'
import type { Clause, Inline, MinutesBlock, PointLevel } from '../../shared/domain/minutes.ts'
import { cutWords, inPieces } from './cutWords.ts'
import type { ImportedFacts } from './importedFacts.ts'
import type { ReadBlock, Told } from './readBlocks.ts'
import type { Span } from './sourceLines.ts'

/** A block of the record, and where its words stand. */
export interface ImportedBlock extends Span {
  readonly block: MinutesBlock
  readonly confidence: number
}

/** Longest words of one block that a record takes. */
const longestWords = 90_000
/** A paragraph that is no longer may be the sentence of one fact. */
const longestLine = 400
/** Most blocks of one item. */
const mostBlocks = 19_000

interface Into {
  readonly itemId: string
  readonly newId: () => string
  readonly facts: ImportedFacts
}

/** The blocks of an item, in the order of the text, with the words it has; what they tell becomes facts. */
export function importedBlocks(blocks: readonly ReadBlock[], into: Into): ImportedBlock[] {
  return folded(
    blocks.flatMap((block) => new BlockMaker(block, into).blocks()),
    into.newId,
  )
}

class BlockMaker {
  readonly #read: ReadBlock
  readonly #into: Into

  constructor(read: ReadBlock, into: Into) {
    this.#read = read
    this.#into = into
  }

  blocks(): ImportedBlock[] {
    const read = this.#read
    switch (read.kind) {
      case 'prose': {
        const line = this.#lineOfFact(read)
        if (line !== null) return [line]
        const [first, ...rest] = this.#prose(read.text)
        if (first === undefined) return []
        this.#told(read.told, first.block.id)
        return [first, ...rest]
      }
      case 'point': {
        const [head = '', ...rest] = pieces(read.text)
        const point = this.#made({
          ...this.#base(),
          kind: 'point',
          level: Math.min(read.level, 2) as PointLevel,
          ...(fits(read.printed) ? { label: read.printed } : {}),
          content: words(head),
        })
        this.#told(read.told, point.block.id)
        return [point, ...rest.flatMap((text) => this.#prose(text))]
      }
      case 'event': {
        const id = this.#into.facts.happened(read, this.#into.itemId)
        this.#told(read.told, id ?? '')
        return [this.#line(read.event, id, read.text)]
      }
      case 'vote': {
        this.#told(read.told, '')
        return this.#voteLine(read.vote, read.text)
      }
      case 'resolution':
        return this.#resolution(read)
    }
  }

  #resolution(read: Extract<ReadBlock, { kind: 'resolution' }>): ImportedBlock[] {
    const { facts, itemId, newId } = this.#into
    const clauses = read.clauses.flatMap((clause): Clause[] =>
      pieces(clause.text).map((text, index) => ({
        id: newId(),
        level: clause.level > 0 ? 1 : 0,
        ...(index > 0 ? { label: '' } : fits(clause.printed) ? { label: clause.printed } : {}),
        content: words(text),
      })),
    )
    const motion =
      read.mover === '' && read.seconder === ''
        ? null
        : facts.moved(
            {
              kind: 'motion',
              mover: read.mover,
              seconder: read.seconder,
              isAmendment: false,
              words: read.clauses.map(({ text }) => text).join('\n'),
            },
            itemId,
          )
    const before =
      read.before === ''
        ? []
        : motion === null
          ? this.#prose(read.before)
          : [this.#line('moved', motion, read.before)]
    // Opening words that say how it was voted on say so once.
    for (const each of read.told) if (each.kind === 'vote') facts.voted(each.vote, itemId)
    const isShort = read.printed.length <= longestLead
    if (!isShort) before.push(...this.#prose(read.printed))
    if (clauses.length === 0) return [...before, ...(isShort ? this.#prose(read.printed) : [])]
    const lead = isShort ? read.printed : ''
    return [...before, this.#made({ ...this.#base(), kind: 'resolution', lead, clauses })]
  }

  /** A paragraph that says one thing that happened, and little else, is the line of that fact; null for others. */
  #lineOfFact({ told, text }: Extract<ReadBlock, { kind: 'prose' }>): ImportedBlock | null {
    const { facts, itemId } = this.#into
    const [only] = told
    if (only === undefined || told.length > 1 || text.length > longestLine) return null
    const [event, id] = ((): readonly [EventKind | null, string | null] => {
      switch (only.kind) {
        case 'interest':
          return ['declared', only.who.length === 1 ? facts.declared(only, itemId) : null]
        case 'motion':
          return ['moved', facts.moved(only, itemId)]
        case 'noted':
          return ['vote-noted', facts.noted(only, itemId)]
        default:
          return [null, null]
      }
    })()
    return event === null || id === null ? null : this.#line(event, id, text)
  }

  #voteLine(vote: Extract<Told, { kind: 'vote' }>['vote'], text: string): ImportedBlock[] {
    const { facts, itemId } = this.#into
    const id = facts.voted(vote, itemId)
    return id === null ? this.#prose(text) : [this.#line('voted', id, text)]
  }

  /** What a paragraph tells of besides: its words are there already. */
  #told(told: readonly Told[], blockId: string): void {
    const { facts, itemId } = this.#into
    for (const each of told) {
      switch (each.kind) {
        case 'interest':
          facts.declared(each, itemId)
          break
        case 'action':
          facts.action(each, itemId, blockId)
          break
        case 'motion':
          facts.moved(each, itemId)
          break
        case 'vote':
          facts.voted(each.vote, itemId)
          break
        case 'noted':
          facts.noted(each, itemId)
          break
        case 'happened':
          facts.happened(each, itemId)
          break
      }
    }
  }

  #line(event: EventKind, factId: string | null, text: string): ImportedBlock {
    return this.#made({
      ...this.#base(),
      kind: 'event',
      event,
      factId,
      edited: true,
      content: words(cutWords(text, longestWords)),
    })
  }

  #prose(text: string): ImportedBlock[] {
    return pieces(text).map((piece) => this.#made({ ...this.#base(), kind: 'prose', content: words(piece) }))
  }

  #base(): { readonly id: string; readonly classification: 'unset' } {
    return { id: this.#into.newId(), classification: 'unset' }
  }

  #made(block: MinutesBlock): ImportedBlock {
    const { from, to, confidence } = this.#read
    return { block, from, to, confidence }
  }
}

/** Whether a label is one that a record takes: then it is printed as it was. */
function fits(printed: string): boolean {
  return printed.length <= longestLabel
}

function words(text: string): readonly Inline[] {
  return [{ kind: 'text', text }]
}

/** Words as long as one block takes: a text without an end is parted, never dropped. */
function pieces(text: string): string[] {
  return inPieces(text, longestWords)
}

/** Where one item has more blocks than a record takes, the last stand together. */
function folded(blocks: readonly ImportedBlock[], newId: () => string): ImportedBlock[] {
  if (blocks.length <= mostBlocks) return [...blocks]
  const rest = blocks.slice(mostBlocks)
  const text = rest.map(({ block }) => textOf(block)).join('\n')
  const span = { from: rest[0]?.from ?? 0, to: rest.at(-1)?.to ?? 0 }
  const kept = pieces(text).map((piece): ImportedBlock => ({
    block: { id: newId(), classification: 'unset', kind: 'prose', content: words(piece) },
    ...span,
    confidence: 0.3,
  }))
  return [...blocks.slice(0, mostBlocks), ...kept]
}

function textOf(block: MinutesBlock): string {
  const contents = block.kind === 'resolution' ? block.clauses.map(({ content }) => content) : [block.content]
  return contents.map((content) => content.map(({ text }) => text).join('')).join('\n')
}
