import { formatTime } from './civilTime.ts'
import type { HouseStyle } from './houseStyle.ts'
import type { InterestKind, LineFact, MeetingFact, Motion, Vote, VoteSide } from './meetingFact.ts'
import { addressedName } from './person.ts'
import type { PersonOnTheDay } from './person.ts'
import { defaultWriting } from './writing.ts'

/** What the sentence of a fact is made with. */
export interface SentenceContext {
  readonly people: readonly Pick<PersonOnTheDay, 'id' | 'address' | 'name'>[]
  readonly houseStyle: Pick<HouseStyle, 'times'>
  /** Other facts of the meeting: a vote speaks of the motion it decides. */
  readonly facts: readonly MeetingFact[]
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
      return `${who(fact.personId)} left the meeting at ${at}.`
    case 'returned':
      return `${who(fact.personId)} returned to the meeting at ${at}.`
    case 'took-chair':
      return `${who(fact.personId)} took the chair at ${at}.`
    case 'excluded':
      return `The press and public left the meeting at ${at}.`
    case 'readmitted':
      return `The press and public were readmitted at ${at}.`
    case 'declared':
      return declarationSentence(fact, context)
    case 'moved':
      return motionSentence(fact, context)
    case 'voted':
      return voteSentence(fact, context)
    case 'vote-noted':
      return `At their request, it was recorded that ${who(fact.personId)} ${sideWords[fact.side]}.`
    case 'urgent':
      return `The Chair was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: ${ended(fact.reason)}`
  }
}

/** "a disclosable pecuniary interest": as a sentence says it. */
export const interestWords: Readonly<Record<InterestKind, string>> = {
  'disclosable-pecuniary': 'a disclosable pecuniary interest',
  'other-registrable': 'an other registrable interest',
  'non-registrable': 'a non-registrable interest',
  bias: 'a predetermined view',
}

const sideWords: Readonly<Record<VoteSide, string>> = {
  for: 'voted for the motion',
  against: 'voted against the motion',
  abstain: 'abstained',
}

function declarationSentence(
  fact: Extract<LineFact, { kind: 'declared' }>,
  context: SentenceContext,
): string {
  // Of a sensitive interest only the fact is disclosed (R38).
  const because = fact.sensitive || fact.nature.trim() === '' ? '' : `, because ${fact.nature.trim()}`
  const stays = fact.dispensation ? ', and stayed under a dispensation' : ''
  const values: Readonly<Record<string, string>> = {
    member: nameOf(fact.personId, context),
    interest: interestWords[fact.interest],
    items: listed(fact.items.map(context.nameOfItem)),
    because,
    room: fact.leaves ? ', and left the room for its consideration' : stays,
  }
  return context.declaration.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function motionSentence(motion: Motion, context: SentenceContext): string {
  const what = motion.amends === null ? '' : 'an amendment '
  const movers =
    motion.mover === null
      ? `It was moved, as ${motion.amends === null ? 'a motion' : 'an amendment'},`
      : `${nameOf(motion.mover, context)} moved ${what}`.trimEnd()
  const seconded = motion.seconder === null ? '' : `, seconded by ${nameOf(motion.seconder, context)},`
  return `${movers}${seconded} that ${ended(motion.words)}`
}

function voteSentence(vote: Vote, context: SentenceContext): string {
  const motion = context.facts.find((fact) => fact.kind === 'moved' && fact.id === vote.motionId)
  const subject = motion?.kind === 'moved' && motion.amends !== null ? 'The amendment' : 'The motion'
  const outcome = vote.carried ? 'carried' : 'lost'
  const casting =
    vote.casting === null
      ? ''
      : ` The votes being equal, ${nameOf(vote.casting.personId, context)}, in the chair, gave a casting vote ${vote.casting.side}.`
  switch (vote.method) {
    case 'agreed':
      return `${subject} was agreed without a vote.`
    case 'show-of-hands':
      return `${subject} was put to the vote: ${countWords(vote)}.${casting} ${subject} was ${outcome}.`
    case 'recorded':
      return `A recorded vote was taken. ${ballotWords(vote, context)}${casting} ${subject} was ${outcome}.`
  }
}

function countWords(vote: Vote): string {
  const { counts } = vote
  if (counts === null) return ''
  const abstentions = counts.abstain === 1 ? '1 abstention' : `${counts.abstain} abstentions`
  return `${counts.for} for, ${counts.against} against, ${abstentions}`
}

function ballotWords(vote: Vote, context: SentenceContext): string {
  const side = (wanted: VoteSide, heading: string): string => {
    const names = vote.ballots
      .filter((ballot) => ballot.side === wanted)
      .map((ballot) => nameOf(ballot.personId, context))
    return `${heading} (${names.length}): ${names.length === 0 ? 'none' : names.join(', ')}.`
  }
  return [side('for', 'For'), side('against', 'Against'), side('abstain', 'Abstaining')].join(' ')
}

function nameOf(personId: string | null, context: SentenceContext): string {
  const person = context.people.find((each) => each.id === personId)
  return person === undefined ? 'A member' : addressedName(person)
}

/** "a, b and c" */
function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function ended(words: string): string {
  const text = words.trim()
  return /[.!?]$/.test(text) ? text : `${text}.`
}
