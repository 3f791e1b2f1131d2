import { defaultBookRules } from '../../shared/domain/council.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import type { SeedFrontSheet, SeedLine, SeedMinutes } from './seeds.ts'

/** "Councillor Ann Other (Vice Chair)" in its parts. */
export function seedPerson(line: string): { address: string; name: string; viceChair: boolean } {
  const viceChair = line.endsWith(' (Vice Chair)')
  const plain = line.replace(/ \(Vice Chair\)$/, '')
  const councillor = plain.startsWith('Councillor ')
  return { address: councillor ? 'Councillor' : '', name: plain.replace(/^Councillor /, ''), viceChair }
}

function emptyRecord(date: string, council: string, committee: string): MeetingRecord {
  return {
    format: 'minutebook-meeting',
    version: 1,
    council: {
      name: council,
      kind: 'unitary',
      logo: null,
      signingOfficer: '',
      interestsAdvice: '',
      recordingNotice: '',
      summons: '',
      annualMeetings: [],
      houseStyle: { ...defaultHouseStyle, apologyReasons: 'full' },
      reportHeadings: [],
      ...defaultBookRules,
    },
    committee: {
      id: 'committee',
      name: committee,
      quorum: 3,
      place: '',
      numbering: { runs: 'municipal-year', start: 1, pattern: '{n}' },
    },
    members: [],
    people: [],
    meeting: {
      id: 'meeting',
      state: 'draft-minutes',
      date,
      start: '10:00',
      end: null,
      preMeeting: null,
      place: '',
      governanceOfficer: { personId: null, name: '', title: '', phone: '', email: '' },
      presidedBy: null,
      extraordinary: false,
      importedFrom: null,
    },
    previousMeeting: null,
    items: [],
    attendance: [],
    facts: [],
    minutes: [],
    papers: [],
    reports: [],
    publications: [],
    accepted: [],
    acts: [],
  }
}

function agendaItem(id: string, title: string): AgendaItem {
  return {
    id,
    parentId: null,
    origin: 'agenda',
    agendaPlace: null,
    kind: 'other',
    title,
    summary: '',
    reportAuthor: '',
    purpose: null,
    recommendations: [],
    pages: null,
    notes: '',
    classification: 'public',
    exemption: null,
    publicSummary: '',
  }
}

/** The front sheet of the pack seed as a meeting record. The council's name is the first words of the body. */
export function recordOfFrontSheet(seed: SeedFrontSheet, councilName: string): MeetingRecord {
  const record = emptyRecord(seed.date, councilName, seed.body.slice(councilName.length).trim())
  return {
    ...record,
    council: {
      ...record.council,
      signingOfficer: seed.signingOfficer,
      summons: seed.summons,
      interestsAdvice: seed.interestsAdvice,
      recordingNotice: seed.recordingNotice,
    },
    meeting: {
      ...record.meeting,
      state: 'agenda-published',
      start: seed.start,
      preMeeting: seed.preMeeting,
      place: seed.place,
      governanceOfficer: { ...record.meeting.governanceOfficer, ...seed.governanceOfficer },
    },
    items: seed.items.flatMap((item, index) => [
      { ...agendaItem(`item-${index}`, item.title), summary: item.summary, pages: item.pages },
      ...item.subItems.map((title, position) => ({
        ...agendaItem(`item-${index}-${position}`, title),
        parentId: `item-${index}`,
      })),
    ]),
  }
}

