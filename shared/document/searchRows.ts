import { strictest } from '../domain/access.ts'
import type { Classification } from '../domain/access.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import { AppError } from '../domain/appError.ts'
import { closure, itemsAbove } from '../domain/itemDocuments.ts'
import type { ItemMinutes, MeetingRecord, RecordPaper } from '../domain/meetingRecord.ts'
import { peopleOfFact } from '../domain/meetingFact.ts'
import type { Action, MeetingFact } from '../domain/meetingFact.ts'
import { plainText } from '../domain/minutes.ts'
import type { Inline, MinutesBlock } from '../domain/minutes.ts'
import { reportTitle } from '../domain/packPapers.ts'
import { membersView, publicView } from '../domain/paperView.ts'
import type { PaperView } from '../domain/paperView.ts'
import { numberedSections } from '../domain/report.ts'
import type { CoverReport } from '../domain/report.ts'
import type { FilePage, SearchKind, SearchRow } from '../domain/search.ts'
import { labelledBlock } from './compose/blockLabels.ts'
import { labelsOf } from './numbering.ts'
import type { Label } from './numbering.ts'
import { attendanceRows } from './searchAttendance.ts'
import { namesIn } from './searchNames.ts'
import { searchNumbers } from './searchNumbers.ts'
import type { SearchNumbers } from './searchNumbers.ts'

/**
 * Everything of a meeting that can be found: a row for every place that has words. `pagesOf` gives the pages of a file by its hash, none
 * where it has not been read. The officer's notes and parked lines are not among them.
 */
export function searchRows(
  record: MeetingRecord,
  pagesOf: (sha256: string) => readonly FilePage[],
): SearchRow[] {
  const open = viewForThePublic(record)
  const numbers = searchNumbers(record)
  const named = namesIn(record.people)
  const minutesOf = new Map(record.minutes.map((minutes) => [minutes.itemId, minutes]))
  const rows = [
    ...record.items.flatMap((item) => [
      ...itemRows(record, item, numbers),
      ...minutesRows(record, item, minutesOf.get(item.id), numbers),
    ]),
    ...attendanceRows(record, open ?? membersView(record), numbers.agenda),
    ...record.facts.flatMap((fact) =>
      fact.kind === 'action' ? [actionRow(record, fact, minutesOf, numbers)] : [],
    ),
    ...record.reports.flatMap((report) => reportRows(record, report, numbers)),
    ...record.papers.flatMap((paper) => paperRows(record, paper, pagesOf(paper.sha256))),
  ]
  return withOwnKeys(
    rows
      .filter((row) => row.words.trim() !== '')
      .map((row) => ({
        ...row,
        words: row.words.trim(),
        people: [...new Set([...row.people, ...named(row.words)])],
        isPublic: open !== null && row.isPublic && row.classification === 'public',
      })),
  )
}

/** While anything in a meeting is undecided, the public reads nothing of it. */
function viewForThePublic(record: MeetingRecord): PaperView | null {
  try {
    return publicView(record)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-allowed') return null
    throw error
  }
}

function withOwnKeys(rows: readonly SearchRow[]): SearchRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const count = seen.get(row.key) ?? 0
    seen.set(row.key, count + 1)
    return count === 0 ? row : { ...row, key: `${row.key} ${count}` }
  })
}

/** The title with the line under it, which everybody is told (R19), and what the report recommends, which only those are who may read it. */
function itemRows(record: MeetingRecord, item: AgendaItem, numbers: SearchNumbers): SearchRow[] {
  const base = {
    ...{ kind: 'agenda' as const, itemId: item.id, page: null, number: numbers.agenda(item.id), people: [] },
    ...{ title: item.title, above: '', isPublic: true },
  }
  const around = classificationsAround(record, item.id)
  const title: SearchRow = {
    ...base,
    ...{ key: `item ${item.id}`, placeId: null, label: '' },
    words: [item.title, item.summary].filter((line) => line !== '').join('. '),
    classification: around.includes('unset') ? 'unset' : 'public',
  }
  // What the public is told in place of what it may not read is public (R16).
  const summary: SearchRow = {
    ...title,
    ...{ key: `summary ${item.id}`, kind: 'minutes', label: 'Summary', words: item.publicSummary },
  }
  return [
    title,
    summary,
    ...item.recommendations.map((words, index) => ({
      ...base,
      ...{
        key: `recommendation ${item.id} ${index}`,
        placeId: null,
        label: `Recommendation ${index + 1}`,
        words,
      },
      classification: strictest(around),
    })),
  ]
}

function classificationsAround(record: MeetingRecord, itemId: string | null): Classification[] {
  return itemsAbove(record, itemId).map((item) => item.classification)
}

