import { expect, test } from 'vitest'
import { matching } from '../../../renderer/screens/live/personPicker.tsx'
import { presentFirst } from '../../../renderer/screens/live/presentFirst.ts'
import { substituteCandidates } from '../../../renderer/screens/live/substituteCandidates.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import { aPerson } from '../../helpers/recordBuilder.ts'

const executive = [{ title: 'Cabinet Member for Homes', from: null, to: null }]
const people = [
  aPerson('ann-officer', { address: 'Ms' }),
  aPerson('bea-cabinet', { titles: executive }),
  aPerson('cal-council'),
  aPerson('dee-named'),
]
const given = {
  people,
  named: new Set(['dee-named']),
  committee: 'Homes Scrutiny Committee',
  date: '2027-01-14',
}

test('a substitute is looked for among the named, then among councillors, and elsewhere only when typed', () => {
  const candidates = substituteCandidates(given)
  expect(matching(candidates, '').map((one) => one.id)).toEqual(['dee-named', 'bea-cabinet', 'cal-council'])
  expect(matching(candidates, 'a').map((one) => one.id)).toEqual(['ann-officer'])
  expect(matching(candidates, 'ca').map((one) => one.id)).toEqual(['bea-cabinet', 'cal-council'])
  expect(candidates.find((one) => one.id === 'dee-named')?.hint).toBe('named substitute')
})

test('a member of the executive is said not to sit on scrutiny, and on scrutiny alone', () => {
  const hint = (committee: string): string | undefined =>
    substituteCandidates({ ...given, committee }).find((one) => one.id === 'bea-cabinet')?.hint
  expect(hint('Homes Scrutiny Committee')).toBe('executive member: may not sit on scrutiny')
  expect(hint('Planning Committee')).toBe('')
})

test('those in the room are offered first, members and substitutes before others', () => {
  const one = (personId: string, capacity: Attendance['capacity']): Attendance => ({
    personId,
    capacity,
    status: 'present',
    reason: null,
    substituteFor: null,
  })
  const listed = [
    one('away', 'member'),
    one('here', 'member'),
    one('guest', 'attendee'),
    one('sub', 'substitute'),
    one('gone', 'attendee'),
  ]
  const order = presentFirst(listed, new Set(['here', 'sub', 'guest'])).map(({ personId }) => personId)
  expect(order).toEqual(['here', 'sub', 'guest', 'away', 'gone'])
})

test('a code is found however it is spaced, the very one first', () => {
  const candidates = ['18 li.', '18 l)', '18 k)', '1 l)'].map((code) => ({
    ...{ id: code, code, name: `${code} Some words`, hint: '' },
  }))
  const ids = (typed: string): string[] => matching(candidates, typed).map(({ id }) => id)
  expect(ids('18l')).toEqual(['18 l)', '18 li.'])
  expect(ids('18 L')).toEqual(['18 l)', '18 li.'])
  expect(ids('18')).toEqual(['18 li.', '18 l)', '18 k)'])
  expect(ids('words')).toHaveLength(4)
})
