import { AppError } from './appError.ts'
import type { AgendaItem } from './agenda.ts'
import { isPresence, itemsOfFact, namesPerson, peopleOfFact } from './meetingFact.ts'
import type { MeetingFact } from './meetingFact.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { Inline, MinutesBlock } from './minutes.ts'
import type { CoverReport } from './report.ts'

/**
 * Whether a meeting record holds together: ids are unique, every reference leads somewhere, a vote to a
 * motion and one ballot each, sub-items follow their parent, what was done with the minutes names what is there, and what
 * is exempt says under which paragraphs. Its shape is checked before (`shared/api/record`).
 * Throws `invalid-input`; the sentence and `details.where` name the place ("items.2.parentId").
 */
export function checkRecord(record: MeetingRecord): void {
  checkUnique(record)
  const known = {
    people: new Set(record.people.map((person) => person.id)),
    items: new Set(record.items.map((item) => item.id)),
    facts: new Set(record.facts.map((fact) => fact.id)),
    motions: new Set(record.facts.filter((fact) => fact.kind === 'moved').map((fact) => fact.id)),
  }
  checkPeople(record, known.people)
  record.items.forEach((item, index) => checkItem(record.items, item, index))
  record.facts.forEach((fact, index) => checkFact(fact, known, `facts.${index}`))
  record.papers.forEach((paper, index) =>
    refer(known.items, paper.itemId, 'agenda item', `papers.${index}.itemId`),
  )
  record.reports.forEach((report, index) => {
    checkReport(report, known.items, `reports.${index}`)
    // A publication names papers and reports alike by their ids.
    if (record.papers.some((paper) => paper.id === report.id)) {
      fail(`A paper and a report have the same identity, “${report.id}”.`, `reports.${index}.id`)
    }
  })
  record.minutes.forEach((minutes, index) => {
    refer(known.items, minutes.itemId, 'agenda item', `minutes.${index}.itemId`)
    minutes.blocks.forEach((block, at) => checkBlock(block, known, `minutes.${index}.blocks.${at}`))
  })
  checkActs(record, known.items)
}

/** What was taken back says what; what stands says of which items of this meeting. */
function checkActs({ acts }: MeetingRecord, items: ReadonlySet<string>): void {
  const withdrawn = new Set(acts.flatMap((act) => (act.kind === 'withdrawn' ? act.actId : [])))
  acts.forEach((act, index) => {
    const where = `acts.${index}`
    const earlier = new Set(acts.slice(0, index).map((each) => each.id))
    if (act.kind === 'withdrawn') refer(earlier, act.actId, 'earlier act', `${where}.actId`)
    // Of what was taken back, the items may be gone.
    if (withdrawn.has(act.id)) return
    if (act.kind === 'confirmed' || act.kind === 'corrected') {
      act.corrections.forEach((correction, at) =>
        refer(items, correction.itemId, 'agenda item', `${where}.corrections.${at}.itemId`),
      )
    }
    if (act.kind === 'confirmed') {
      act.asPrinted.items.forEach(({ itemId }, at) =>
        refer(items, itemId, 'agenda item', `${where}.asPrinted.items.${at}.itemId`),
      )
    }
    if ('itemId' in act) refer(items, act.itemId, 'agenda item', `${where}.itemId`)
  })
}

function checkFact(
  fact: MeetingFact,
  known: {
    readonly people: ReadonlySet<string>
    readonly items: ReadonlySet<string>
    readonly motions: ReadonlySet<string>
  },
  where: string,
): void {
  for (const id of itemsOfFact(fact)) refer(known.items, id, 'agenda item', `${where}.itemId`)
  for (const id of peopleOfFact(fact)) refer(known.people, id, 'person', `${where}.personId`)
  if (isPresence(fact) && namesPerson(fact.kind) !== (fact.personId !== null)) {
    fail(
      namesPerson(fact.kind)
        ? 'An arrival or departure names nobody.'
        : 'An adjournment, or the exclusion of the public, names a person.',
      `${where}.personId`,
    )
  }
  if (fact.kind === 'moved') {
    if (fact.amends === fact.id) fail('An amendment amends itself.', `${where}.amends`)
    refer(known.motions, fact.amends, 'motion', `${where}.amends`)
  }
  if (fact.kind === 'voted') {
    refer(known.motions, fact.motionId, 'motion', `${where}.motionId`)
    unique(fact.ballots, (ballot) => ballot.personId, `${where}.ballots`)
  }
}

