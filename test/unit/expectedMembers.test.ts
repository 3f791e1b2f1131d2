import { expect, test } from 'vitest'
import { followMembership } from '../../electron/core/expectedMembers.ts'
import { aSeat, anAttendance } from '../helpers/recordBuilder.ts'

const date = '2026-02-03'

test('a new member - is expected, in the order of the membership', () => {
  const before = [anAttendance('ash', 'not-yet')]
  const after = followMembership(before, [aSeat('bel', { role: 'chair' }), aSeat('ash')], date)
  expect(after.map((one) => [one.personId, one.status])).toEqual([
    ['bel', 'not-yet'],
    ['ash', 'not-yet'],
  ])
})

test('a member who left - is expected no longer, unless somebody has spoken for them', () => {
  const before = [anAttendance('ash', 'not-yet'), anAttendance('bel', 'apologies')]
  const after = followMembership(before, [], date)
  expect(after.map((one) => one.personId)).toEqual(['bel'])
})

test('those who are not members - are left alone', () => {
  const officer = anAttendance('officer', 'present', { capacity: 'attendee' })
  expect(followMembership([officer], [aSeat('ash')], date)).toContain(officer)
})
