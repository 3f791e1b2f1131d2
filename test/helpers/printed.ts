import { apologyLines, everyMemberIsAccountedFor } from '../../shared/document/compose/attendance.ts'
import { labelledBlock } from '../../shared/document/compose/blockLabels.ts'
import { restrictionSentence } from '../../shared/document/compose/restriction.ts'
import { clauseLabels, labelsOf } from '../../shared/document/numbering.ts'
import type { Labelled } from '../../shared/domain/minutes.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import { isPresence } from '../../shared/domain/meetingFact.ts'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import type { PaperAttendance, PaperBlock, PaperItem, PaperView } from '../../shared/domain/paperView.ts'
import { addressedName } from '../../shared/domain/person.ts'
import { apologyWords } from '../../shared/domain/presence.ts'

/** What minutes tell whoever reads them, a line each thing: two are the same when their lines are. */
export interface Printed {
  readonly head: Readonly<
    Record<'council' | 'committee' | 'date' | 'start' | 'end' | 'place' | 'extraordinary', string>
  >
  /** "Councillor Ida Moss, chair", "…, for Councillor Tom Fell". */
  readonly present: readonly string[]
  /** "Councillor Una Beck, apologies: unwell". */
  readonly absent: readonly string[]
  /** "Lee Marsh, Director of Public Realm". */
  readonly others: readonly string[]
  readonly items: readonly PrintedItem[]
}

export interface PrintedItem {
  /** "15 Budget", "a) under it". */
  readonly heading: string
  /** "point 1 ii.: words", "clause 0 (1): words", "left: words", "sentence: words". */
  readonly blocks: readonly string[]
  /** "left 11:40 Councillor Ida Moss", "voted 5-2-1 carried": what the words tell of. */
  readonly facts: readonly string[]
}

/**
 * What the public minutes of a meeting print, by the record and what the public may read of it. No paper prints: ids, what is kept for the
 * officer (notes, actions, parked lines, the seat's dates, votes and quorum), what is exempt, a reason that the house does not print, who
 * wrote a report, whether somebody who sent apologies was then replaced where no item tells of apologies, and of a point without a mark that
 * it is one. Strong and slanted words are printed, and are not compared.
 */
export function printedOf(record: MeetingRecord): Printed {
  const view = publicView(record)
  const { meeting, council } = view
  return {
    head: {
      ...{ council: council.name, committee: view.committee, date: meeting.date, start: meeting.start },
      ...{ end: meeting.end ?? '', place: meeting.place, extraordinary: String(meeting.extraordinary) },
    },
    ...peopleOf(
      view,
      view.items.some(({ kind }) => kind === 'apologies'),
    ),
    items: view.items.map((item) => ({
      heading: headingOf(item),
      blocks: blocksOf(view, item),
      facts: factsOf(record, item),
    })),
  }
}

/** What the pages that a website has of the meeting print: one of the meeting, and one of each item with those under it. */
export function printedOnPages(record: MeetingRecord): {
  readonly meeting: Printed
  readonly items: readonly Pick<Printed, 'items'>[]
} {
  const whole = printedOf(record)
  const view = publicView(record)
  const families = view.items
    .map((item, index) => ({ item, printed: whole.items[index] }))
    .filter(({ item }) => item.parentId === null)
    .map(({ item }) =>
      view.items.flatMap((each, index) => {
        const printed = whole.items[index]
        if (printed === undefined || (each.id !== item.id && each.parentId !== item.id)) return []
        const author = each.id === item.id ? each.reportAuthor : ''
        return [{ ...printed, heading: withAuthor(printed.heading, author) }]
      }),
    )
  return {
    meeting: {
      ...{ head: whole.head, ...peopleOf(view, false) },
      items: families.flatMap((family) =>
        family.map(({ heading }, index) => ({
          heading,
          blocks: index > 0 ? [] : family.flatMap(({ blocks }) => blocks.filter(isDecision)),
          facts: [],
        })),
      ),
    },
    // Who was there stands on another page: of what people did the words alone are told, but who declares an interest is named by that.
    items: families.map((family) => ({
      items: family.map((item) => ({
        ...{ heading: item.heading, facts: [] },
        blocks: item.blocks.map((line) => line.replace(/^(?:moved|vote-noted): /, 'sentence: ')),
      })),
    })),
  }
}

