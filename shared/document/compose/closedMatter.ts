import { paragraphWords, paragraphsNamedIn } from '../../domain/exclusion.ts'
import { plainText } from '../../domain/minutes.ts'
import type { ClosedMatter, PaperBlock, PaperItem, PaperView } from '../../domain/paperView.ts'
import type { Withheld } from '../../domain/registers/reading.ts'
import type { Block } from '../model.ts'
import { strong } from './inlines.ts'

/** A block of a paper, and why the public may not read it; null for what it may. */
export interface ComposedBlock {
  readonly block: Block
  readonly closed: ClosedMatter | null
}

/**
 * The paragraphs of Schedule 12A under which the closed matter of an item is exempt: its own, else those of the item it stands under,
 * else those that the last resolution to exclude the public named. Empty where nothing tells.
 */
export function paragraphsOf(view: PaperView, item: PaperItem): readonly number[] {
  const parent = view.items.find((other) => other.id === item.parentId)
  const own = [item, parent].find((each) => each !== undefined && each.exemptParagraphs.length > 0)
  if (own !== undefined) return own.exemptParagraphs
  const until = view.items.slice(0, view.items.indexOf(item) + 1).flatMap((each) => each.blocks)
  const named = until.filter(isOpen).map((block) => paragraphsNamedIn(wordsOf(block)))
  return named.findLast((paragraphs) => paragraphs.length > 0) ?? []
}

/** The blocks with the beginning and the end of each closed passage told (R6): a reader sees, and hears, what must not be passed on. */
export function withPassagesMarked(
  composed: readonly ComposedBlock[],
  paragraphs: readonly number[],
): readonly Block[] {
  return composed.flatMap(({ block, closed }, index) => {
    const before = composed[index - 1]?.closed ?? null
    const after = composed[index + 1]?.closed ?? null
    return [
      ...(closed !== null && closed !== before ? [beginning(closed, paragraphs)] : []),
      block,
      ...(closed !== null && closed !== after ? [end(closed)] : []),
    ]
  })
}

/** What stands at the head of every page of a copy that the public may not have (R6); empty where nothing in it is closed. */
export function closedCaveat(matter: ReadonlySet<Withheld>, paragraphs: readonly number[]): string {
  const said = [
    ...(matter.has('confidential') ? ['confidential information (section 100A(2))'] : []),
    ...(matter.has('exempt')
      ? [
          `exempt information (${paragraphs.length === 0 ? '' : `${paragraphWords([...new Set(paragraphs)])} of `}Schedule 12A)`,
        ]
      : []),
    ...(matter.has('unset') ? ['matter of which nobody has decided whether it is public'] : []),
  ]
  return said.length === 0 ? '' : `NOT FOR PUBLICATION: contains ${said.join(' and ')}`
}

function beginning(closed: ClosedMatter, paragraphs: readonly number[]): Block {
  const act = 'the Local Government Act 1972'
  const under =
    closed === 'confidential'
      ? `section 100A(2) of ${act}`
      : paragraphs.length === 0
        ? `Schedule 12A to ${act}`
        : `${paragraphWords(paragraphs)} of Part 1 of Schedule 12A to ${act}`
  const what = closed === 'exempt' ? 'Exempt' : 'Confidential'
  return {
    kind: 'notice',
    keepWithNext: true,
    runs: [...strong(`${what}: not for publication`), { text: ` (${under})` }],
  }
}

function end(closed: ClosedMatter): Block {
  return { kind: 'notice', runs: strong(`End of ${closed} matter`) }
}

function isOpen(block: PaperBlock): boolean {
  return block.kind !== 'withheld' && block.closed === undefined
}

function wordsOf(block: PaperBlock): string {
  switch (block.kind) {
    case 'withheld':
      return ''
    case 'resolution':
      return block.clauses.map((clause) => plainText(clause.content)).join(' ')
    case 'prose':
    case 'point':
    case 'event':
      return plainText(block.content)
  }
}
