import type { AgreedOn, AgreedOnPaper, PaperCorrection } from '../../domain/agreedOnPaper.ts'
import { formatDate } from '../../domain/civilTime.ts'
import { plainText } from '../../domain/minutes.ts'
import type { PaperBlock, PaperItem, PaperView } from '../../domain/paperView.ts'
import type { Block } from '../model.ts'
import { labelsOf } from '../numbering.ts'
import { labelled } from './blockLabels.ts'
import { paragraphsOf, withPassagesMarked } from './closedMatter.ts'
import { plain, strong } from './inlines.ts'

/** What stands at the end of minutes that were confirmed: where, by whom they were signed, and what was corrected. Nothing for a draft. */
export function agreementBlocks(view: PaperView): readonly Block[] {
  const { confirmed, signed, corrected, superseded } = view.agreed
  const lines = [
    ...(confirmed === null ? [] : [confirmedLine(view, confirmed)]),
    ...(signed === null ? [] : [signedLine(view, signed)]),
    ...(superseded === null
      ? []
      : [`Other minutes took the place of these ${agreedWhere(view, superseded)}.`]),
  ]
  if (lines.length === 0) return []
  return [
    { kind: 'heading', id: 'confirmation', level: 2, number: null, text: 'Confirmation' },
    ...lines.map((line): Block => ({ kind: 'paragraph', runs: plain(line) })),
    ...(confirmed === null
      ? []
      : corrections(view, 'Corrections agreed on confirmation', confirmed.corrections, 'corrections')),
    ...corrected.flatMap((each, index) =>
      corrections(
        view,
        `Corrections agreed later, ${agreedWhere(view, each)}`,
        each.corrections,
        `corrected-${index}`,
      ),
    ),
  ]
}

/** Beside words that were corrected after the signing: the words stay, and say where to read on. */
export function correctedLines(view: PaperView, item: PaperItem, block: PaperBlock): readonly Block[] {
  if (block.kind === 'withheld') return []
  const isHere = (correction: PaperCorrection): boolean =>
    correction.kind === 'told' &&
    correction.itemId === item.id &&
    (correction.blockId === block.id ||
      (block.kind === 'resolution' && block.clauses.some((clause) => clause.id === correction.blockId)))
  return view.agreed.corrected
    .filter((each) => each.corrections.some(isHere))
    .map((each) => ({
      kind: 'notice',
      runs: plain(`Corrected ${agreedWhere(view, each)}: see the end of these minutes.`),
    }))
}

function confirmedLine(view: PaperView, confirmed: NonNullable<AgreedOnPaper['confirmed']>): string {
  const where = agreedWhere(view, confirmed)
  if (confirmed.manner === 'accurate') return `Confirmed as an accurate record ${where}.`
  const only = confirmed.corrections.length === 1
  return `Confirmed as an accurate record, subject to ${only ? 'the correction' : 'the corrections'} below, ${where}.`
}

function signedLine(view: PaperView, { name, on, manner }: NonNullable<AgreedOnPaper['signed']>): string {
  const how = manner === 'on-screen' ? 'Approved on the screen' : 'Signed'
  return `${how} by ${name}, person presiding, ${formatDate(on, view.council.houseStyle.dates)}.`
}

/** "at the meeting of 12 January 2027 (minute 24)". */
function agreedWhere({ council }: PaperView, { date, minuteNumber }: AgreedOn): string {
  const minute = minuteNumber === '' ? '' : ` (minute ${minuteNumber})`
  return `at the meeting of ${formatDate(date, council.houseStyle.dates)}${minute}`
}

function corrections(
  view: PaperView,
  text: string,
  told: readonly PaperCorrection[],
  id: string,
): readonly Block[] {
  if (told.length === 0) return []
  return [
    { kind: 'heading', id, level: 2, number: null, text },
    ...told.flatMap((correction) => correctionOf(view, correction)),
  ]
}

function correctionOf(view: PaperView, correction: PaperCorrection): readonly Block[] {
  const item = view.items.find((each) => each.id === correction.itemId)
  const minute = minuteOf(item)
  if (correction.kind === 'withheld') {
    return [
      { kind: 'paragraph', runs: strong(minute) },
      { kind: 'notice', runs: plain('A correction of matter that is not for publication.') },
    ]
  }
  const { was, now, closed } = correction
  const label = item === undefined ? '' : labelOf(view, item, correction.blockId)
  const place = label === '' ? minute : `${minute}, ${label}`
  return withPassagesMarked(
    [
      { closed, block: { kind: 'paragraph', keepWithNext: true, runs: strong(place) } },
      {
        closed,
        block: {
          kind: 'facts',
          facts: [
            { term: 'Was:', runs: plain(was === '' ? '(nothing)' : was) },
            { term: 'Now:', runs: plain(now === '' ? '(taken out)' : now) },
          ],
        },
      },
    ],
    item === undefined ? [] : paragraphsOf(view, item),
  )
}

function minuteOf(item: PaperItem | undefined): string {
  if (item === undefined) return 'An item that is no longer there'
  const { minuteNumber, title } = item
  return minuteNumber === null || minuteNumber === '' ? title : `Minute ${minuteNumber}`
}

/** "f)", "RESOLVED a)"'s letter: as the words above have it; empty for words without a letter. */
function labelOf(view: PaperView, { blocks }: PaperItem, blockId: string | null): string {
  const { points, subPoints } = view.council.houseStyle
  const labels = labelsOf(blocks.map(labelled), { points, subPoints })
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'withheld') continue
    const label = labels[index] ?? null
    if (block.id === blockId) return label === null || 'length' in label ? '' : label.text
    if (block.kind !== 'resolution') continue
    const clauses = block.clauses.filter((clause) => plainText(clause.content).trim() !== '')
    const at = clauses.findIndex((clause) => clause.id === blockId)
    if (at < 0) continue
    const marks = labelsOf([{ kind: 'resolution', clauses }], { points, subPoints })[0] ?? null
    return marks === null || !('length' in marks) ? '' : (marks[at]?.text ?? '')
  }
  return ''
}
