import { agendaNumbers, itemInSentence } from '../../shared/domain/agendaOrder.ts'
import type { AgendaItem, AgendaItemKind } from '../../shared/domain/agenda.ts'
import { factSentence } from '../../shared/domain/factSentences.ts'
import {
  dateFormats,
  defaultHouseStyle,
  pointMarkers,
  reasonPrintings,
  resolutionWordings,
  subPointMarkers,
  timeFormats,
} from '../../shared/domain/houseStyle.ts'
import type { LineFact, MeetingFact, VoteSide } from '../../shared/domain/meetingFact.ts'
import type { ItemMinutes, MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Inline, MinutesBlock, PointLevel } from '../../shared/domain/minutes.ts'
import { apologyCategories } from '../../shared/domain/presence.ts'
import { defaultWriting } from '../../shared/domain/writing.ts'
import { seededRandom } from '../soak/part.ts'
import {
  aCommittee,
  aCouncil,
  aDeclaration,
  aFact,
  aMeeting,
  aMotion,
  anAction,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  aVote,
  aVoteNoted,
  words,
} from './recordBuilder.ts'

/** Meetings that nobody held, minuted from their beginning to their end: of one seed there is one meeting. */
export function minutedMeeting(seed: number): MeetingRecord {
  return new Minuting(seed).record()
}

const surnames = 'Moss Fell Beck Kerr Hale Pell Dunn Okonkwo Larkin-Shaw O’Dowd Abara St.John Venn Tull'
  .split(' ')
  .map((name) => name.replace('.', ' '))
const givenNames = 'Ida Tom J.A. Una Sam Joan Raj Amy Chidi Beth Niall Grace Hugh Priya Walter'.split(' ')
const officers: readonly (readonly [string, string, string])[] = [
  ['', 'Lee Marsh', 'Director of Public Realm'],
  ['', 'Perpetua Lark', 'Governance Officer'],
  ['Dr', 'Femi Aldous', 'Consultant in Public Health, Brackenford Primary Care Trust'],
  ['', 'Wanda Pike', ''],
  ['', 'Cass Ormond', 'Head of Harbours and Moorings'],
  ['Ms', 'Jo Tallis', 'Friends of the Old Basin'],
]
const titles = [
  'Harbour dues 2026/27',
  'Play areas: the condition survey',
  'Ferry timetable',
  'Budget outturn, and what is owed by the companies that moor at the Old Basin and the South Pier',
  'Questions by members',
  'Petition on the lights of Quay Street & Mill Lane',
  'Library opening hours (third report)',
  'Work of the Flood Panel – progress',
]
const committees = [
  'Environment Committee',
  'Overview and Scrutiny Committee',
  'Health and Wellbeing Board',
  'Planning Panel',
  'Cabinet',
  'Licensing Sub-Committee',
  'Planning (Major Applications) Committee',
]
const places = [
  'The Moot Hall, Brackenford',
  'Committee Room 2, Civic Offices, 14 High Street, Brackenford BR1 4QT',
  'Ground Floor Committee Room, the Old Court House',
  'Heron Suite, 1st Floor, Civic Offices, Saltmere',
]
const openings = [
  'The Head of Harbours told members that',
  'Residents of Quay Street had written to say that',
  'In answer to a question, officers said that',
  'It was the view of several members that',
  'The auditors had found that',
  'Between 2019 and 2024,',
  '14 residents of Mill Lane had said that',
  '“We are told little”, said a resident:',
  '£48,000 had been set aside, as',
  '',
]
const middles = [
  'the moorings at the Old Basin were let for less than their upkeep cost in 2024/25',
  'the ferry ran 14 times a day in summer, and twice on Sundays (Easter apart)',
  'the well-kept south pier would need £1.25m of work before spring',
  'a by-law of 1897 still gave rights of landing to the parish of St Agnes',
  'half of the affected lights — 31 of 62 — were out on any evening',
  'Ms Tallis’s petition, with 1,204 names, had been answered in full',
  'the “quiet hour” at the baths was well liked, and cost £48 a week',
  'three options were open: (a) do nothing, (b) repair, or (c) build anew',
]
const endings = [
  'and a report would come to the meeting in June',
  'which the Committee had asked about twice before',
  'though no officer could say when this began',
  'and the staff were thanked for their efficient work',
  'so that the fees could be fixed by 1 April',
  'as was set out on page 14 of the report; see https://brackenford.example/harbour?year=2026',
]
const clauses = [
  'note the report',
  'recommend to Council a budget of £1,204,000 for the harbour in 2026/27',
  'thank the Friends of the Old Basin for their long and patient work with the dredging company',
  'approve the fees in Appendix A, from 1 April 2027',
  'ask the Director of Public Realm to report in June on the lights of Quay Street',
  'delegate the letting of moorings to the Head of Harbours and Moorings, in consultation with the Chair',
  'defer the matter to the next meeting',
]

