import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeWorkProgramme } from '../../shared/document/compose/workProgramme.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import type { CardPlace, ProgrammeCard } from '../../shared/domain/programme.ts'
import {
  cardsForAgenda,
  columnBeside,
  moveCard,
  placeOn,
  programmeBoard,
} from '../../shared/domain/programmeBoard.ts'
import type { ProgrammeMeeting } from '../../shared/domain/programmeBoard.ts'
import { sayProgrammeChange } from '../../shared/domain/sayProgramme.ts'
import { aCard } from '../helpers/programmeBuilder.ts'
import { aCouncil } from '../helpers/recordBuilder.ts'

const since = '2026-05-20'
const meetings: readonly ProgrammeMeeting[] = [
  { id: 'old', date: '2026-03-05', isHeld: true },
  { id: 'june', date: '2026-06-04', isHeld: true },
  { id: 'november', date: '2026-11-05', isHeld: false },
  { id: 'january', date: '2027-01-14', isHeld: false },
]
const at = (meetingId: string): CardPlace => ({ kind: 'meeting', meetingId })
const march: CardPlace = { kind: 'date', date: '2027-03-11' }

const anyPlace = fc.oneof(
  fc.constantFrom(...['old', 'june', 'november', 'january', 'removed'].map(at)),
  fc
    .constantFrom('2027-03-11', '2027-01-14', '2027-04-15')
    .map((date): CardPlace => ({ kind: 'date', date })),
  fc
    .constantFrom('unscheduled' as const, 'suggested' as const, 'circulated' as const)
    .map((kind) => ({ kind })),
)
const anyCards = fc
  .array(
    fc.record({
      place: anyPlace,
      standing: fc.constantFrom(false, false, false, true),
      agendaItemId: fc.constantFrom(null, 'item'),
      source: fc.constantFrom(null, { meetingId: 'june', itemId: 'wp', clauseId: 'c', label: '21(2)b' }),
      purpose: fc.constantFrom('', 'To hear of it.'),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((given, index) => aCard(`card-${index}`, given)))

const idsOf = (cards: readonly ProgrammeCard[]): string[] => cards.map(({ id }) => id)

describe('the board', () => {
  test('has every meeting to come, every day kept, what was held this year with its cards, and the lists', () => {
    const cards = [
      aCard('a', { place: at('june') }),
      aCard('b', { place: march }),
      aCard('c', { place: at('old') }),
    ]
    const board = programmeBoard(cards, meetings, since)
    expect(board.columns.map(({ date, key, isHeld }) => [date ?? key, isHeld])).toEqual([
      ['2026-06-04', true],
      ['2026-11-05', false],
      ['2027-01-14', false],
      ['2027-03-11', false],
      ['unscheduled', false],
      ['suggested', false],
      ['circulated', false],
    ])
    expect(idsOf(board.earlier)).toEqual(['c'])
  })

  test('shows each card once, whatever it stands on', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const { columns, earlier } = programmeBoard(cards, meetings, since)
        const shown = [...columns.flatMap((column) => idsOf(column.cards)), ...idsOf(earlier)]
        expect(shown.toSorted()).toEqual(idsOf(cards.filter(({ standing }) => !standing)).toSorted())
      }),
    )
  })

  test('takes a day that has its meeting by now for that meeting, and a meeting that is gone for none', () => {
    expect(placeOn({ kind: 'date', date: '2027-01-14' }, meetings)).toEqual(at('january'))
    expect(placeOn(at('removed'), meetings)).toEqual({ kind: 'unscheduled' })
    expect(placeOn(march, meetings)).toEqual(march)
  })

  test('is what the paper says, card by card and in its order', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const board = programmeBoard(cards, meetings, since)
        const paper = composeWorkProgramme({ council: aCouncil(), committee: 'Licensing', board, since })
        const printed = [
          ...paperLines(paper)
            .join('\n')
            .matchAll(/Title card-\d+(?= |\n|$)/g),
        ].map(([title]) => title)
        const drawn = board.columns.flatMap((column) => [...column.cards, ...column.standing])
        expect(printed).toEqual(drawn.map(({ title }) => title))
      }),
    )
  })
})

