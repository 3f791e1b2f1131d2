import { formatTime } from '../civilTime.ts'
import type { Finding } from './findings.ts'
import { itemFamily, shouldLeave } from '../interests.ts'
import type { Declaration } from '../meetingFact.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords } from '../minutes.ts'
import { nameAmong } from '../person.ts'
import { everInTheRoom, inTheRoom, roomOf } from '../presenceTimeline.ts'

/**
 * Of each declaration that keeps a member from an item: they were in the room when something was moved or voted on, or nothing says
 * that they left (R36). Advice: whether they leave is for the council's standing orders.
 */
export function interestFindings(record: MeetingRecord): Finding[] {
  return record.facts.flatMap((fact) => {
    if (fact.kind !== 'declared' || !shouldLeave(fact)) return []
    return fact.items.flatMap((itemId) => stayedFor(record, fact, itemId))
  })
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
  const seen = business.find((fact) => inTheRoom(room, { before: fact.id }).has(declaration.personId))
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
  if (business.length > 0 || !isTaken || declaration.leaves || !everInTheRoom(room).has(declaration.personId))
    return []
  const everLeft = record.facts.some((fact) => fact.kind === 'left' && fact.personId === declaration.personId)
  if (everLeft) return []
  return [
    {
      ...about,
      why: `${name} declared a disclosable pecuniary interest in “${title}”, and nothing says that they left or have a dispensation. Enter which it was.`,
    },
  ]
}