function isDecision(line: string): boolean {
  return line.startsWith('resolution:') || line.startsWith('clause ')
}

export function withAuthor(heading: string, author: string): string {
  return author === '' ? heading : `${heading} (report of the ${author})`
}

export function headingOf(item: Pick<PaperItem, 'minuteNumber' | 'title' | 'parentId'>): string {
  return tidy(`${item.parentId === null ? '' : 'below: '}${item.minuteNumber ?? ''} ${item.title}`)
}

export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** `tellsApologies`: the paper has an item on apologies, which says who sent them and why. */
function peopleOf(view: PaperView, tellsApologies: boolean): Pick<Printed, 'present' | 'absent' | 'others'> {
  const members = view.attendance.filter(({ capacity }) => capacity === 'member')
  const sorry = (each: PaperAttendance): boolean =>
    each.status === 'apologies' || each.status === 'substituted'
  const absent = members.filter((each) => sorry(each) || each.status === 'absent')
  // In a list of apologies alone, nothing beside the names says that they are.
  const tells = tellsApologies || !absent.every(sorry)
  return {
    present: view.attendance
      .filter(({ capacity, status }) => capacity !== 'attendee' && status === 'present')
      .map((each) => {
        const role = view.members.find(({ personId }) => personId === each.personId)?.role ?? 'member'
        const standsFor = each.substituteFor === null ? '' : `for ${nameOf(view, each.substituteFor)}`
        return joined([
          nameOf(view, each.personId),
          ...[role === 'member' ? '' : role, standsFor, ...hoursOf(each)],
        ])
      }),
    absent: absent.map((each) => {
      const reason =
        each.reason === null || !tellsApologies
          ? ''
          : apologyWords(each.reason, view.council.houseStyle.apologyReasons)
      return sorry(each) && tells
        ? joined([nameOf(view, each.personId), `apologies${reason === '' ? '' : `: ${reason}`}`])
        : nameOf(view, each.personId)
    }),
    others: view.attendance
      .filter(({ capacity }) => capacity === 'attendee')
      .map(({ personId }) =>
        joined([nameOf(view, personId), view.people.find((person) => person.id === personId)?.title ?? '']),
      ),
  }
}

/** "from 10:20", "until 11:40". */
export function hoursOf({ from, until }: Pick<PaperAttendance, 'from' | 'until'>): string[] {
  return [...(from === null ? [] : [`from ${from}`]), ...(until === null ? [] : [`until ${until}`])]
}

export function joined(words: readonly string[]): string {
  return words.filter((each) => each !== '').join(', ')
}

function nameOf({ people }: Pick<PaperView, 'people'>, personId: string): string {
  const person = people.find(({ id }) => id === personId)
  return person === undefined ? '' : addressedName(person)
}

function blocksOf(view: PaperView, item: PaperItem): string[] {
  const restriction = restrictionSentence(item)
  const isWithheldWhole = restriction !== null && item.blocks.every(({ kind }) => kind === 'withheld')
  const summary = item.publicSummary === '' ? [] : item.publicSummary.split('\n')
  return [
    ...(restriction === null ? [] : [restriction]),
    ...(summary.length === 0 ? [] : ['Summary of exempt proceedings', ...summary]),
    ...(item.kind === 'apologies' ? apologiesOf(view) : []),
  ]
    .map((text) => `sentence: ${tidy(text)}`)
    .concat(isWithheldWhole ? [] : textOf(view, item.blocks))
}

function apologiesOf(view: PaperView): string[] {
  const lines = apologyLines(view).map((runs) => runs.map(({ text }) => text).join(''))
  return lines.length > 0 || !everyMemberIsAccountedFor(view) ? lines : [view.council.houseStyle.noneWording]
}

