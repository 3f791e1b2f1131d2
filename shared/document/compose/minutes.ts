import { formatDate, formatTime } from '../../domain/civilTime.ts'
import { defined } from '../../domain/assert.ts'
import type { HouseStyle, ResolutionWording } from '../../domain/houseStyle.ts'
import { isAsImported } from '../../domain/meeting.ts'
import { plainText } from '../../domain/minutes.ts'
import type { PaperBlock, PaperItem, PaperView } from '../../domain/paperView.ts'
import { importedNote } from '../../domain/publishing.ts'
import type { Block, PaperDocument } from '../model.ts'
import type { BlockLabel } from '../numbering.ts'
import { labelsOf } from '../numbering.ts'
import { agreementBlocks, correctedLines } from './agreement.ts'
import { labelled, manyLabels, oneLabel } from './blockLabels.ts'
import { closedCaveat, paragraphsOf, withPassagesMarked } from './closedMatter.ts'
import type { ComposedBlock } from './closedMatter.ts'
import { apologyLines, attendanceBlocks, everyMemberIsAccountedFor } from './attendance.ts'
import { plain, runsOf, strong } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'
import { restrictionSentence } from './restriction.ts'

/** The minutes of a meeting, and at their end how they were confirmed and signed, and what was corrected. */
export function composeMinutes(view: PaperView): PaperDocument {
  const minutes = minutesAlone(view)
  return { ...minutes, blocks: [...minutes.blocks, ...agreementBlocks(view)] }
}

/** Heading, attendance, and every item with its minute number, in the order it was taken; nothing of what was done with them. */
export function minutesAlone(view: PaperView): PaperDocument {
  const date = formatDate(view.meeting.date, view.council.houseStyle.dates)
  const items = view.items.map((item) => itemParts(view, item))
  return {
    ...paperFrame(view),
    title: `Minutes: ${view.committee}, ${date}${view.audience === 'members' ? ' (members’ copy)' : ''}`,
    footer: [`${view.committee}, ${date}`, importedNote(view.meeting)]
      .filter((part) => part !== '')
      .join('. '),
    caveat: caveat(view, items),
    blocks: [
      ...letterhead(view),
      { kind: 'paragraph', runs: strong(meetingSentence(view)) },
      ...attendanceBlocks(view),
      ...items.flatMap(({ head, text, paragraphs }) => [...head, ...withPassagesMarked(text, paragraphs)]),
    ],
  }
}

/** Of an item: what is printed before its text, its text, and under which paragraphs what is closed of it is exempt. */
interface ItemParts {
  readonly head: readonly Block[]
  readonly text: readonly ComposedBlock[]
  readonly paragraphs: readonly number[]
}

