import { formatTime } from './civilTime.ts'
import type { HouseStyle } from './houseStyle.ts'
import { wasDeclaredInPrivate } from './exclusion.ts'
import { interestsInItem } from './interests.ts'
import type { ItemPlace } from './interests.ts'
import { inWords } from './listWords.ts'
import type {
  Declaration,
  InterestKind,
  LineFact,
  MeetingFact,
  Motion,
  PresenceFact,
  Urgency,
  Vote,
  VoteCounts,
  VoteNoted,
  VoteSide,
} from './meetingFact.ts'
import { nameAmong } from './person.ts'
import type { PersonOnTheDay } from './person.ts'
import { compareTimes, inTimeOrder } from './timeOrder.ts'
import { defaultWriting } from './writing.ts'

/** What the sentence of a fact is made with. */
export interface SentenceContext {
  readonly people: readonly Pick<PersonOnTheDay, 'id' | 'address' | 'name'>[]
  readonly houseStyle: Pick<HouseStyle, 'times'>
  /** Other facts of the meeting: a vote speaks of the motion it decides. */
  readonly facts: readonly MeetingFact[]
  /** The items of the meeting: an interest in one touches what stands under it. Left out: each stands alone. */
  readonly items?: readonly ItemPlace[]
  /** How an item is named in a sentence: "agenda item 5 (Budget)". */
  readonly nameOfItem: (itemId: string) => string
  /** The council's wording of a declaration (see Writing). */
  readonly declaration: string
}

/** A context for facts that speak of nobody's motions and of no item. */
export function plainContext(
  people: SentenceContext['people'],
  houseStyle: SentenceContext['houseStyle'],
): SentenceContext {
  return {
    people,
    houseStyle,
    facts: [],
    nameOfItem: () => 'this item',
    declaration: defaultWriting.declaration,
  }
}

/** The sentence of the minutes for something that happened: "The meeting adjourned at 11.05 am." */
export function factSentence(fact: LineFact, context: SentenceContext): string {
  const who = (personId: string | null): string => nameOf(personId, context)
  const at = formatTime(fact.at, context.houseStyle.times)
  switch (fact.kind) {
    case 'adjourned':
      return `The meeting adjourned at ${at}.`
    case 'resumed':
      return `The meeting resumed at ${at}.`
    case 'arrived':
      return `${who(fact.personId)} arrived at ${at}.`
    case 'left':
      return `${who(fact.personId)} left the ${leftBehind(fact, context)} at ${at}.`
    case 'returned':
      return `${who(fact.personId)} returned to the ${leftBehind(fact, context)} at ${at}.`
    case 'took-chair':
      return `${who(fact.personId)} took the chair at ${at}.`
    case 'excluded':
      return `The press and public were excluded from the meeting at ${at}.`
    case 'readmitted':
      return `The press and public were readmitted to the meeting at ${at}.`
    case 'declared':
      return declarationSentence(fact, context)
    case 'moved':
      return motionSentence(fact, context)
    case 'voted':
      return voteSentence(fact, context)
    case 'vote-noted':
      return `At their request, it was recorded that ${who(fact.personId)} ${notedSide(fact, context)}.`
    case 'urgent':
      return urgencySentence(fact, context)
  }
}

/** "a disclosable pecuniary interest": as a sentence says it. */
export const interestWords: Readonly<Record<InterestKind, string>> = {
  'disclosable-pecuniary': 'a disclosable pecuniary interest',
  'other-registrable': 'an other registrable interest',
  'non-registrable': 'a non-registrable interest',
  bias: 'possible bias or predetermination',
}

/** Who goes out for one item because of an interest in it leaves the room; who goes home leaves the meeting. */
function leftBehind(fact: PresenceFact, context: SentenceContext): 'room' | 'meeting' {
  const departures = [...context.facts.filter((other) => other.id !== fact.id), fact].filter(
    (other) =>
      other.kind === 'left' && other.personId === fact.personId && compareTimes(other.at, fact.at) <= 0,
  )
  const itemId = inTimeOrder(departures).at(-1)?.itemId ?? null
  if (itemId === null) return 'meeting'
  const interests = interestsInItem(context.facts, itemId, context.items ?? [])
  return interests.some((interest) => interest.personId === fact.personId) ? 'room' : 'meeting'
}