function textOf({ council: { houseStyle } }: PaperView, blocks: readonly PaperBlock[]): string[] {
  const { points, subPoints } = houseStyle
  const labels = labelsOf(blocks.map(labelled), { points, subPoints })
  return blocks.flatMap((block, index) => {
    const label = labels[index]
    switch (block.kind) {
      case 'withheld':
        return ['sentence: Part of this minute is not for publication.']
      case 'prose':
        return [`sentence: ${tidy(plainText(block.content))}`]
      case 'point': {
        const mark = label !== null && label !== undefined && 'text' in label ? label.text : ''
        const words = tidy(plainText(block.content))
        return [points === 'none' ? `sentence: ${words}` : pointLine(block.level, mark, words)]
      }
      case 'event':
        return [`${block.event}: ${tidy(plainText(block.content))}`]
      case 'resolution': {
        const marks = clauseLabels(block.clauses)
        return [
          'resolution:',
          ...block.clauses.map((clause, at) =>
            clauseLine(clause.level, marks[at]?.text ?? '', plainText(clause.content)),
          ),
        ]
      }
    }
  })
}

export function pointLine(level: number, label: string, text: string): string {
  // Of a bullet, the mark is the writer's.
  return `point ${level} ${/^[•–▪]?$/.test(label) ? '•' : label}: ${tidy(text)}`
}

export function clauseLine(level: number, label: string, text: string): string {
  return tidy(`clause ${level} ${label}: ${text}`)
}

function labelled(block: PaperBlock): Labelled {
  switch (block.kind) {
    case 'withheld':
      return { kind: 'hidden', points: block.points }
    case 'point':
      return labelledBlock(block)
    case 'resolution':
      return { kind: 'resolution', clauses: block.clauses }
    default:
      return { kind: 'other' }
  }
}

/** The facts whose sentences stand in the item. */
function factsOf(record: MeetingRecord, item: PaperItem): string[] {
  const minutes = record.minutes.find(({ itemId }) => itemId === item.id)
  const public_ = new Set(item.blocks.map((block) => ('id' in block ? block.id : '')))
  const ids = (minutes?.blocks ?? []).flatMap((block) =>
    block.kind === 'event' && public_.has(block.id) ? [block.factId] : [],
  )
  return ids.flatMap((id) =>
    record.facts.filter((fact) => fact.id === id).flatMap((fact) => factLine(record, fact)),
  )
}

/** One fact as its sentence tells it; nothing of those that stand in the record alone. */
export function factLine(record: MeetingRecord, fact: MeetingFact): string[] {
  const who = (personId: string | null): string => (personId === null ? '' : nameOf(record, personId))
  if (isPresence(fact)) return [tidy(`${fact.kind} ${fact.at} ${who(fact.personId)}`)]
  switch (fact.kind) {
    case 'declared': {
      const items = fact.items.map((id) => record.items.find((item) => item.id === id)?.title ?? '')
      const more = joined([fact.leaves ? 'leaves' : '', fact.dispensation ? 'dispensation' : ''])
      return [tidy(`declared ${who(fact.personId)}: ${fact.interest} in ${items.join(' and ')} ${more}`)]
    }
    case 'moved':
      // Of a motion without a seconder nobody tells but the words.
      return fact.mover === null || fact.seconder === null
        ? []
        : [`moved ${who(fact.mover)}, ${who(fact.seconder)}${fact.amends === null ? '' : ', amendment'}`]
    case 'voted': {
      const { counts, ballots, casting, carried } = fact
      const counted = counts === null ? 'agreed' : `${counts.for}-${counts.against}-${counts.abstain}`
      const named = ballots.map(({ personId, side }) => `${who(personId)} ${side}`).toSorted()
      return [
        joined([
          `voted ${counted} ${carried ? 'carried' : 'lost'}`,
          casting === null ? '' : `casting ${who(casting.personId)} ${casting.side}`,
          ...named,
        ]),
      ]
    }
    case 'vote-noted':
      return [`noted ${who(fact.personId)} ${fact.side}`]
    default:
      return []
  }
}