function minutesRows(
  record: MeetingRecord,
  item: AgendaItem,
  minutes: ItemMinutes | undefined,
  numbers: SearchNumbers,
): SearchRow[] {
  if (minutes === undefined) return []
  const labels = labelsOf(minutes.blocks.map(labelledBlock), record.council.houseStyle)
  const around = classificationsAround(record, item.id)
  const facts = new Map(record.facts.map((fact) => [fact.id, fact]))
  let path: Step[] = []
  const step = (
    level: number,
    label: Label | null | undefined,
    content: readonly Inline[],
    isOpen: boolean,
  ) => {
    path = [...path.slice(0, level), { label: label?.text ?? '', words: plainText(content), isOpen }]
  }
  return minutes.blocks.flatMap((block, index): SearchRow[] => {
    if (block.kind === 'note') return []
    const label = labels[index] ?? null
    const classification = strictest([...around, block.classification])
    const isOpen = classification === 'public'
    const base = {
      ...{
        kind: kindOf(block),
        itemId: item.id,
        page: null,
        number: numbers.minute(item.id),
        title: item.title,
      },
      ...{ classification, isPublic: true },
    }
    const row = (id: string, content: readonly Inline[], under: readonly Step[]): SearchRow => ({
      ...{ ...base, key: `minutes ${item.id} ${id}`, placeId: id },
      label: under
        .map((each) => each.label)
        .join(' ')
        .trim(),
      above: wordsAbove(under, isOpen),
      ...{ words: plainText(content), people: [...peopleIn(content), ...peopleOfEvent(block, facts)] },
    })
    if (block.kind === 'point') {
      step(block.level, label !== null && 'text' in label ? label : null, block.content, isOpen)
      return [row(block.id, block.content, path)]
    }
    if (block.kind !== 'resolution') return [row(block.id, block.content, [])]
    const several: readonly Label[] = label !== null && !('text' in label) ? label : []
    return block.clauses.map((clause, n) => {
      step(clause.level, several[n], clause.content, isOpen)
      return row(clause.id, clause.content, path)
    })
  })
}

/** A point or clause on the way to the one that is looked at, which is the last. */
interface Step {
  readonly label: string
  readonly words: string
  readonly isOpen: boolean
}

/** More than the line of a hit has room for. */
const longestAbove = 160

/** Words that are open never bring words with them that are not. */
function wordsAbove(path: readonly Step[], isOpen: boolean): string {
  const above = path.at(-2)
  if (above === undefined || (isOpen && !above.isOpen)) return ''
  const words = above.words.trim()
  return words.length > longestAbove ? `${words.slice(0, longestAbove).trimEnd()}…` : words
}

/** Whoever declared or voted, whatever words the sentence has for them: of those its lists name the papers tell. */
function peopleOfEvent(block: MinutesBlock, facts: ReadonlyMap<string, MeetingFact>): string[] {
  const fact = block.kind === 'event' && block.factId !== null ? facts.get(block.factId) : undefined
  return fact !== undefined && ['declared', 'voted', 'vote-noted'].includes(fact.kind)
    ? peopleOfFact(fact)
    : []
}

function kindOf(block: Exclude<MinutesBlock, { kind: 'note' }>): SearchKind {
  if (block.kind === 'resolution') return 'resolution'
  if (block.kind !== 'event') return 'minutes'
  if (block.event === 'declared') return 'declaration'
  return ['moved', 'voted', 'vote-noted'].includes(block.event) ? 'vote' : 'minutes'
}

function peopleIn(content: readonly Inline[]): string[] {
  return [...new Set(content.flatMap((inline) => (inline.kind === 'person' ? [inline.personId] : [])))]
}

/** The officer's own: no paper for the public has it. As closed as what it was caught from. */
function actionRow(
  record: MeetingRecord,
  action: Action,
  minutesOf: ReadonlyMap<string, ItemMinutes>,
  numbers: SearchNumbers,
): SearchRow {
  const { itemId, sourceId, personId } = action
  const minutes = itemId === null ? undefined : minutesOf.get(itemId)
  const source = minutes?.blocks.find(
    (block) =>
      block.id === sourceId ||
      (block.kind === 'resolution' && block.clauses.some((clause) => clause.id === sourceId)),
  )
  const around = [
    ...classificationsAround(record, itemId),
    ...(source === undefined ? [] : [source.classification]),
  ]
  return {
    ...{
      key: `action ${action.id}`,
      kind: 'action',
      itemId,
      placeId: source === undefined ? null : sourceId,
    },
    ...{ page: null, number: numbers.minute(itemId), label: action.done ? 'Done' : 'To do' },
    above: '',
    title: record.items.find((item) => item.id === itemId)?.title ?? '',
    words: [action.what, action.who].filter((part) => part !== '').join(' – '),
    people: personId === null ? [] : [personId],
    classification: around.length === 0 ? 'public' : strictest(around),
    isPublic: false,
  }
}

function reportRows(record: MeetingRecord, report: CoverReport, numbers: SearchNumbers): SearchRow[] {
  const title = reportTitle(record, report)
  const number = numbers.agenda(report.itemId)
  const sections = numberedSections(report.sections, { open: [], closed: [] })
  return sections.flatMap((section, place) =>
    section.paragraphs.map((paragraph, index): SearchRow => {
      const isListed = report.sections[place]?.part === 'attached'
      return {
        ...{ key: `report ${report.id} ${place} ${index}`, kind: 'report', itemId: report.itemId },
        ...{ placeId: report.id, page: null, number, title, above: '' },
        ...{ words: paragraph.words, people: [] },
        // The list of what is attached has lines of its own, counted when it is printed.
        label: isListed ? `part ${section.number ?? ''}` : paragraph.label,
        classification: closure(record, report),
        isPublic: true,
      }
    }),
  )
}

function paperRows(record: MeetingRecord, paper: RecordPaper, pages: readonly FilePage[]): SearchRow[] {
  const { id, itemId, fileName } = paper
  const title = paper.title.trim() === '' ? fileName : paper.title.trim()
  const base = {
    ...{ kind: 'paper' as const, itemId, placeId: id, number: '', title, above: '', people: [] },
    ...{ classification: closure(record, paper), isPublic: true },
  }
  const named = [title, paper.description].filter((line) => line !== '').join('. ')
  return [
    { ...base, key: `paper ${id}`, page: null, label: '', words: named },
    ...pages.map(({ page, words }) => ({
      ...{ ...base, key: `paper ${id} ${page}`, page, label: `page ${page}`, words },
    })),
  ]
}