function declarationSentence(fact: Declaration, context: SentenceContext): string {
  const values: Readonly<Record<string, string>> = {
    member: nameOf(fact.personId, context),
    interest: interestWords[fact.interest],
    items: inWords(fact.items.map(context.nameOfItem)),
    because: wasDeclaredInPrivate(fact, context.facts) ? '' : becauseWords(fact),
    room: roomWords(fact),
  }
  return context.declaration.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** Of a sensitive interest only the fact is disclosed (R38), whatever was entered. */
function becauseWords(fact: Declaration): string {
  const nature = fact.nature.trim().replace(/\.$/, '')
  if (fact.sensitive || nature === '') return ''
  return /^(?:as|because|being|since|having|in that|by virtue)\b/i.test(nature)
    ? `, ${nature}`
    : `, because ${nature}`
}

function roomWords(fact: Declaration): string {
  if (fact.leaves) return `, and left the room for ${fact.items.length > 1 ? 'their' : 'its'} consideration`
  return fact.dispensation ? ', and stayed under a dispensation' : ''
}

function motionSentence(motion: Motion, context: SentenceContext): string {
  const words = motion.words.trim().replace(/^that /i, '')
  const that = words === '' ? '.' : ` that ${ended(words)}`
  const amendment = motion.amends !== null
  if (motion.mover === null) {
    const what = amendment ? 'An amendment' : words === '' ? 'The motion' : 'It'
    const and = motion.seconder === null ? '' : `, and seconded by ${nameOf(motion.seconder, context)}`
    return `${what} was moved${and}${and !== '' && that !== '.' ? ',' : ''}${that}`
  }
  const what = amendment ? ' an amendment' : words === '' ? ' the motion' : ''
  const seconded = motion.seconder === null ? '' : `, seconded by ${nameOf(motion.seconder, context)}`
  return `${nameOf(motion.mover, context)} moved${what}${seconded}${seconded !== '' && that !== '.' ? ',' : ''}${that}`
}

function voteSentence(vote: Vote, context: SentenceContext): string {
  const subject = subjectOf(vote.motionId, context)
  const it = subject.toLowerCase()
  const result = `${tieWords(vote, it, context)}${subject} was ${vote.carried ? 'carried' : 'lost'}.`
  switch (vote.method) {
    case 'agreed':
      return `${subject} was agreed without a vote.`
    case 'show-of-hands':
      return `${subject} was put to the vote: ${vote.counts === null ? '' : countWords(vote.counts)}. ${result}`
    case 'recorded':
      return `A recorded vote was taken on ${it}. ${ballotWords(vote, context)} ${result}`
  }
}

/** What was decided: "The proposal" where nothing was formally moved, as when the recommendations of a report are put. */
function subjectOf(motionId: string | null, context: SentenceContext): string {
  const motion = context.facts.find((fact) => fact.kind === 'moved' && fact.id === motionId)
  if (motion?.kind !== 'moved') return 'The proposal'
  return motion.amends === null ? 'The motion' : 'The amendment'
}

/** How a tie was broken, or that it was not (R24); empty where there was none. */
function tieWords(vote: Vote, it: string, context: SentenceContext): string {
  const { casting, counts } = vote
  if (casting !== null) {
    const side = casting.side === 'for' ? 'in favour of' : 'against'
    return `The votes being equal, ${nameOf(casting.personId, context)}, in the chair, gave a casting vote ${side} ${it}. `
  }
  return counts !== null && counts.for === counts.against
    ? 'The votes were equal, and no casting vote was given. '
    : ''
}

function countWords(counts: VoteCounts): string {
  const { abstain } = counts
  const abstentions =
    abstain === 0 ? 'no abstentions' : abstain === 1 ? '1 abstention' : `${abstain} abstentions`
  return `${counts.for} for, ${counts.against} against, ${abstentions}`
}

/** The vote noted is the one taken last in the item (R25: straight after it). */
function notedSide(noted: VoteNoted, context: SentenceContext): string {
  if (noted.side === 'abstain') return 'abstained'
  const votes = context.facts.filter((fact) => fact.kind === 'voted' && fact.itemId === noted.itemId)
  const vote = inTimeOrder(votes).findLast((fact) => compareTimes(fact.at, noted.at) <= 0)
  const subject = subjectOf(vote?.kind === 'voted' ? vote.motionId : null, context).toLowerCase()
  return `voted ${noted.side} ${subject}`
}

function urgencySentence(fact: Urgency, context: SentenceContext): string {
  const chair = fact.personId === null ? 'The Chair' : `${nameOf(fact.personId, context)}, in the chair,`
  return `${chair} was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: ${ended(fact.reason)}`
}

function ballotWords(vote: Vote, context: SentenceContext): string {
  const side = (wanted: VoteSide, heading: string): string => {
    const names = vote.ballots
      .filter((ballot) => ballot.side === wanted)
      .map((ballot) => nameOf(ballot.personId, context))
    return `${heading} (${names.length}): ${names.length === 0 ? 'none' : names.join(', ')}.`
  }
  const abstained = vote.ballots.some((ballot) => ballot.side === 'abstain')
  return [
    side('for', 'For'),
    side('against', 'Against'),
    ...(abstained ? [side('abstain', 'Abstaining')] : []),
  ].join(' ')
}

function nameOf(personId: string | null, context: SentenceContext): string {
  return nameAmong(context.people, personId)
}

function ended(words: string): string {
  const text = words.trim()
  return /[.!?]$/.test(text) ? text : `${text}.`
}
