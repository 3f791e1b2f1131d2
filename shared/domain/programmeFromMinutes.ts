import { isCivilDate, monthNames } from './civilTime.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import { plainText } from './minutes.ts'
import type { Clause } from './minutes.ts'
import type { CardPlace, ProgrammeCard } from './programme.ts'
import { placeKey, placeOn, sameTitle } from './programmeBoard.ts'
import type { ProgrammeMeeting } from './programmeBoard.ts'

/** A card that a resolution asks for. It is offered, never made in silence. */
export interface ProgrammeProposal {
  readonly card: ProgrammeCard
  /** The card of the programme that it would be: that one moves, and takes the link. Null for a new one. */
  readonly replaces: string | null
  /** The month or meeting the resolution names, where the book has no meeting in it yet: "March 2027". Empty otherwise. */
  readonly asks: string
}

export interface ProposalsQuestion {
  readonly record: Pick<MeetingRecord, 'meeting' | 'items' | 'minutes'>
  readonly cards: readonly ProgrammeCard[]
  /** Of the committee, the earliest first. */
  readonly meetings: readonly ProgrammeMeeting[]
  readonly newId: () => string
  /** The marks of clauses as printed: "(2)", "b."; empty for one alone. */
  readonly marksOf: (clauses: readonly Clause[]) => readonly string[]
}

/**
 * What the resolutions of a meeting put on the work programme: "consider the following at the meeting in March: a. …", "review the plan in
 * January", "add … to the work programme". Only of what is public: the programme is a public paper. A resolution that a card was born of
 * already proposes nothing more, nor does one for a meeting that is over.
 */
export function programmeProposals(question: ProposalsQuestion): ProgrammeProposal[] {
  const { record, cards } = question
  const numbers = new Map(record.minutes.map((each) => [each.itemId, each]))
  const taken = new Set(cards.flatMap(({ source }) => (source === null ? [] : [sourceKey(source)])))
  const proposals: ProgrammeProposal[] = []
  for (const item of record.items) {
    const minutes = numbers.get(item.id)
    const parent = record.items.find(({ id }) => id === item.parentId)
    const isOpen = [item, parent].every((each) => each === undefined || each.classification === 'public')
    if (!isOpen || minutes === undefined) continue
    for (const block of minutes.blocks) {
      if (block.kind !== 'resolution' || block.classification !== 'public') continue
      for (const wish of wishesOf(block.clauses, question)) {
        const source = {
          ...{ meetingId: record.meeting.id, itemId: item.id, clauseId: wish.clauseId },
          label: `${minutes.number}${wish.mark}`,
        }
        const isTwice = proposals.some(({ card }) => sameTitle(card.title) === sameTitle(wish.title))
        if (taken.has(sourceKey(source)) || isTwice) continue
        const proposal = proposed(wish, source, question)
        if (proposal !== null) proposals.push(proposal)
      }
    }
  }
  // "Improvement plan" here and "Improvement plan for family services" there, both in January, are one matter.
  return proposals.filter(
    ({ card }) => !proposals.some((other) => other.card !== card && isShortFor(card, other.card, question)),
  )
}

/** Whether the other has a longer title that begins with this one's, at the same place. */
function isShortFor(
  card: ProgrammeCard,
  other: ProgrammeCard,
  { meetings }: Pick<ProposalsQuestion, 'meetings'>,
): boolean {
  return (
    placeKey(placeOn(card.place, meetings)) === placeKey(placeOn(other.place, meetings)) &&
    sameTitle(other.title).startsWith(`${sameTitle(card.title)} `)
  )
}

/** The cards with proposals taken: those that are there already move, the others join the end. */
export function withProposals(
  cards: readonly ProgrammeCard[],
  proposals: readonly Pick<ProgrammeProposal, 'card' | 'replaces'>[],
): readonly ProgrammeCard[] {
  return proposals.reduce(
    (now, { card, replaces }) =>
      replaces === null
        ? [...now, card]
        : now.map((each) => (each.id === replaces ? { ...card, id: each.id } : each)),
    cards,
  )
}

