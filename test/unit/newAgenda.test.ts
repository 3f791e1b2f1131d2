import { describe, expect, it } from 'vitest'
import { agendaItemKinds } from '../../shared/domain/agenda.ts'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import { agendaFromStanding, newItem } from '../../shared/domain/newAgenda.ts'
import { anItem } from '../helpers/recordBuilder.ts'

const standing = [
  { id: 's1', kind: 'apologies', title: 'Apologies for absence', summary: '' },
  { id: 's2', kind: 'minutes', title: 'Minutes', summary: 'To confirm the minutes of {last meeting}' },
  { id: 's3', kind: 'urgent', title: 'Urgent business', summary: '' },
] as const

function make(previousMeeting: string | null): ReturnType<typeof agendaFromStanding> {
  let count = 0
  return agendaFromStanding(standing, {
    newId: () => `id-${++count}`,
    previousMeeting,
    houseStyle: { ...defaultHouseStyle, dates: '3rd November 2022' },
  })
}

describe('a new agenda', () => {
  it('begins with the standing items, public, with ids of their own and the last meeting filled in', () => {
    const given = { origin: 'standing', classification: 'public' } as const
    expect(make('2026-09-22')).toEqual([
      anItem('id-1', { ...given, kind: 'apologies', title: 'Apologies for absence' }),
      anItem('id-2', {
        ...given,
        kind: 'minutes',
        title: 'Minutes',
        summary: 'To confirm the minutes of 22nd September 2026',
      }),
      anItem('id-3', { ...given, kind: 'urgent', title: 'Urgent business' }),
    ])
  })

  it('drops the line about the last meeting where there was none', () => {
    expect(make(null).map((item) => item.summary)).toEqual(['', '', ''])
  })

  it('lets an added report, motion, budget or urgent item be read by nobody until somebody has chosen', () => {
    const unset = agendaItemKinds.filter(
      (kind) => newItem({ id: 'x', origin: 'agenda', kind, title: 'X' }).classification === 'unset',
    )
    expect(unset).toEqual(['report', 'motion', 'budget', 'urgent'])
  })
})