describe('a move', () => {
  const anyMove = fc.record({
    cardId: fc.integer({ min: 0, max: 15 }).map((n) => `card-${n}`),
    place: anyPlace,
    index: fc.integer({ min: -1, max: 9 }),
  })

  test('loses nothing, keeps the order of all others, and keeps every link', () => {
    fc.assert(
      fc.property(anyCards, fc.array(anyMove, { maxLength: 6 }), (cards, moves) => {
        for (const move of moves) {
          const after = moveCard(cards, meetings, move)
          const others = (all: readonly ProgrammeCard[]): string[] =>
            idsOf(all).filter((id) => id !== move.cardId)
          expect(others(after)).toEqual(others(cards))
          expect(idsOf(after).toSorted()).toEqual(idsOf(cards).toSorted())
          const links = (all: readonly ProgrammeCard[]) =>
            new Map(all.map(({ id, source, title, purpose }) => [id, { source, title, purpose }]))
          expect(links(after)).toEqual(links(cards))
          cards = [...after]
        }
      }),
    )
  })

  test('puts the card at its place in the column', () => {
    fc.assert(
      fc.property(anyCards, anyMove, (cards, move) => {
        const card = cards.find(({ id }) => id === move.cardId)
        fc.pre(card?.standing === false)
        const key = JSON.stringify(placeOn(move.place, meetings))
        const column = moveCard(cards, meetings, move).filter(
          (each) => !each.standing && JSON.stringify(placeOn(each.place, meetings)) === key,
        )
        expect(idsOf(column).indexOf(move.cardId)).toBe(Math.min(Math.max(0, move.index), column.length - 1))
      }),
    )
  })

  test('to another meeting leaves the item of the first behind; within the column it stays the item', () => {
    const cards = [
      aCard('a', { place: at('november'), agendaItemId: 'item' }),
      aCard('b', { place: at('november') }),
    ]
    const within = moveCard(cards, meetings, { cardId: 'a', place: at('november'), index: 1 })
    expect(within.map(({ id, agendaItemId }) => [id, agendaItemId])).toEqual([
      ['b', null],
      ['a', 'item'],
    ])
    const away = moveCard(cards, meetings, { cardId: 'a', place: march, index: 0 })
    expect(away.find(({ id }) => id === 'a')).toMatchObject({ place: march, agendaItemId: null })
  })

  test('by a key goes to the column beside, and never onto a meeting that is over', () => {
    const cards = [
      aCard('a', { place: at('november') }),
      aCard('b', { place: at('june') }),
      aCard('c', { place: { kind: 'circulated' } }),
    ]
    const board = programmeBoard(cards, meetings, since)
    expect(columnBeside(board, 'a', 1)?.date).toBe('2027-01-14')
    expect(columnBeside(board, 'a', -1)).toBeNull()
    expect(columnBeside(board, 'b', 1)?.date).toBe('2026-11-05')
    expect(columnBeside(board, 'c', 1)).toBeNull()
  })
})

describe('what goes onto an agenda', () => {
  test('is what stands on the meeting and is no item yet, and what comes to every meeting', () => {
    const cards = [
      aCard('on', { place: at('january'), agendaItemId: 'there' }),
      aCard('taken off', { place: at('january'), agendaItemId: 'gone' }),
      aCard('same', { place: at('january'), title: 'Children’s  centres' }),
      aCard('day', { place: { kind: 'date', date: '2027-01-14' } }),
      aCard('other', { place: at('november') }),
      aCard('each', { standing: true }),
      aCard('each too', { standing: true, title: 'Work programme' }),
    ]
    const items = [
      { id: 'there', title: 'Something' },
      { id: 'x', title: 'CHILDREN’S CENTRES' },
      { id: 'y', title: 'Work Programme' },
    ]
    expect(idsOf(cardsForAgenda(cards, meetings, 'january', items))).toEqual(['taken off', 'day', 'each'])
  })
})

describe('the history', () => {
  test('says what one change did, and counts several', () => {
    const [a, b] = [aCard('a', { place: at('november') }), aCard('b')]
    expect(sayProgrammeChange([a], [a, b], meetings)).toBe(
      '“Title b” was put on the work programme: To be scheduled.',
    )
    expect(sayProgrammeChange([a, b], [a], meetings)).toBe('“Title b” was taken off the work programme.')
    expect(sayProgrammeChange([a], [{ ...a, place: march }], meetings)).toBe(
      '“Title a” was moved to 11 March 2027.',
    )
    expect(sayProgrammeChange([a], [{ ...a, lead: 'Clerk' }], meetings)).toBe(
      'The work programme was changed.',
    )
    expect(sayProgrammeChange([a], [{ ...a, place: march }, b], meetings)).toBe(
      'The work programme was changed: 1 added, 1 moved.',
    )
  })
})