/** When a resolution wants something looked at. */
type When =
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'month'; readonly month: string; readonly name: string }
  | { readonly kind: 'next' }
  | { readonly kind: 'open' }

interface Wish {
  readonly title: string
  readonly when: When
  readonly clauseId: string
  readonly mark: string
}

const scheduling =
  /\b(?:re-?consider|consider|review|receive|scrutinise|revisit|re-?examine|examine|discuss|hear|look (?:again )?at|return to|re-?schedule|schedule|add)\b/gi

function wishesOf(clauses: readonly Clause[], question: ProposalsQuestion): Wish[] {
  const marks = question.marksOf(clauses).map((mark) => mark.replace(/\.$/, ''))
  const day = question.record.meeting.date
  let above: { readonly when: When | null; readonly mark: string } = { when: null, mark: '' }
  return clauses.flatMap((clause, index): Wish[] => {
    const text = plainText(clause.content).trim()
    const mark = marks[index] ?? ''
    if (clause.level === 1) {
      const title = titleFrom(text)
      return above.when === null || title === ''
        ? []
        : [{ title, when: above.when, clauseId: clause.id, mark: `${above.mark}${mark}` }]
    }
    const hasParts = clauses[index + 1]?.level === 1
    const schedules = new RegExp(scheduling.source, 'i').test(text) && !/^not\b/i.test(text)
    above = { when: hasParts && schedules ? (whenIn(text, day)?.when ?? null) : null, mark }
    if (hasParts || !schedules) return []
    const alone = wishAlone(text, day)
    return alone === null ? [] : [{ ...alone, clauseId: clause.id, mark }]
  })
}

