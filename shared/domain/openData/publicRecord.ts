import type { AgendaItem } from '../agenda.ts'
import type { Exemption } from '../access.ts'
import { defined } from '../assert.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import type { Action } from '../meetingFact.ts'
import type { MinutesBlock } from '../minutes.ts'
import type { PaperBlock, PaperItem } from '../paperView.ts'
import { actionRows } from '../registers/actions.ts'
import type { Reading } from '../registers/reading.ts'
import { publicFacts } from './publicFacts.ts'

/** In the place of words that the public may not have; the letters after it stay as they are. */
const withheldWords = 'Part of this minute is not for publication.'

/**
 * A meeting as the public may have it, as a record: what `publicView` gives and nothing else, so that it reads like any other record.
 * What was found, accepted and published, and what was done with the minutes, are the office's own and left out.
 * `today` (YYYY-MM-DD) changes nothing but the order of actions.
 */
export function publicRecord(reading: Reading): MeetingRecord {
  const { record, view } = reading
  const facts = publicFacts(reading)
  const factIds = new Set(facts.map((fact) => fact.id))
  return {
    format: record.format,
    version: record.version,
    council: { ...record.council, synonyms: [] },
    committee: record.committee,
    members: view.members,
    people: view.people,
    meeting: { ...record.meeting, importedFrom: null },
    previousMeeting: view.previousMeeting,
    items: view.items.map((item) => publicItem(record, item)),
    attendance: view.attendance.map(({ personId, capacity, status, reason, substituteFor }) => ({
      ...{ personId, capacity, status, reason, substituteFor },
    })),
    facts: [...facts, ...publicActions(reading)],
    minutes: view.items.map((item) => ({
      itemId: item.id,
      number: item.minuteNumber ?? '',
      frozen: record.minutes.some((minutes) => minutes.itemId === item.id && minutes.frozen),
      blocks: item.blocks.flatMap((block, index) => publicBlocks(reading, item, block, index, factIds)),
    })),
    papers: view.papers.map(({ id, itemId, title, fileName, sha256, description }) => ({
      ...{ id, itemId, title, fileName, sha256, description },
      ...open,
    })),
    reports: view.reports.map(({ id, itemId, title, sections }) => ({
      id,
      itemId,
      title,
      sections,
      ...open,
    })),
    publications: [],
    accepted: [],
    acts: [],
  }
}

const open = { classification: 'public', exemption: null } as const

function publicItem(record: MeetingRecord, item: PaperItem): AgendaItem {
  const stored = defined(
    record.items.find((each) => each.id === item.id),
    'an item of a view is one of its record',
  )
  return {
    ...{ id: item.id, parentId: item.parentId, origin: stored.origin, agendaPlace: item.agendaPlace },
    ...{ kind: item.kind, title: item.title, summary: item.summary, reportAuthor: item.reportAuthor },
    ...{ purpose: item.purpose, recommendations: item.recommendations, pages: item.pages, notes: '' },
    classification: stored.classification,
    exemption: paragraphsOnly(stored.exemption),
    publicSummary: item.publicSummary,
  }
}

/** The public is told under which paragraphs, not how the public interest was weighed. */
function paragraphsOnly(exemption: Exemption | null): Exemption | null {
  return exemption === null ? null : { paragraphs: exemption.paragraphs, publicInterest: '' }
}

function publicBlocks(
  { blocks }: Reading,
  item: PaperItem,
  printed: PaperBlock,
  index: number,
  facts: ReadonlySet<string>,
): MinutesBlock[] {
  if (printed.kind !== 'withheld') {
    const read = blocks.find((each) => each.item.id === item.id && each.block.id === printed.id)
    if (read === undefined) return []
    const { block } = read
    const isTold = block.kind !== 'event' || (block.factId !== null && facts.has(block.factId))
    return [isTold ? block : { ...block, factId: null }]
  }
  const withheld = (number: number) => ({
    id: `withheld-${item.id.slice(0, 40)}-${index}-${number}`,
    classification: 'public' as const,
    content: [{ kind: 'text' as const, text: withheldWords }],
  })
  if (printed.points.length === 0) return [{ kind: 'prose', ...withheld(0) }]
  return printed.points.map((level, number) => ({ kind: 'point', level, ...withheld(number) }))
}

/** In the words of the minutes, by whoever they name. */
function publicActions(reading: Reading): Action[] {
  const known = new Set(reading.view.people.map((person) => person.id))
  const rows = new Map(actionRows([reading], reading.record.meeting.date).map((row) => [row.factId, row]))
  return reading.record.facts.flatMap((fact): Action[] => {
    const row = rows.get(fact.id)
    if (fact.kind !== 'action' || row === undefined) return []
    const personId = fact.personId !== null && known.has(fact.personId) ? fact.personId : null
    return [{ ...fact, what: row.what, who: row.who, personId }]
  })
}