class Minuting {
  readonly #random: () => number
  readonly #facts: MeetingFact[] = []
  readonly #members: readonly string[]
  readonly #people: MeetingRecord['people']
  #minute = 10 * 60
  #made = 0
  #style = defaultHouseStyle
  /** One of those in attendance, who may leave. */
  #officer: string | undefined

  constructor(seed: number) {
    this.#random = seededRandom(seed)
    const count = 5 + this.#roll(6)
    const address = this.#one(['Councillor', 'Cllr', 'Councillor'] as const)
    this.#members = Array.from({ length: count }, (_, index) => `member-${index}`)
    this.#people = [
      ...this.#members.map((id, index) =>
        aPersonOnTheDay(id, {
          address,
          name: `${givenNames[index]?.replace('J.A.', 'J A') ?? 'Ada'} ${surnames[index] ?? 'Moss'}`,
        }),
      ),
      ...[0, 1].map((index) =>
        aPersonOnTheDay(`stand-in-${index}`, {
          address,
          name: `${givenNames[12 + index] ?? 'Ada'} ${surnames[12 + index] ?? 'Moss'}`,
        }),
      ),
      ...officers.map(([own, name, title], index) =>
        aPersonOnTheDay(`officer-${index}`, { address: own, name, title }),
      ),
    ]
  }

  record(): MeetingRecord {
    const markers = {
      points: this.#one(pointMarkers),
      subPoints: this.#one(subPointMarkers),
      resolution: this.#one(resolutionWordings),
    }
    this.#style = {
      ...defaultHouseStyle,
      ...markers,
      times: this.#one(timeFormats),
      dates: this.#one(dateFormats),
      apologyReasons: this.#one(reasonPrintings),
    }
    const items = this.#items()
    const attendance = this.#attendance()
    this.#officer = attendance.find(({ capacity }) => capacity === 'attendee')?.personId
    const start = this.#minute
    const minutes = this.#minutes(items, attendance)
    const end = this.#one([true, true, false]) ? this.#later(5) : null
    const roles = ['chair', 'vice-chair', 'member', 'member', 'co-optee'] as const
    return aRecord({
      council: aCouncil({
        name: this.#one(['Brackenford District Council', 'Overwater City Council', 'Saltmere Town Council']),
        houseStyle: this.#style,
      }),
      committee: { ...committeeOf(this.#one(committees)) },
      members: this.#members.map((id, index) => aSeat(id, { role: roles[index] ?? 'member' })),
      people: this.#people,
      meeting: aMeeting({
        ...{ state: this.#one(['draft-minutes', 'minutes-published'] as const), start: timeOf(start), end },
        date: `2026-${two(1 + this.#roll(12))}-${two(1 + this.#roll(28))}`,
        place: this.#roll(8) === 0 ? '' : this.#one(places),
        extraordinary: this.#roll(6) === 0,
      }),
      ...{ items, attendance, minutes, facts: this.#facts },
    })
  }

  #items(): AgendaItem[] {
    const items: AgendaItem[] = []
    const add = (kind: AgendaItemKind, title: string, given: Partial<AgendaItem> = {}): string => {
      const id = `item-${items.length}`
      items.push(anItem(id, { kind, title, agendaPlace: null, ...given }))
      return id
    }
    if (this.#roll(10) > 0) add('apologies', 'Apologies for absence')
    add('interests', 'Declarations of interests')
    add('minutes', 'Minutes of the last meeting')
    for (let count = 1 + this.#roll(5); count > 0; count -= 1) {
      const isExempt = this.#roll(9) === 0
      const id = add(this.#one(['report', 'other', 'verbal', 'budget']), this.#one(titles), {
        reportAuthor: this.#one(['Director of Public Realm', 'Head of Harbours and Moorings', '']),
        ...(isExempt
          ? {
              classification: 'exempt',
              exemption: { paragraphs: [3], publicInterest: 'It is about one firm.' },
              publicSummary: 'The Committee settled what it would offer.\nThe offer stands until June.',
            }
          : {}),
      })
      for (let subs = this.#roll(4) === 0 && !isExempt ? 2 : 0; subs > 0; subs -= 1) {
        add('other', `${this.#one(titles)}: part ${subs}`, { parentId: id })
      }
    }
    if (this.#roll(3) === 0) add('urgent', 'Lights of the ferry stage', { origin: 'meeting' })
    return items
  }

  #attendance(): MeetingRecord['attendance'] {
    let standIns = 0
    const members = this.#members.map((id, index) => {
      const dice = this.#roll(index === 0 ? 4 : 9)
      const reason = { category: this.#one(apologyCategories), words: 'a cold, caught at the sea wall' }
      if (dice === 5) return anAttendance(id, 'apologies', { reason: this.#roll(3) === 0 ? null : reason })
      if (dice === 6) return anAttendance(id, 'absent')
      if (dice === 7 && standIns < 2) {
        standIns += 1
        return anAttendance(id, 'substituted', { reason: this.#roll(2) === 0 ? null : reason })
      }
      return anAttendance(id)
    })
    const replaced = members.filter(({ status }) => status === 'substituted')
    return [
      ...members,
      ...replaced.map(({ personId }, index) =>
        anAttendance(`stand-in-${index}`, 'present', { capacity: 'substitute', substituteFor: personId }),
      ),
      ...officers
        .map((_, index) => anAttendance(`officer-${index}`, 'present', { capacity: 'attendee' }))
        .filter(() => this.#roll(2) === 0),
    ]
  }

  #minutes(items: readonly AgendaItem[], attendance: MeetingRecord['attendance']): ItemMinutes[] {
    const numbers = agendaNumbers(items)
    const here = attendance
      .filter(({ status, capacity }) => status === 'present' && capacity !== 'attendee')
      .map(({ personId }) => personId)
    const sentence = (fact: LineFact): string =>
      factSentence(fact, {
        people: this.#people,
        houseStyle: this.#style,
        facts: this.#facts,
        items,
        nameOfItem: (itemId) => itemInSentence(items, numbers, itemId),
        declaration: defaultWriting.declaration,
      })
    const line = (fact: LineFact): MinutesBlock => {
      this.#facts.push(fact)
      return {
        ...{ id: this.#id(), classification: 'public', kind: 'event', event: fact.kind, factId: fact.id },
        ...{ edited: false, content: words(sentence(fact)) },
      }
    }
    let number = 1 + this.#roll(150)
    const pattern = this.#one(['{n}', '{n}', '{n}/26'])
    let sub = 0
    const gone: string[] = []
    return items.map((item) => {
      const isSub = item.parentId !== null
      sub = isSub ? sub + 1 : 0
      if (!isSub) number += 1
      const printed = isSub ? `${String.fromCharCode(96 + sub)})` : pattern.replace('{n}', String(number - 1))
      const blocks = this.#blocks(item, items, { here, gone, line })
      return { itemId: item.id, number: printed, frozen: true, blocks }
    })
  }

  #blocks(
    item: AgendaItem,
    items: readonly AgendaItem[],
    room: {
      readonly here: readonly string[]
      readonly gone: string[]
      readonly line: (fact: LineFact) => MinutesBlock
    },
  ): MinutesBlock[] {
    const { here, gone, line } = room
    const itemId = item.id
    const id = this.#id()
    const inRoom = here.filter((each) => !gone.includes(each))
    switch (item.kind) {
      case 'apologies':
        return []
      case 'interests': {
        const about = items.filter(({ kind }) => kind === 'report' || kind === 'budget')
        const [first, second] = about
        if (first === undefined || this.#roll(2) === 0) return [this.#prose('None.')]
        const declaration = aDeclaration(id, {
          ...{ at: this.#later(2), itemId, personId: this.#one(inRoom) },
          items: second !== undefined && this.#roll(3) === 0 ? [first.id, second.id] : [first.id],
          interest: this.#one(['disclosable-pecuniary', 'other-registrable', 'non-registrable', 'bias']),
          nature: this.#one(['', 'her brother moors a boat there', 'as a trustee of the Ferry Trust']),
          sensitive: false,
          dispensation: this.#roll(5) === 0,
        })
        return [line(declaration)]
      }
      case 'minutes':
        return [
          this.#prose(
            'The minutes of the meeting held on 9 September 2026 were confirmed as an accurate record and signed by the Chair.',
          ),
        ]
      default:
        return this.#business(itemId, item.classification === 'exempt', inRoom, gone, line)
    }
  }

  #business(
    itemId: string,
    isExempt: boolean,
    inRoom: readonly string[],
    gone: string[],
    line: (fact: LineFact) => MinutesBlock,
  ): MinutesBlock[] {
    const made: MinutesBlock[] = []
    const officer = this.#officer
    let deepest = -1
    if (this.#roll(2) === 0)
      made.push(this.#prose(`${this.#sentence().slice(0, -1)}. The following points were made:`))
    for (let count = this.#roll(20) === 0 ? 45 : this.#roll(9); count > 0; count -= 1) {
      const id = this.#id()
      switch (this.#roll(14)) {
        case 0:
          made.push(this.#prose(this.#sentence()))
          break
        case 1:
          made.push({ ...this.#prose(this.#sentence()), kind: 'note' } as MinutesBlock)
          break
        case 2:
          made.push(line(aFact(id, { kind: 'adjourned', at: this.#later(9), itemId })))
          made.push(line(aFact(this.#id(), { kind: 'resumed', at: this.#later(9), itemId })))
          break
        case 3: {
          const who = inRoom.length > 3 ? inRoom.at(-1) : undefined
          if (who === undefined || gone.includes(who)) break
          made.push(line(aFact(id, { kind: 'left', personId: who, itemId, at: this.#later(9) })))
          if (this.#roll(2) === 0)
            made.push(
              line(aFact(this.#id(), { kind: 'returned', personId: who, itemId, at: this.#later(9) })),
            )
          else gone.push(who)
          break
        }
        case 4: {
          const who = this.#one(inRoom)
          const [fact] = this.#facts.filter((each) => 'personId' in each && each.personId === who)
          if (fact !== undefined || who === inRoom[0]) break
          made.push(line(aFact(id, { kind: 'arrived', personId: who, itemId, at: this.#later(9) })))
          break
        }
        case 5:
          made.push(...this.#vote(itemId, inRoom, line))
          break
        case 7: {
          const at = this.#later(5)
          if (this.#roll(3) === 0)
            made.push(line(aFact(id, { kind: 'took-chair', personId: this.#one(inRoom), itemId, at })))
          else if (this.#roll(3) === 0)
            made.push(
              line(aFact(id, { kind: 'excluded', itemId, at })),
              line(aFact(this.#id(), { kind: 'readmitted', itemId, at: this.#later(5) })),
            )
          else if (this.#roll(3) === 0 && officer !== undefined && !gone.includes(officer)) {
            gone.push(officer)
            made.push(line(aFact(id, { kind: 'left', personId: officer, itemId, at })))
          }
          break
        }
        case 6:
          if (!isExempt && this.#roll(3) === 0) made.push({ ...this.#point(0), classification: 'exempt' })
          break
        default: {
          const level = Math.min(deepest + 1, this.#roll(3))
          deepest = level
          made.push(this.#point(level))
        }
      }
    }
    if (this.#roll(3) > 0) made.push(this.#resolution())
    if (this.#roll(4) === 0) made.push(this.#point(0))
    if (this.#roll(4) === 0)
      this.#facts.push(anAction(this.#id(), { itemId, at: this.#later(1), who: 'Head of Harbours' }))
    return made
  }

  #vote(
    itemId: string,
    inRoom: readonly string[],
    line: (fact: LineFact) => MinutesBlock,
  ): readonly MinutesBlock[] {
    const made: MinutesBlock[] = []
    const id = this.#id()
    let motionId: string | null = null
    const [mover = null, seconder = null] = inRoom.slice(1)
    if (this.#roll(2) === 0) {
      motionId = this.#id()
      const said = this.#one(['that the report be noted', 'That the fees stand as they are until June', ''])
      const motion = { itemId, at: this.#later(3), mover, seconder, words: said }
      made.push(line(aMotion(motionId, motion)))
    }
    const at = this.#later(2)
    const voters = inRoom.map((personId): { personId: string; side: VoteSide } => ({
      personId,
      side: this.#one(['for', 'for', 'against', 'abstain']),
    }))
    const count = (side: VoteSide): number => voters.filter((each) => each.side === side).length
    const counts = { for: count('for'), against: count('against'), abstain: count('abstain') }
    const method = this.#one(['agreed', 'show-of-hands', 'recorded'] as const)
    const isTie = counts.for === counts.against
    const casting =
      isTie && inRoom[0] === 'member-0' ? ({ personId: 'member-0', side: 'for' } as const) : null
    const carried = method === 'agreed' || counts.for > counts.against || casting !== null
    const how = {
      agreed: { counts: null, ballots: [], casting: null },
      'show-of-hands': { counts, ballots: [], casting },
      recorded: { counts, ballots: voters, casting },
    }[method]
    made.push(line(aVote(id, { itemId, motionId, at, method, carried, ...how })))
    if (method === 'show-of-hands' && this.#roll(4) === 0) {
      const noted = { itemId, at, personId: this.#one(inRoom), side: 'against' as const }
      made.push(line(aVoteNoted(this.#id(), noted)))
    }
    return made
  }

  #resolution(): MinutesBlock {
    const count = this.#roll(3) === 0 ? 1 : 2 + this.#roll(3)
    const made = Array.from({ length: count }, (_, index) => ({
      id: this.#id(),
      level: index > 0 && this.#roll(3) === 0 ? (1 as const) : (0 as const),
      content: words(this.#one(clauses)),
    }))
    return { id: this.#id(), classification: 'public', kind: 'resolution', clauses: made }
  }

  #point(level: number): MinutesBlock {
    const id = this.#id()
    const whole = this.#sentence()
    // Points may be fragments, without capitals and full stops, where marks part them.
    const text =
      this.#style.points !== 'none' && this.#roll(8) === 0
        ? `${whole.charAt(0).toLowerCase()}${whole.slice(1).replace(/\.$/, '')}${this.#one([';', ''])}`
        : whole
    const content = ((): readonly Inline[] => {
      switch (this.#roll(7)) {
        case 0:
          return [{ kind: 'text', text: 'Put plainly, ', emphasis: true }, ...words(text)]
        case 1:
          return [{ kind: 'text', text: 'Harbour.', strong: true }, ...words(` ${text}`)]
        case 2: {
          const { id: personId, name } = this.#one(this.#people)
          return [{ kind: 'person', personId, text: name }, ...words(` told the Committee this: ${text}`)]
        }
        default:
          return words(text)
      }
    })()
    return { id, classification: 'public', kind: 'point', level: level as PointLevel, content }
  }

  #prose(text: string): MinutesBlock {
    return { id: this.#id(), classification: 'public', kind: 'prose', content: words(text) }
  }

  #sentence(): string {
    const said = Array.from(
      { length: 1 + this.#roll(3) },
      () => `${this.#one(middles)}, ${this.#one(endings)}`,
    )
    const whole = `${this.#one(openings)} ${said.join('; ')}`.trim()
    return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}${this.#one(['.', '.', ''])}`
  }

  /** HH:MM, some minutes on. */
  #later(minutes: number): string {
    this.#minute += 1 + this.#roll(minutes)
    return timeOf(this.#minute)
  }

  #id(): string {
    this.#made += 1
    return `made-${this.#made}`
  }

  #one<Value>(values: readonly Value[]): Value {
    const value = values[this.#roll(values.length)]
    if (value === undefined) throw new Error('there is one to choose')
    return value
  }

  #roll(sides: number): number {
    return Math.floor(this.#random() * sides)
  }
}

function committeeOf(name: string): MeetingRecord['committee'] {
  const { id, quorum, place, numbering } = aCommittee()
  return { id, name, quorum, place, numbering }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function timeOf(minutes: number): string {
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}