function checkUnique(record: MeetingRecord): void {
  unique(record.people, (person) => person.id, 'people')
  unique(record.members, (seat) => seat.id, 'members')
  unique(record.items, (item) => item.id, 'items')
  unique(record.facts, (fact) => fact.id, 'facts')
  unique(record.papers, (paper) => paper.id, 'papers')
  unique(record.reports, (report) => report.id, 'reports')
  unique(record.publications, (publication) => publication.id, 'publications')
  unique(record.accepted, (accepted) => accepted.key, 'accepted')
  unique(record.acts, (act) => act.id, 'acts')
  unique(record.attendance, (attendance) => attendance.personId, 'attendance')
  unique(record.minutes, (minutes) => minutes.itemId, 'minutes')
  record.minutes.forEach((minutes, index) => {
    const ids = minutes.blocks.flatMap((block) =>
      block.kind === 'resolution' ? [block.id, ...block.clauses.map((clause) => clause.id)] : [block.id],
    )
    unique(ids, (id) => id, `minutes.${index}.blocks`)
  })
}

function checkPeople(record: MeetingRecord, people: ReadonlySet<string>): void {
  const person = (id: string | null, where: string): void => refer(people, id, 'person', where)
  record.members.forEach((seat, index) => person(seat.personId, `members.${index}.personId`))
  record.attendance.forEach((attendance, index) => {
    person(attendance.personId, `attendance.${index}.personId`)
    person(attendance.substituteFor, `attendance.${index}.substituteFor`)
  })
  person(record.meeting.presidedBy, 'meeting.presidedBy')
  person(record.meeting.governanceOfficer.personId, 'meeting.governanceOfficer.personId')
}

function checkItem(items: readonly AgendaItem[], item: AgendaItem, index: number): void {
  if (
    item.classification === 'exempt' &&
    (item.exemption === null || item.exemption.paragraphs.length === 0)
  ) {
    fail(
      `“${item.title}” is exempt, but no paragraph of Schedule 12A is named. Name one of 1 to 7.`,
      `items.${index}.exemption`,
    )
  }
  if (item.parentId === null) return
  const parent = items.slice(0, index).findLast((other) => other.parentId === null)
  if (parent?.id !== item.parentId) {
    fail(`“${item.title}” does not stand under the item it belongs to.`, `items.${index}.parentId`)
  }
}

function checkReport(report: CoverReport, items: ReadonlySet<string>, where: string): void {
  refer(items, report.itemId, 'agenda item', `${where}.itemId`)
}

function checkBlock(
  block: MinutesBlock,
  known: { readonly people: ReadonlySet<string>; readonly facts: ReadonlySet<string> },
  where: string,
): void {
  if (block.kind === 'event') refer(known.facts, block.factId, 'event of the meeting', `${where}.factId`)
  const contents: readonly (readonly Inline[])[] =
    block.kind === 'resolution' ? block.clauses.map((clause) => clause.content) : [block.content]
  for (const inline of contents.flat()) {
    if (inline.kind === 'person') refer(known.people, inline.personId, 'person', where)
  }
}

function unique<Value>(values: readonly Value[], idOf: (value: Value) => string, where: string): void {
  const seen = new Set<string>()
  values.forEach((value, index) => {
    const id = idOf(value)
    if (seen.has(id)) fail(`Two entries have the same identity, “${id}”.`, `${where}.${index}`)
    seen.add(id)
  })
}

function refer(known: ReadonlySet<string>, id: string | null, what: string, where: string): void {
  if (id !== null && !known.has(id)) fail(`It names the ${what} “${id}”, which is not in it.`, where)
}

function fail(what: string, where: string): never {
  throw new AppError('invalid-input', `The meeting record does not hold together at ${where}. ${what}`, {
    where,
  })
}