/** One clause that says both what and when. */
function wishAlone(text: string, day: string): Pick<Wish, 'title' | 'when'> | null {
  const added =
    /\badd\s+(.+?)\s+to\s+(?:its|the|their|the committee[’']s)\s+(?:work|forward)\s+programme/i.exec(text)
  const when = whenIn(text, day)
  if (added !== null) {
    const title = titleFrom(added[1] ?? '')
    return title === '' ? null : { title, when: when?.when ?? { kind: 'open' } }
  }
  if (when === null) return null
  const before = text.slice(0, when.index).replace(leadIn, '')
  const verb = [...before.matchAll(scheduling)].at(-1)
  if (verb === undefined) return null
  const title = titleFrom(before.slice(verb.index + verb[0].length))
  return title === '' ? null : { title, when: when.when }
}

/** What stands between the matter and its time: "at its meeting in". */
const leadIn =
  /[\s,]*(?:\b(?:at|for|to|in|on|by)\s+)?(?:\b(?:its|the|a|an|the committee[’']s|their)\s+)?(?:\b(?:next|future)\s+)?(?:\bmeeting\s+)?(?:\b(?:of|in|on|held on|to be held on|to be held in)\s*)?$/i

const longestTitle = 200

function titleFrom(words: string): string {
  const title = words
    .replace(/[\s;,.:]+(?:and)?$/i, '')
    .replace(/^\s*(?:the following(?: items?)?|the|an?)\s+/i, '')
    .trim()
  if (title.length > longestTitle || /^(?:it|this|them|these|that|following)$/i.test(title)) return ''
  return title.charAt(0).toUpperCase() + title.slice(1)
}

const months = monthNames.join('|')

function whenIn(text: string, day: string): { readonly when: When; readonly index: number } | null {
  const exact = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${months})(?: (\\d{4}))?`).exec(text)
  const month = new RegExp(`\\b(${months})(?: (\\d{4}))?`).exec(text)
  const date =
    exact === null ? '' : `${monthAfter(exact[2] ?? '', exact[3], day)}-${(exact[1] ?? '').padStart(2, '0')}`
  if (exact !== null && isCivilDate(date)) return { when: { kind: 'day', date }, index: exact.index }
  if (month !== null) {
    const found = monthAfter(month[1] ?? '', month[2], day)
    const name = `${month[1] ?? ''} ${found.slice(0, 4)}`
    return { when: { kind: 'month', month: found, name }, index: month.index }
  }
  const next = /\b(?:at|for|to)\s+(?:its|the|their)\s+next\s+meeting\b/i.exec(text)
  if (next !== null) return { when: { kind: 'next' }, index: next.index }
  const open =
    /\b(?:at|in|on|to|for)?\s*(?:a\s+)?(?:future\s+meeting|date\s+to\s+be\s+(?:agreed|fixed|confirmed)|later\s+in\s+the\s+(?:municipal\s+)?year)\b/i.exec(
      text,
    )
  return open === null ? null : { when: { kind: 'open' }, index: open.index }
}

/** "2027-03": without its year, the next month of that name after the meeting. */
function monthAfter(name: string, year: string | undefined, day: string): string {
  const number = String(monthNames.indexOf(name) + 1).padStart(2, '0')
  const from = Number(day.slice(0, 4))
  const own = `${from}-${number}`
  if (year !== undefined) return `${year}-${number}`
  return own > day.slice(0, 7) ? own : `${from + 1}-${number}`
}

function proposed(
  wish: Wish,
  source: NonNullable<ProgrammeCard['source']>,
  { cards, meetings, record, newId }: ProposalsQuestion,
): ProgrammeProposal | null {
  const { when, title } = wish
  const found = placeAt(when, record.meeting.date, cards, meetings)
  if (found === null) return null
  const held = new Set(meetings.flatMap(({ id, isHeld }) => (isHeld ? [`meeting ${id}`] : [])))
  const same = cards.find(
    (card) =>
      !card.standing &&
      sameTitle(card.title) === sameTitle(title) &&
      !held.has(placeKey(placeOn(card.place, meetings))),
  )
  const asks =
    found.kind !== 'unscheduled'
      ? ''
      : when.kind === 'month'
        ? when.name
        : when.kind === 'next'
          ? 'the next meeting'
          : ''
  if (same !== undefined) {
    const stays = placeKey(placeOn(same.place, meetings)) === placeKey(found)
    const card = { ...same, place: found, source, agendaItemId: stays ? same.agendaItemId : null }
    return { card, replaces: same.id, asks }
  }
  const card: ProgrammeCard = {
    ...{ id: newId(), title, purpose: '', lead: '', place: found, source },
    ...{ agendaItemId: null, standing: false },
  }
  return cards.some((there) => isShortFor(card, there, { meetings })) ? null : { card, replaces: null, asks }
}

/** Null for a time that is over. */
function placeAt(
  when: When,
  day: string,
  cards: readonly ProgrammeCard[],
  meetings: readonly ProgrammeMeeting[],
): CardPlace | null {
  if (when.kind === 'open') return { kind: 'unscheduled' }
  const wanted =
    when.kind === 'next'
      ? meetings.find(({ date }) => date > day)
      : meetings.find(({ date }) => (when.kind === 'day' ? date === when.date : date.startsWith(when.month)))
  if (wanted !== undefined) return wanted.isHeld ? null : { kind: 'meeting', meetingId: wanted.id }
  if (when.kind === 'next') return { kind: 'unscheduled' }
  if (when.kind === 'day') return when.date > day ? { kind: 'date', date: when.date } : null
  if (when.month < day.slice(0, 7)) return null
  const kept = cards.find(({ place }) => place.kind === 'date' && place.date.startsWith(when.month))
  return kept === undefined ? { kind: 'unscheduled' } : kept.place
}

function sourceKey({ meetingId, itemId, clauseId }: NonNullable<ProgrammeCard['source']>): string {
  return `${meetingId} ${itemId} ${clauseId ?? ''}`
}
