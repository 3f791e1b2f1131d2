import { describe, expect, test } from 'vitest'
import { withShipped } from '../../../renderer/screens/settings/snippetsEditor.tsx'
import { knownWords } from '../../../renderer/spelling/knownWords.ts'
import { defaultWriting } from '../../../shared/domain/writing.ts'

describe('The shipped snippets', () => {
  const own = { trigger: 'zz', words: 'As agreed before.' }

  test('come back as they were, and the officer’s own stay', () => {
    const changed = defaultWriting.snippets.slice(1).map((snippet) => ({ ...snippet, words: 'Other words' }))
    expect(withShipped([own, ...changed])).toEqual([...defaultWriting.snippets, own])
  })
})

describe('The words that are right at a meeting', () => {
  type Sources = Parameters<typeof knownWords>[0]
  const sources = {
    writing: {
      dictionary: [
        { word: 'walkaboutage', committeeId: null },
        { word: 'lettings-wise', committeeId: 'finance' },
        { word: 'otherwisely', committeeId: 'planning' },
      ],
    },
    people: [
      {
        id: 'p',
        address: 'Alderman',
        name: 'Ruth Ashworth',
        titles: [{ title: 'Portreeve', from: null, to: null }],
      },
    ],
    committees: [{ name: 'Scrutinyboard', place: 'Brackley Hall' }],
    view: {
      committeeId: 'finance',
      record: {
        people: [{ id: 'q', address: '', name: 'Guest Okonkwo', title: 'Auditor' }],
        council: { name: 'Wexcombe', signingOfficer: 'Clerk' },
        committee: { name: 'Finance', place: 'Annexe' },
        meeting: { place: 'Tithebarn', governanceOfficer: { name: 'P Lowe', title: 'Officer' } },
      },
    },
    // As much of a meeting as has names in it.
  } as unknown as Sources
  const words = knownWords(sources)

  test('are those of the council’s dictionary and the committee’s, and of no other', () => {
    expect(['walkaboutage', 'lettings', 'wise', 'otherwisely'].map((word) => words.has(word))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('are those of every name, title and place of the book', () => {
    for (const word of [
      'Ashworth',
      'Portreeve',
      'Scrutinyboard',
      'Brackley',
      'Okonkwo',
      'Wexcombe',
      'Tithebarn',
      'Lowe',
    ]) {
      expect([...words]).toContain(word)
    }
  })
})