/** Seed minutes as a meeting record; the apologies of the text become attendance, as an officer would enter them. */
export function recordOfMinutes(seed: SeedMinutes): MeetingRecord {
  const record = emptyRecord(seed.date, seed.council, seed.committee)
  const reasons = new Map(
    seed.items
      .filter((item) => item.title.startsWith('Apologies'))
      .flatMap((item) => item.lines)
      .map((line) => (line.kind === 'prose' ? line.text.split(/ [–-] /) : []))
      .map(([name = '', reason = '']) => [name, reason] as const),
  )
  const seats = [...seed.present, ...seed.absent].map((line, index) => ({
    ...seedPerson(line),
    line,
    id: `member-${index}`,
  }))
  const guests = seed.attendees.map((guest, index) => ({
    ...seedPerson(guest.name),
    title: guest.title,
    id: `guest-${index}`,
  }))
  const isApologies = (title: string): boolean => title.startsWith('Apologies')
  return {
    ...record,
    meeting: { ...record.meeting, start: seed.start, end: seed.end, place: seed.place },
    people: [...seats, ...guests].map((person) => ({
      id: person.id,
      address: person.address,
      name: person.name,
      title: 'title' in person ? person.title : '',
    })),
    members: seats.map((seat) => ({
      id: `seat-${seat.id}`,
      personId: seat.id,
      role: seat.viceChair ? 'vice-chair' : 'member',
      voting: true,
      group: '',
      from: '2022-05-01',
      to: null,
    })),
    attendance: [
      ...seats.map((seat) => {
        const words = reasons.get(seat.line)
        return {
          personId: seat.id,
          capacity: 'member' as const,
          status: seed.present.includes(seat.line) ? ('present' as const) : ('apologies' as const),
          reason: words === undefined ? null : { category: 'other' as const, words },
          substituteFor: null,
        }
      }),
      ...guests.map((guest) => ({
        personId: guest.id,
        capacity: 'attendee' as const,
        status: 'present' as const,
        reason: null,
        substituteFor: null,
      })),
    ],
    items: seed.items.map((item, index) => ({
      ...agendaItem(`item-${index}`, item.title),
      kind: isApologies(item.title) ? 'apologies' : 'other',
    })),
    facts: seed.items.flatMap((item, index) =>
      item.lines.flatMap((line, position) =>
        line.kind === 'event'
          ? [
              {
                id: `fact-${index}-${position}`,
                kind: line.event,
                at: line.at,
                personId: null,
                itemId: `item-${index}`,
              },
            ]
          : [],
      ),
    ),
    minutes: seed.items.map((item, index) => ({
      itemId: `item-${index}`,
      number: item.number,
      frozen: false,
      blocks: isApologies(item.title) ? [] : item.lines.map((line, position) => block(line, index, position)),
    })),
  }
}

function block(line: SeedLine, item: number, position: number): MinutesBlock {
  const base = { id: `block-${item}-${position}`, classification: 'public' as const }
  const content = (text: string): [{ kind: 'text'; text: string }] => [{ kind: 'text', text }]
  switch (line.kind) {
    case 'prose':
      return { ...base, kind: 'prose', content: content(line.text) }
    case 'point':
      return { ...base, kind: 'point', level: line.level, content: content(line.text) }
    case 'event':
      return {
        ...base,
        kind: 'event',
        event: line.event,
        factId: `fact-${item}-${position}`,
        edited: false,
        content: content(line.text),
      }
    case 'resolution':
      return {
        ...base,
        kind: 'resolution',
        clauses: line.clauses.map((clause, index) => ({
          id: `${base.id}-${index}`,
          level: clause.level,
          content: content(clause.text),
        })),
      }
  }
}

/** Every printed line of seed minutes, with the labels as they should be (the seed's last clause slip mended), normalised by the caller. */
export function expectedLines(seed: SeedMinutes): string[] {
  return [
    seed.council,
    seed.committee,
    ...seed.present,
    ...seed.absent,
    ...seed.attendees.map((guest) => `${guest.name} - ${guest.title}`),
    ...seed.items.flatMap((item) => [
      `${item.number} ${item.title}`,
      ...item.lines.flatMap(expectedItemLines),
    ]),
  ]
}

function expectedItemLines(line: SeedLine): string[] {
  switch (line.kind) {
    case 'prose':
    case 'event':
      return [line.text]
    case 'point':
      return [`${line.label} ${line.text}`]
    case 'resolution':
      return expectedResolution(line.clauses)
  }
}

function expectedResolution(clauses: Extract<SeedLine, { kind: 'resolution' }>['clauses']): string[] {
  const [only] = clauses
  if (only !== undefined && clauses.length === 1) return [`Resolved to ${only.text}`]
  let outer = 0
  let inner = 0
  return [
    'Resolved to:',
    ...clauses.map((clause) => {
      if (clause.level === 0) {
        outer += 1
        inner = 0
        return `(${outer}) ${clause.text}`
      }
      inner += 1
      return `${'abcdefghijklmnopqrstuvwxyz'.charAt(inner - 1)}. ${clause.text}`
    }),
  ]
}
