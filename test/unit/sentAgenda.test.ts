import { describe, expect, it } from 'vitest'
import { agendaNumbers, insertItem, moveItem } from '../../shared/domain/agendaOrder.ts'
import { meetingStates } from '../../shared/domain/meeting.ts'
import { isAgendaOut, withoutPlaces, withPlaces } from '../../shared/domain/sentAgenda.ts'
import type { AgendaInUse } from '../../shared/domain/sentAgenda.ts'
import { anAttendance, anItem, minutesOf, prose } from '../helpers/recordBuilder.ts'

const planned: AgendaInUse = {
  state: 'planned',
  items: [anItem('a')],
  attendance: [anAttendance('ash', 'not-yet')],
  minutes: [minutesOf('a', [])],
}

describe('an agenda', () => {
  it('is out in every state but planned', () => {
    expect(meetingStates.filter((state) => !isAgendaOut({ ...planned, state }))).toEqual(['planned'])
  })

  it.each<[string, Partial<AgendaInUse>]>([
    ['a member is marked present', { attendance: [anAttendance('ash')] }],
    ['a member is marked absent', { attendance: [anAttendance('ash', 'absent')] }],
    ['words are written', { minutes: [minutesOf('a', []), minutesOf('b', [prose('Agreed.')])] }],
    ['an item is added at the meeting', { items: [anItem('a'), anItem('b', { origin: 'meeting' })] }],
  ])('is out once %s', (_, change) => {
    expect(isAgendaOut({ ...planned, ...change })).toBe(true)
  })

  it.each<[string, Partial<AgendaInUse>]>([
    ['nothing has happened', {}],
    ['apologies come in before', { attendance: [anAttendance('ash', 'apologies')] }],
    [
      'somebody is asked to attend',
      { attendance: [anAttendance('dun', 'present', { capacity: 'attendee' })] },
    ],
    ['a text is empty', { minutes: [minutesOf('a', [prose('')])] }],
  ])('may change while %s', (_, change) => {
    expect(isAgendaOut({ ...planned, ...change })).toBe(false)
  })
})

describe('the places of an agenda', () => {
  const items = [
    anItem('a'),
    anItem('late', { origin: 'meeting' }),
    anItem('under', { parentId: 'late' }),
    anItem('b'),
    anItem('b1', { parentId: 'b' }),
    anItem('b2', { parentId: 'b' }),
  ]
  const placesOf = (all: ReturnType<typeof withPlaces>) => all.map((item) => [item.id, item.agendaPlace])

  it('are those of its numbers, and none for what was added at the meeting', () => {
    const kept = withPlaces(items)
    expect(placesOf(kept)).toEqual([
      ['a', 1],
      ['late', null],
      ['under', null],
      ['b', 2],
      ['b1', 1],
      ['b2', 2],
    ])
    expect(agendaNumbers(kept)).toEqual(agendaNumbers(items))
    expect(withPlaces(moveItem(kept, 'b', null, 0)).find((item) => item.id === 'a')?.agendaPlace).toBe(1)
  })

  it('end with the next one for what is added, wherever it is taken', () => {
    const added = withPlaces(insertItem(withPlaces(items), anItem('new'), null, null))
    const another = withPlaces(insertItem(added, anItem('other'), null, null))
    expect(agendaNumbers(another)).toEqual({ ...agendaNumbers(items), new: '3', other: '4' })
  })

  it('are given up as a whole', () => {
    const moved = moveItem(withPlaces(items), 'b', null, 0)
    expect(agendaNumbers(withoutPlaces(moved))).toEqual({ b: '1', b1: 'a)', b2: 'b)', a: '2' })
  })
})
