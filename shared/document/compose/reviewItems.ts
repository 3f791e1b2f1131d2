import { labelsOf } from '../numbering.ts'
import type { BlockLabel, Label } from '../numbering.ts'
import type { HouseStyle } from '../../domain/houseStyle.ts'
import type { MeetingRecord } from '../../domain/meetingRecord.ts'
import { hasWords, plainText } from '../../domain/minutes.ts'
import type { MinutesBlock } from '../../domain/minutes.ts'
import type { ReviewItem, ReviewPoint } from '../../domain/review.ts'
import { membersView } from '../../domain/paperView.ts'
import type { PaperView } from '../../domain/paperView.ts'
import type { Run } from '../model.ts'
import { apologyLines, attendanceBlocks } from './attendance.ts'
import { labelledBlock } from './blockLabels.ts'
import { resolutionLead } from './minutes.ts'

type ReadBlock = Exclude<MinutesBlock, { kind: 'note' }>

/**
 * The minutes as the chair reads them: attendance, then every item with the labels that the papers print, and of every point its own
 * id, so that what is said of it comes back to it. Chairs see what is exempt; the officer's notes nobody else sees.
 */
export function reviewItems(record: MeetingRecord): ReviewItem[] {
  const view = membersView(record)
  const minutes = new Map(record.minutes.map((each) => [each.itemId, each]))
  const items = record.items.map((item): ReviewItem => {
    const { number = '', blocks = [] } = minutes.get(item.id) ?? {}
    const read = blocks.filter((block): block is ReadBlock => block.kind !== 'note')
    const apologies = item.kind === 'apologies' ? apologyLines(view) : []
    return {
      id: item.id,
      number,
      title: item.title,
      points: [
        ...listed(`apologies-${item.id}`, '', apologies),
        ...pointsOf(record.council.houseStyle, read),
      ],
    }
  })
  const attendance = attendancePoints(view)
  return attendance.length === 0
    ? items
    : [{ id: 'attendance', number: '', title: 'Attendance', points: attendance }, ...items]
}

/** Each list of names as one thing to remark on, under its heading. */
function attendancePoints(view: PaperView): ReviewPoint[] {
  let heading = ''
  return attendanceBlocks(view).flatMap((block, index) => {
    if (block.kind === 'heading') heading = block.text
    return block.kind === 'lines' ? listed(`attendance-${index}`, heading, block.lines) : []
  })
}

/** Lines of names as one point; none for none. They are no block of the minutes: a remark on them is the officer's to see to. */
function listed(id: string, lead: string, lines: readonly (readonly Run[])[]): ReviewPoint[] {
  if (lines.length === 0) return []
  const text = lines.map((runs) => runs.map((run) => run.text).join('')).join('; ')
  return [{ id, kind: 'prose', level: 0, label: '', say: lead.replace(/:$/, ''), lead, text }]
}

function pointsOf(style: HouseStyle, blocks: readonly ReadBlock[]): ReviewPoint[] {
  const labels = labelsOf(blocks.map(labelledBlock), style)
  const points = blocks.flatMap((block, index) => {
    // An empty point in the middle keeps its letter, and has nothing to remark on.
    if (!hasWords(block)) return []
    return block.kind === 'resolution' ? clausesOf(style, block) : [pointOf(block, labels[index] ?? null)]
  })
  return points.map((point, index) => ({ ...point, say: spokenPlace(points, index) }))
}

/** "Point e, sub-point 1": by itself a sub-point says too little. */
function spokenPlace(points: readonly ReviewPoint[], index: number): string {
  const point = points[index]
  if (point === undefined || point.say === '' || point.level === 0) return point?.say ?? ''
  const above = points
    .slice(0, index)
    .findLastIndex((each) => each.kind === point.kind && each.level < point.level)
  const before = above < 0 ? '' : spokenPlace(points, above)
  return before === '' ? point.say : `${before}, ${point.say.charAt(0).toLowerCase()}${point.say.slice(1)}`
}

function pointOf(block: Exclude<ReadBlock, { kind: 'resolution' }>, label: BlockLabel): ReviewPoint {
  const mark: Label = label === null || 'length' in label ? { text: '', say: '' } : label
  return {
    id: block.id,
    kind: block.kind,
    level: block.kind === 'point' ? block.level : 0,
    label: mark.text,
    say: mark.say,
    lead: '',
    text: plainText(block.content),
  }
}

function clausesOf(
  style: HouseStyle,
  { lead, clauses: all }: Extract<ReadBlock, { kind: 'resolution' }>,
): ReviewPoint[] {
  const clauses = all.filter((clause) => plainText(clause.content).trim() !== '')
  const [marks] = labelsOf([{ kind: 'resolution', clauses }], style)
  return clauses.map((clause, index) => {
    const mark = marks !== undefined && marks !== null && 'length' in marks ? marks[index] : undefined
    return {
      id: clause.id,
      kind: 'clause',
      level: clause.level,
      label: mark?.text ?? '',
      say: mark?.say ?? '',
      lead: index === 0 ? resolutionLead(style.resolution, clauses.length > 1, lead) : '',
      text: plainText(clause.content),
    }
  })
}
