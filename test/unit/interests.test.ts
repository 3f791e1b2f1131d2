import { describe, expect, it } from 'vitest'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import {
  interestsInItem,
  promptSentence,
  promptsOnClosing,
  promptsOnOpening,
  shouldLeave,
} from '../../shared/domain/interests.ts'
import { aDeclaration, aFact, anItem } from '../helpers/recordBuilder.ts'

const items = [anItem('first'), anItem('part', { parentId: 'first' }), anItem('last')]
const everybody = new Set(['tom-fell', 'una-beck'])
const declared = aDeclaration('d')

describe('the interests in an item', () => {
  it('are those declared for it, for what it stands under or for a part of it', () => {
    const facts = [declared, aFact('f'), aDeclaration('e', { personId: 'una-beck', items: ['part', 'last'] })]
    const inItem = (id: string): string[] => interestsInItem(facts, id, items).map((each) => each.id)
    expect(inItem('first')).toEqual(['d', 'e'])
    expect(inItem('part')).toEqual(['d', 'e'])
    expect(inItem('last')).toEqual(['e'])
  })

  it('keep a member out when disclosable and pecuniary without a dispensation, or when they said so', () => {
    expect(shouldLeave(declared)).toBe(true)
    expect(shouldLeave(aDeclaration('d', { dispensation: true }))).toBe(false)
    expect(shouldLeave(aDeclaration('d', { interest: 'other-registrable' }))).toBe(false)
    expect(shouldLeave(aDeclaration('d', { interest: 'bias', leaves: true }))).toBe(true)
  })
})

describe('the prompt', () => {
  const opening = (facts: readonly MeetingFact[], here = everybody): string[] =>
    promptsOnOpening(facts, 'first', items, here).map((prompt) => `${prompt.ask} ${prompt.personId}`)
  const closing = (
    facts: readonly MeetingFact[],
    here: ReadonlySet<string>,
    next: string | null = null,
  ): string[] =>
    promptsOnClosing(facts, 'first', items, here, next).map((prompt) => `${prompt.ask} ${prompt.personId}`)
  const left = aFact('l', { kind: 'left', personId: 'tom-fell', itemId: 'first' })
  const others = new Set(['una-beck'])

  it('when the item opens asks who takes no part and is in the room, once', () => {
    expect(opening([declared, aDeclaration('e')])).toEqual(['leave tom-fell'])
    expect(opening([declared], others)).toEqual([])
    expect(opening([aDeclaration('d', { interest: 'non-registrable' })])).toEqual([])
  })

  it('when it closes asks back whoever went out for it', () => {
    expect(closing([declared, left], others)).toEqual(['return tom-fell'])
    expect(closing([declared, left], everybody)).toEqual([])
    expect(closing([left], others)).toEqual([])
    expect(closing([declared], others)).toEqual([])
  })

  it('when it closes leaves alone whoever went out earlier, or has an interest in the next item as well', () => {
    const long = { ...left, itemId: 'last' }
    expect(closing([declared, long], others)).toEqual([])
    const both = aDeclaration('d', { items: ['first', 'last'] })
    expect(closing([both, left], others, 'last')).toEqual([])
    expect(closing([both, left], others, 'part')).toEqual([])
    expect(closing([declared, left], others, 'last')).toEqual(['return tom-fell'])
  })

  it('when it closes also asks whoever went out at the end of the item before', () => {
    const prompts = promptsOnClosing(
      [aDeclaration('d', { items: ['last'] }), { ...left, itemId: 'part' }],
      'last',
      items,
      others,
    )
    expect(prompts.map((prompt) => prompt.personId)).toEqual(['tom-fell'])
  })

  it('speaks of the member', () => {
    expect(promptSentence('leave', 'Councillor Tom Fell')).toBe(
      'Councillor Tom Fell declared an interest in this item: leave the room?',
    )
    expect(promptSentence('return', 'Councillor Tom Fell')).toBe(
      'Councillor Tom Fell left for this item because of an interest: return?',
    )
  })
})
