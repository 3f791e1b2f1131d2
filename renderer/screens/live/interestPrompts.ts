import { itemFamily, promptsOnClosing, promptsOnOpening } from '../../../shared/domain/interests.ts'
import type { InterestPrompt } from '../../../shared/domain/interests.ts'
import type { PresenceFact } from '../../../shared/domain/meetingFact.ts'
import { inTheRoom } from '../../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../../shared/domain/presenceTimeline.ts'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { newId } from '../../state/newId.ts'
import { reportDone } from '../../state/notices.ts'
import { goOnAfter } from './eventTime.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { roomNow } from './roomNow.ts'

/**
 * Whom to ask while an item is minuted: who declared an interest in it and is in the room, and who is out because of an item before it.
 * Whoever has left for the item once is not asked again when its minutes are looked at later.
 */
export function interestPrompts(room: Room, itemId: string): readonly InterestPrompt[] {
  const { facts, items } = room
  const here = inTheRoom(room)
  const family = itemFamily(items, itemId)
  const leaving = promptsOnOpening(facts, itemId, items, here).filter(
    ({ personId }) =>
      !facts.some(
        (fact) =>
          fact.kind === 'left' &&
          fact.personId === personId &&
          fact.itemId !== null &&
          family.has(fact.itemId),
      ),
  )
  const returning = items
    .slice(
      0,
      Math.max(
        0,
        items.findIndex((item) => item.id === itemId),
      ),
    )
    .flatMap((item) => promptsOnClosing(facts, item.id, items, here, itemId))
  const asked = [...leaving, ...returning]
  return asked.filter(
    ({ personId }, index) => asked.findIndex((other) => other.personId === personId) === index,
  )
}

const answered = new WeakMap<LiveMeeting, StoreApi<ReadonlySet<string>>>()

/** The prompts that were answered by “stays”, for as long as this window is open. */
export function answeredPrompts(live: LiveMeeting): StoreApi<ReadonlySet<string>> {
  const known = answered.get(live)
  if (known !== undefined) return known
  const made = createStore<ReadonlySet<string>>(() => new Set<string>())
  answered.set(live, made)
  return made
}

export function answerKey(prompt: InterestPrompt, itemId: string): string {
  return [prompt.ask, prompt.declaration.id, itemId].join(' ')
}

/** What is still to be asked in the shown item. */
export function openPrompts(
  room: Room,
  itemId: string | null,
  stays: ReadonlySet<string>,
): readonly InterestPrompt[] {
  if (itemId === null) return []
  return interestPrompts(room, itemId).filter((prompt) => !stays.has(answerKey(prompt, itemId)))
}

/** They leave, or return, now: the sentence stands below the line of the caret. */
export function answerPrompt(live: LiveMeeting, prompt: InterestPrompt): void {
  const kind = prompt.ask === 'leave' ? 'left' : 'returned'
  goOnAfter(live, goOrCome(live, kind, prompt.personId))
}

/** They leave the room now, for the item being minuted. Answers the id of the fact. */
export function leaveForInterest(live: LiveMeeting, personId: string): string {
  return goOrCome(live, 'left', personId)
}

function goOrCome(live: LiveMeeting, kind: 'left' | 'returned', personId: string): string {
  const itemId = live.session.summary.getState().itemId
  const fact: PresenceFact = { id: newId(), kind, at: live.now(), personId, itemId }
  const what = kind === 'left' ? 'the departure' : 'the return'
  live.recordFact(fact, `${what} of ${live.nameOf(personId)} at ${fact.at}`)
  return fact.id
}

/** Who left for the shown item because of an interest and is still out: they may come back within it. */
export function outForItem(room: Room, itemId: string): readonly InterestPrompt[] {
  const here = inTheRoom(room)
  const family = itemFamily(room.items, itemId)
  return promptsOnClosing(room.facts, itemId, room.items, here).filter(({ personId }) =>
    room.facts.some(
      (fact) =>
        fact.kind === 'left' && fact.personId === personId && fact.itemId !== null && family.has(fact.itemId),
    ),
  )
}

/** Answers the first prompt there is, by key; without one, whoever is out because of this item returns. */
export function answerNext(live: LiveMeeting): void {
  const itemId = live.session.summary.getState().itemId
  const room = roomNow(live)
  const asked = openPrompts(room, itemId, answeredPrompts(live).getState())
  const [prompt] = asked.length > 0 || itemId === null ? asked : outForItem(room, itemId)
  if (prompt === undefined) reportDone('Nobody with an interest is to leave or return.')
  else answerPrompt(live, prompt)
}
