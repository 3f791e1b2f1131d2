import { describe, expect, test } from 'vitest'
import { Acts } from '../../../renderer/screens/live/ahead/acts.ts'
import {
  isOfThePast,
  mend,
  whyKeptAsPrinted,
  whyMinutesStand,
} from '../../../renderer/screens/live/confirmedMinutes.ts'
import { stateNameOf } from '../../../renderer/screens/home/meetingsTable.tsx'
import { standingWords, waysOf } from '../../../renderer/screens/sign/standing.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import { createEditQueue } from '../../../renderer/state/editQueue.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { aMeeting, aRecord } from '../../helpers/recordBuilder.ts'

const importedFrom = {
  ...{ fileName: 'march.docx', sha256: '0'.repeat(64), members: [] },
  ...{ council: '', hours: '' },
}

function viewOf(given: Partial<Meeting>): MeetingView {
  const record = aRecord({ meeting: aMeeting({ state: 'draft-minutes', importedFrom, ...given }) })
  return { record } as unknown as MeetingView
}

describe('minutes that were imported', () => {
  test('are kept as they were printed until they are mended, in this window', () => {
    const view = viewOf({ id: 'kept' })
    expect(whyMinutesStand(view)?.message).toContain('Mend them')
    mend(view)
    expect(whyMinutesStand(view)).toBeNull()
    expect(whyMinutesStand(viewOf({ id: 'another' }))).not.toBeNull()
    expect(isOfThePast(view)).toBe(true)
  })

  test('and confirmed here stand, whatever was mended', () => {
    const view = viewOf({ id: 'kept', state: 'confirmed' })
    mend(view)
    expect(whyMinutesStand(view)?.message).toContain('confirmed')
    expect([isOfThePast(view), whyKeptAsPrinted(view)]).toEqual([false, null])
  })

  test('are told from those that were made here, and from an agenda that was imported', () => {
    expect(whyMinutesStand(viewOf({ importedFrom: null }))).toBeNull()
    expect(isOfThePast(viewOf({ state: 'agenda-published' }))).toBe(false)
  })

  test('take no mark and no item while they are kept: what was shown ahead goes, and why is said', () => {
    const queue = createEditQueue({
      send: () => Promise.resolve({ kind: 'kept' } as never),
      ...{ newId: () => 'id', now: () => 0, schedule: () => () => undefined },
    })
    const why = new AppError('not-allowed', 'Kept.')
    const readings = { again: () => Promise.resolve(), areUnderWay: () => false }
    const said: string[] = []
    let sent = 0
    const act = (kept: boolean): void =>
      new Acts(queue, readings, () => (kept ? why : null)).act(
        () => Promise.resolve((sent += 1)),
        () => said.push('settled'),
        ({ message }) => said.push(message),
      )
    act(true)
    expect([sent, said]).toEqual([0, ['settled', 'Kept.']])
  })

  test('are called imported, not a draft, and the next act is to record that they were confirmed', () => {
    const { meeting } = viewOf({}).record
    expect(stateNameOf(meeting)).toBe('Imported')
    expect(stateNameOf({ ...meeting, importedFrom: null })).toBe('Draft minutes')
    expect(stateNameOf({ ...meeting, state: 'confirmed' })).toBe('Minutes confirmed')
    expect(standingWords({ state: 'draft' }, meeting)).toBe('Imported, not confirmed here')
    expect(standingWords({ state: 'draft' }, { ...meeting, importedFrom: null })).toBe('A draft')
    expect(waysOf({ state: 'draft' } as Parameters<typeof waysOf>[0], false, true).next).toBe('confirm')
  })
})
