import { importedRecord } from '../../electron/import/importedRecord.ts'
import { readMeetingPaper } from '../../electron/import/readMeetingPaper.ts'
import type { ReadPaper as ReadMeetingPaper } from '../../electron/import/readMeetingPaper.ts'
import type { ReadBlock } from '../../electron/import/readBlocks.ts'
import type { ReadMinutes } from '../../electron/import/readMinutes.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { isPresence, presenceKinds } from '../../shared/domain/meetingFact.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { addressedName } from '../../shared/domain/person.ts'
import type { AttendanceStatus } from '../../shared/domain/presence.ts'
import { breaksIn, clauseLine, eventLine, numberOf, present, voteLine } from './importScoreExpected.ts'
import type { FieldValues } from './importScoreExpected.ts'
import { clauseOf, labelOfPoint, nameOf, placeOf, surnameOf, titleOf, wordsOf } from './importScoreText.ts'

export interface ReadClause {
  readonly level: number
  readonly text: string
}

/** What the importer makes of a text, in the same lines as what is expected: of the record, and of the reading where the record keeps less. */
export interface ReadPaper {
  readonly values: FieldValues
  readonly resolutions: readonly (readonly ReadClause[])[]
  /** Sentences that the record keeps as those of a fact: a declaration, a motion, a vote. */
  readonly told: readonly string[]
  /** All that the record says, so that it can be asked whether something stands in it. */
  readonly words: string
}

/** What the record has when a text names no council, committee or time: then nothing was read. */
const unread = new Set(['Council of an imported meeting', 'Committee of an imported meeting'])

export function readPaper(text: string): ReadPaper {
  let made = 0
  const newId = (): string => `id-${(made += 1)}`
  const read = readMeetingPaper(text)
  const { record, notes } = importedRecord(text, read, { date: '1999-12-31', newId })
  return {
    values: { ...valuesOf(record, read), 'numbering breaks': notes.flatMap(breaksIn) },
    resolutions: resolutionsOf(record),
    told: toldOf(record),
    words: allWords(record),
  }
}

function valuesOf(record: MeetingRecord, read: ReadMeetingPaper): FieldValues {
  const { meeting, council, committee, items, minutes } = record
  const name = namesIn(record)
  const listed = (capacity: string, statuses: readonly AttendanceStatus[]): MeetingRecord['attendance'] =>
    record.attendance.filter((each) => each.capacity === capacity && statuses.includes(each.status))
  const roles = new Map(record.members.map(({ personId, role }) => [personId, role]))
  const real = items.filter((item) => item.title !== 'Before the first item')
  const outer = new Set(items.filter((item) => item.parentId === null).map((item) => item.id))
  const blocks = minutes.flatMap((item) => item.blocks)
  const numbers = new Map(minutes.map((item) => [item.itemId, item.number]))
  const seen = (value: string): string[] => (unread.has(value) ? [] : present(titleOf(value)))
  return {
    kind: [read.kind],
    council: seen(council.name),
    committee: seen(committee.name.replace(/^the /i, '')),
    date: read.header.date === null ? [] : [meeting.date],
    times: [
      ...(read.header.start === null ? [] : [`from ${meeting.start}`]),
      ...present(meeting.end).map((time) => `to ${time}`),
    ],
    place: present(placeOf(meeting.place)),
    present: [...listed('member', ['present']), ...listed('substitute', ['present'])].map(({ personId }) => {
      const role = roles.get(personId) ?? 'member'
      return `${nameOf(name(personId))} [${role === 'substitute' ? 'member' : role}]`
    }),
    absent: listed('member', ['absent', 'apologies', 'substituted']).map((each) =>
      nameOf(name(each.personId)),
    ),
    apologies: listed('member', ['apologies']).map(
      ({ personId, reason }) => `${nameOf(name(personId))} - ${titleOf(reason?.words ?? '')}`,
    ),
    'in attendance': listed('attendee', ['present']).map(({ personId }) => {
      const title = record.people.find((person) => person.id === personId)?.title ?? ''
      return `${nameOf(name(personId))} - ${titleOf(title)}`
    }),
    substitutes: listed('substitute', ['present']).map(
      ({ personId, substituteFor }) => `${surnameOf(name(personId))} for ${surnameOf(name(substituteFor))}`,
    ),
    // One who declared several interests stands once: what they were is not compared.
    declarations: [
      ...new Set(
        record.facts.flatMap((fact) => (fact.kind === 'declared' ? [surnameOf(name(fact.personId))] : [])),
      ),
    ],
    'item numbers': minutes
      .filter((item) => outer.has(item.itemId))
      .flatMap((item) => present(numberOf(item.number))),
    'item titles': real.filter((item) => item.parentId === null).map((item) => titleOf(item.title)),
    'sub-items': real.filter((item) => item.parentId !== null).map((item) => titleOf(item.title)),
    pages: real
      .filter((item) => item.parentId === null && item.pages !== null)
      .map(({ id, pages }) => `${numberOf(numbers.get(id) ?? '')}: ${pages?.first ?? 0}-${pages?.last ?? 0}`),
    'report authors': real.flatMap((item) => present(titleOf(item.reportAuthor))),
    points: pointsOf(record, read),
    events: eventsOf(record, read, name),
    clauses: resolutionsOf(record).flat().map(clauseLine),
    movers: moversOf(record, read, name),
    votes: votesOf(record, read, name),
    actions: record.facts.flatMap((fact) => (fact.kind === 'action' ? [titleOf(fact.who)] : [])),
    prose: blocks.flatMap((block) => (block.kind === 'prose' ? [wordsOf(plainText(block.content))] : [])),
    'numbering breaks': [],
    'nothing dropped': [],
  }
}

