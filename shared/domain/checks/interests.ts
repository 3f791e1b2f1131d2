import { formatTime } from '../civilTime.ts'
import { interestWords } from '../factSentences.ts'
import type { Finding } from './findings.ts'
import { itemFamily, shouldLeave } from '../interests.ts'
import type { Declaration } from '../meetingFact.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords } from '../minutes.ts'
import { nameAmong } from '../person.ts'
import { printedWords } from './printedWords.ts'
import { everInTheRoom, inTheRoom, roomOf } from '../presenceTimeline.ts'

/**
 * Of each declaration that keeps a member from an item: they were in the room when something was moved or voted on, or nothing says
 * that they left (R36). Of one that may: they voted (R40). Advice: what they do is for the council's standing orders.
 */
export function interestFindings(record: MeetingRecord): Finding[] {
  return record.facts.flatMap((fact) => {
    if (fact.kind !== 'declared') return []
    return fact.items.flatMap((itemId) =>
      shouldLeave(fact) ? stayedFor(record, fact, itemId) : votedOn(record, fact, itemId),
    )
  })
}

/**
 * Of minutes that were imported: a line without a time of its own stands where it stands, not when it was said, so who was in the room at
 * a moment is not known. Anything printed about the member's leaving is enough.
 */
function unsaidInPrint(record: MeetingRecord, { personId }: Declaration): boolean {
  const surname = nameAmong(record.people, personId).split(' ').at(-1) ?? ''
  const lines = record.minutes.flatMap(({ blocks }) => blocks.map(printedWords))
  return !lines.some((line) => line.includes(surname) && saysAway.test(line))
}

const saysAway =
  /\b(?:left|leave|leaving|withdr[ae]w\w*|retired|took no part|takes? no part|taking no part|did not (?:take part|participate|vote)|absented|dispensation)\b/i

/** Another registrable interest, or bias: under many councils' codes the member speaks as the public may, and does not vote (R40). */
function votedOn(record: MeetingRecord, declaration: Declaration, itemId: string): Finding[] {
  const { personId, interest, dispensation } = declaration
  if (dispensation || (interest !== 'other-registrable' && interest !== 'bias')) return []
  const family = itemFamily(record.items, itemId)
  const vote = record.facts.find(
    (fact) =>
      fact.itemId !== null &&
      family.has(fact.itemId) &&
      ((fact.kind === 'voted' && fact.ballots.some((ballot) => ballot.personId === personId)) ||
        (fact.kind === 'vote-noted' && fact.personId === personId)),
  )
  if (vote === undefined) return []
  const title = record.items.find((item) => item.id === itemId)?.title ?? ''
  return [
    {
      rule: 'R40',
      level: 'advice',
      where: itemId,
      why: `${nameAmong(record.people, personId)} declared ${interestWords[interest]} in “${title}”, and a vote of theirs on it is recorded at ${formatTime(vote.at, record.council.houseStyle.times)}. Check what the council’s code of conduct says.`,
    },
  ]
}

function stayedFor(record: MeetingRecord, declaration: Declaration, itemId: string): Finding[] {
  const room = roomOf(record)
  const name = nameAmong(record.people, declaration.personId)
  const title = record.items.find((item) => item.id === itemId)?.title ?? ''
  const about = { rule: 'R36', level: 'advice', where: itemId } as const
  const family = itemFamily(record.items, itemId)
  const business = record.facts.filter(
    (fact) =>
      (fact.kind === 'moved' || fact.kind === 'voted') && fact.itemId !== null && family.has(fact.itemId),
  )
  const isImported = record.meeting.importedFrom !== null
  if (isImported && !unsaidInPrint(record, declaration)) return []
  const seen = isImported
    ? undefined
    : business.find((fact) => inTheRoom(room, { before: fact.id }).has(declaration.personId))
  if (seen !== undefined) {
    const at = formatTime(seen.at, record.council.houseStyle.times)
    return [
      {
        ...about,
        why: `${name} declared an interest in “${title}” that keeps them from it, and was in the room at ${at}, when something was ${seen.kind === 'moved' ? 'moved' : 'voted on'}. Enter when they left.`,
      },
    ]
  }
  const isTaken = record.minutes.some((minutes) => minutes.itemId === itemId && minutes.blocks.some(hasWords))
  // Of who said that they would leave, the declaration itself tells it.
  const isClear = business.length > 0 && !isImported
  if (isClear || !isTaken || declaration.leaves || !everInTheRoom(room).has(declaration.personId)) return []
  const everLeft = record.facts.some((fact) => fact.kind === 'left' && fact.personId === declaration.personId)
  if (everLeft) return []
  return [
    {
      ...about,
      why: `${name} declared a disclosable pecuniary interest in “${title}”, and nothing says that they left or have a dispensation. Enter which it was.`,
    },
  ]
}
