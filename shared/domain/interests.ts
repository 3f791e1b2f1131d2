import type { AgendaItem } from './agenda.ts'
import type { Declaration, MeetingFact } from './meetingFact.ts'
import { inTimeOrder } from './timeOrder.ts'

/** As much of an item as an interest in it depends on. */
export type ItemPlace = Pick<AgendaItem, 'id' | 'parentId'>

/** The item, what it stands under, and what stands under it: an interest in one touches the others. */
export function itemFamily(items: readonly ItemPlace[], itemId: string): ReadonlySet<string> {
  const parentId = items.find((item) => item.id === itemId)?.parentId ?? null
  const subItems = items.filter((item) => item.parentId === itemId).map((item) => item.id)
  return new Set([itemId, ...(parentId === null ? [] : [parentId]), ...subItems])
}

/**
 * The declarations that concern an item: made for it, for the item it stands under, or for one of its sub-items. In the order
 * entered. When it was declared does not matter: the interest was there before it was spoken of.
 */
export function interestsInItem(
  facts: readonly MeetingFact[],
  itemId: string,
  items: readonly ItemPlace[],
): Declaration[] {
  const family = itemFamily(items, itemId)
  return facts.filter(
    (fact): fact is Declaration => fact.kind === 'declared' && fact.items.some((id) => family.has(id)),
  )
}

/**
 * Whether the member takes no part in the item: a disclosable pecuniary interest without a dispensation (s.31(4), R36), or the member
 * said that they would leave, whatever the interest (R40).
 */
export function shouldLeave(declaration: Declaration): boolean {
  return declaration.leaves || (declaration.interest === 'disclosable-pecuniary' && !declaration.dispensation)
}

/** Everybody who takes no part in the item because of an interest they declared. */
export function barredByInterest(
  facts: readonly MeetingFact[],
  itemId: string,
  items: readonly ItemPlace[],
): ReadonlySet<string> {
  const barring = interestsInItem(facts, itemId, items).filter(shouldLeave)
  return new Set(barring.map((declaration) => declaration.personId))
}

/** Whom to ask, by the declaration it rests on. */
export interface InterestPrompt {
  readonly ask: 'leave' | 'return'
  readonly personId: string
  readonly declaration: Declaration
}

/**
 * When an item opens: who takes no part in it and is still in the room (`here`), each once. A prompt, never a block: whether they
 * leave is for the member and the council's code (R36, R40).
 */
export function promptsOnOpening(
  facts: readonly MeetingFact[],
  itemId: string,
  items: readonly ItemPlace[],
  here: ReadonlySet<string>,
): InterestPrompt[] {
  return onceEach(interestsInItem(facts, itemId, items).filter(shouldLeave))
    .filter((declaration) => here.has(declaration.personId))
    .map((declaration) => ({ ask: 'leave', personId: declaration.personId, declaration }))
}

/**
 * When an item closes: who went out because of an interest in it and may come back, each once: they left in it or in the item just
 * before, and have no such interest in the item that opens next (`nextItemId`, null for none).
 */
export function promptsOnClosing(
  facts: readonly MeetingFact[],
  itemId: string,
  items: readonly ItemPlace[],
  here: ReadonlySet<string>,
  nextItemId: string | null = null,
): InterestPrompt[] {
  const before = items[items.findIndex((item) => item.id === itemId) - 1]
  const wentIn = new Set([...itemFamily(items, itemId), ...(before === undefined ? [] : [before.id])])
  const stillBarred = nextItemId === null ? new Set() : barredByInterest(facts, nextItemId, items)
  return onceEach(interestsInItem(facts, itemId, items).filter(shouldLeave))
    .filter(({ personId }) => {
      const left = inTimeOrder(facts).findLast((fact) => fact.kind === 'left' && fact.personId === personId)
      return (
        !here.has(personId) &&
        !stillBarred.has(personId) &&
        left !== undefined &&
        left.itemId !== null &&
        wentIn.has(left.itemId)
      )
    })
    .map((declaration) => ({ ask: 'return', personId: declaration.personId, declaration }))
}

/** What the prompt says: "Councillor Tom Fell declared an interest in this item: leave the room?" */
export function promptSentence(ask: InterestPrompt['ask'], name: string): string {
  return ask === 'leave'
    ? `${name} declared an interest in this item: leave the room?`
    : `${name} left for this item because of an interest: return?`
}

function onceEach(declarations: readonly Declaration[]): Declaration[] {
  return declarations.filter(
    (declaration, index) =>
      declarations.findIndex((other) => other.personId === declaration.personId) === index,
  )
}