function resolutionsOf({ minutes }: MeetingRecord): ReadClause[][] {
  return minutes
    .flatMap((item) => item.blocks)
    .filter((block) => block.kind === 'resolution')
    .map(({ clauses }) => clauses.map(({ level, content }) => ({ level, text: plainText(content) })))
}

function toldOf({ minutes }: MeetingRecord): string[] {
  return minutes
    .flatMap((item) => item.blocks)
    .filter((block) => block.kind === 'event' && !presenceKinds.some((kind) => kind === block.event))
    .map(wordsOfBlock)
}

function namesIn({ people }: MeetingRecord): (id: string | null) => string {
  const names = new Map(people.map((person) => [person.id, addressedName(person)]))
  return (id) => names.get(id ?? '') ?? ''
}

function blocksRead(read: ReadMinutes): ReadBlock[] {
  return read.items.flatMap((item) => item.blocks)
}

/** Words and level of the record; the printed label is the reading's, which the record does not keep. */
function pointsOf(record: MeetingRecord, read: ReadMinutes): string[] {
  const labels = blocksRead(read).flatMap((block) =>
    block.kind === 'point' ? [{ label: block.label, text: wordsOf(block.text) }] : [],
  )
  return record.minutes
    .flatMap((item) => item.blocks)
    .filter((block) => block.kind === 'point')
    .map((block) => {
      const text = wordsOf(plainText(block.content))
      const at = labels.findIndex((each) => each.text === text)
      const [found] = at < 0 ? [] : labels.splice(at, 1)
      return `${block.level} ${labelOfPoint(found?.label ?? '')} ${text}`
    })
}

/** Each person an event names is one event. Of a sentence without a fact (no time is given) the reading says who. */
function eventsOf(record: MeetingRecord, read: ReadMinutes, name: (id: string | null) => string): string[] {
  const facts = record.facts.filter((fact) => isPresence(fact))
  const told = new Set(facts.map((fact) => fact.id))
  const without = record.minutes
    .flatMap((item) => item.blocks)
    .filter((block) => block.kind === 'event' && !told.has(block.factId ?? ''))
    .map((block) => wordsOfBlock(block))
  const loose = blocksRead(read).filter(
    (block) => block.kind === 'event' && without.includes(wordsOf(block.text)),
  )
  return [
    ...facts.map(({ kind, at, personId }) => eventLine({ kind, at, who: name(personId) })),
    ...loose.flatMap((block) =>
      block.kind === 'event'
        ? block.who
            .split(/,| and /)
            .map((who) => eventLine({ kind: block.event, at: block.at, who: who.trim() }))
        : [],
    ),
  ]
}

/** From the record; of a page that names nobody who was there, from the reading. */
function moversOf(record: MeetingRecord, read: ReadMinutes, name: (id: string | null) => string): string[] {
  const motions = record.facts.filter((fact) => fact.kind === 'moved')
  if (motions.length > 0) {
    return motions.map((fact) => `${surnameOf(name(fact.mover))}, ${surnameOf(name(fact.seconder))}`)
  }
  return blocksRead(read)
    .flatMap((block) => [...(block.kind === 'resolution' ? [block] : []), ...block.told])
    .flatMap((each) =>
      (each.kind === 'resolution' || each.kind === 'motion') && (each.mover !== '' || each.seconder !== '')
        ? [`${surnameOf(each.mover)}, ${surnameOf(each.seconder)}`]
        : [],
    )
}

/** From the record once it keeps votes; until then from the reading. */
function votesOf(record: MeetingRecord, read: ReadMinutes, name: (id: string | null) => string): string[] {
  const votes = record.facts.filter((fact) => fact.kind === 'voted' && fact.counts !== null)
  if (votes.length > 0) {
    return votes.flatMap((fact) => {
      if (fact.kind !== 'voted' || fact.counts === null) return []
      const names: Record<string, string[]> = { for: [], against: [], abstain: [] }
      for (const { side, personId } of fact.ballots) names[side]?.push(name(personId))
      return [voteLine(fact.counts, names)]
    })
  }
  return blocksRead(read).flatMap((block) => {
    if (block.kind !== 'vote') return []
    const { for: inFavour, against, abstain, names } = block.vote
    if (inFavour === null || against === null) return []
    return [voteLine({ for: inFavour, against, abstain: abstain ?? 0 }, names)]
  })
}

function wordsOfBlock(block: MinutesBlock): string {
  return block.kind === 'resolution'
    ? block.clauses.map(({ content }) => clauseOf(plainText(content))).join('\n')
    : wordsOf(plainText(block.content))
}

function allWords(record: MeetingRecord): string {
  return record.minutes
    .flatMap((item) => item.blocks)
    .map(wordsOfBlock)
    .join('\n')
}