function caveat(view: PaperView, items: readonly ItemParts[]): string {
  const matter = new Set(items.flatMap(({ text }) => text.flatMap(({ closed }) => closed ?? [])))
  const exempt = items.filter(({ text }) => text.some(({ closed }) => closed === 'exempt'))
  const lines = [
    closedCaveat(
      matter,
      exempt.flatMap(({ paragraphs }) => paragraphs),
    ),
    isAsImported(view.meeting) || view.meeting.state === 'confirmed'
      ? ''
      : 'Draft minutes: subject to confirmation',
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** "Minutes of the meeting held at PLACE on DATE from START – END": what is not known is left out. */
function meetingSentence(view: PaperView): string {
  const { meeting, council } = view
  const { times, dates } = council.houseStyle
  const place = meeting.place.trim() === '' ? '' : ` at ${meeting.place.trim()}`
  const hours =
    meeting.end === null
      ? ` at ${formatTime(meeting.start, times)}`
      : ` from ${formatTime(meeting.start, times)} – ${formatTime(meeting.end, times)}`
  return `Minutes of the ${meeting.extraordinary ? 'extraordinary ' : ''}meeting held${place} on ${formatDate(meeting.date, dates)}${hours}`
}

function itemParts(view: PaperView, item: PaperItem): ItemParts {
  const heading: Block = {
    kind: 'heading',
    id: `item-${item.id}`,
    level: item.parentId === null ? 2 : 3,
    number: item.minuteNumber,
    text: item.title,
  }
  const text = textBlocks(view, item)
  // Where the passages themselves are marked, or only a document was closed, nothing is withheld here that would want a reason.
  const isMarked = text.some(({ closed }) => closed !== null)
  const isWhole = item.closedInPart && !item.blocks.some((block) => block.kind === 'withheld')
  const restriction = isMarked || isWhole ? null : restrictionSentence(item)
  const withheldWhole = restriction !== null && item.blocks.every((block) => block.kind === 'withheld')
  return {
    head: [
      heading,
      ...(restriction === null ? [] : [{ kind: 'notice', runs: plain(restriction) } as const]),
      ...summaryBlocks(item),
      ...(item.kind === 'apologies' ? apologies(view, item) : []),
    ],
    // Of an item that is withheld whole, the reason says all there is to say.
    text: withheldWhole ? [] : text,
    paragraphs: paragraphsOf(view, item),
  }
}

/** What the public is told in place of what it may not read, and members beside it (R16): a fair account, in words of its own. */
function summaryBlocks(item: PaperItem): Block[] {
  if (item.publicSummary === '') return []
  const lines = item.publicSummary.split(/\n+/).filter((line) => line.trim() !== '')
  return [
    {
      kind: 'paragraph',
      runs: strong(`Summary of ${item.confidential ? 'confidential' : 'exempt'} proceedings`),
      keepWithNext: true,
    },
    ...lines.map((line): Block => ({ kind: 'paragraph', runs: plain(line.trim()) })),
  ]
}

/** The apologies that attendance knows of. "None" only once everybody is accounted for and the officer wrote nothing else. */
function apologies(view: PaperView, item: PaperItem): Block[] {
  const lines = apologyLines(view)
  if (lines.length > 0) return [{ kind: 'lines', lines }]
  const none = view.council.houseStyle.noneWording
  const nothingWritten = item.blocks.every(isBlank)
  if (!nothingWritten || none === '' || !everyMemberIsAccountedFor(view)) return []
  return [{ kind: 'paragraph', runs: plain(none) }]
}

function textBlocks(view: PaperView, item: PaperItem): ComposedBlock[] {
  const style = view.council.houseStyle
  const blocks = withoutTrailingBlanks(item.blocks)
  const labels = labelsOf(blocks.map(labelled), { points: style.points, subPoints: style.subPoints })
  return blocks.flatMap((block, index) => {
    if (isBlank(block) && block.kind !== 'point') return []
    const printed = textBlock(style, item, block, labels[index] ?? null, index)
    const closed = block.kind === 'withheld' ? null : (block.closed ?? null)
    const corrected = correctedLines(view, item, block).map((line) => ({ block: line, closed }))
    if (printed.kind !== 'paragraph' || !introduces(block, blocks[index + 1]))
      return [{ block: printed, closed }, ...corrected]
    return [{ block: { ...printed, keepWithNext: true as const }, closed }, ...corrected]
  })
}

/** "… the following points were made:" never stands alone at the foot of a page. */
function introduces(block: PaperBlock, next: PaperBlock | undefined): boolean {
  return block.kind === 'prose' && (next?.kind === 'point' || next?.kind === 'resolution')
}

function textBlock(
  style: HouseStyle,
  item: PaperItem,
  block: PaperBlock,
  label: BlockLabel,
  index: number,
): Block {
  switch (block.kind) {
    case 'prose':
      return { kind: 'paragraph', runs: runsOf(block.content) }
    case 'event':
      return { kind: 'event', runs: runsOf(block.content) }
    case 'withheld':
      return { kind: 'notice', runs: plain('Part of this minute is not for publication.') }
    case 'point': {
      const { text, say } = oneLabel(label)
      return {
        kind: 'point',
        list: item.id,
        // A label of its own is printed where the house has none.
        markers: block.label !== undefined && style.points === 'none' ? 'letters' : style.points,
        ...{ level: block.level, label: text, say },
        ...(block.label === undefined ? {} : { ownLabel: true }),
        runs: runsOf(block.content),
      }
    }
    case 'resolution': {
      const clauses = block.clauses.filter((clause) => plainText(clause.content).trim() !== '')
      const marks = manyLabels(
        labelsOf([{ kind: 'resolution', clauses }], {
          points: style.points,
          subPoints: style.subPoints,
        })[0] ?? null,
      )
      return {
        kind: 'resolution',
        list: `${item.id}-resolution-${index}`,
        lead: resolutionLead(style.resolution, clauses.length > 1, block.lead),
        clauses: clauses.map((clause, position) => {
          const mark = defined(marks[position], 'one mark a clause')
          return {
            ...{ level: clause.level, label: mark.text, say: mark.say },
            ...(clause.label === undefined ? {} : { ownLabel: true }),
            runs: runsOf(clause.content),
          }
        }),
      }
    }
  }
}

/**
 * "Resolved to" before one clause, "Resolved to:" above several; a wording that ends in a mark of its own keeps it. What was printed
 * before (`own`) is printed again.
 */
export function resolutionLead(wording: ResolutionWording, several: boolean, own?: string): string {
  if (own !== undefined) return own.trim()
  return several && /\w$/.test(wording) ? `${wording}:` : wording
}

function isBlank(block: PaperBlock): boolean {
  switch (block.kind) {
    case 'withheld':
      return false
    case 'resolution':
      return block.clauses.every((clause) => plainText(clause.content).trim() === '')
    case 'prose':
    case 'point':
    case 'event':
      return plainText(block.content).trim() === ''
  }
}

/** A point waiting for its words at the end is no point yet; one in the middle keeps its letter, as on the screen. */
function withoutTrailingBlanks(blocks: readonly PaperBlock[]): readonly PaperBlock[] {
  const last = blocks.findLastIndex((block) => !isBlank(block))
  return blocks.slice(0, last + 1)
}
