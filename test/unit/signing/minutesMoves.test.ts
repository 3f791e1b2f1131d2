import { describe, expect, test } from 'vitest'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { MinutesAct } from '../../../shared/domain/minutesActs.ts'
import { checkMove, minutesMoves, whyNot } from '../../../shared/domain/minutesMoves.ts'
import type { MinutesMove } from '../../../shared/domain/minutesMoves.ts'
import { minutesStanding, minutesStates } from '../../../shared/domain/minutesStanding.ts'
import type { MinutesStanding } from '../../../shared/domain/minutesStanding.ts'
import { aConfirmation, actBase, anAgreedAt, aSignature } from '../../helpers/actBuilder.ts'
import { aRecord } from '../../helpers/recordBuilder.ts'

const record = aRecord()
const agreedAt = anAgreedAt()
const confirmation = aConfirmation(record)
const signature = aSignature(record)
const approval: MinutesAct = { ...actBase('a'), kind: 'approved-as-draft', who: 'Ida Moss', reviewId: null }
const publication: MinutesAct = { ...actBase('p'), kind: 'published-as-draft', textHash: 'a'.repeat(64) }
const refusal: MinutesAct = {
  ...{ ...actBase('r'), kind: 'refused', agreedAt, reason: 'No vote in it.', textHash: 'a'.repeat(64) },
}
const supersession: MinutesAct = { ...actBase('s'), kind: 'superseded', agreedAt, reason: 'Drawn up again.' }
const withdrawal = (actId: string): MinutesAct => ({
  ...actBase('w'),
  kind: 'withdrawn',
  actId,
  reason: 'No.',
})

function standing(
  state: Meeting['state'],
  acts: readonly MinutesAct[] = [],
  hasMinutes = true,
): MinutesStanding {
  return minutesStanding({ state }, acts, hasMinutes)
}

const draft: readonly MinutesMove[] = ['approve-draft', 'publish-draft', 'confirm', 'refuse']

/** Every way of standing, and all that may be done then. */
const table: readonly (readonly [string, MinutesStanding, readonly MinutesMove[]])[] = [
  ['none', standing('in-session', [], false), []],
  ['draft', standing('draft-minutes'), draft],
  ['approved-as-draft', standing('draft-minutes', [approval]), draft],
  ['published-as-draft', standing('minutes-published', [approval, publication]), draft],
  ['published-as-draft', standing('minutes-published'), draft],
  ['refused', standing('draft-minutes', [publication, refusal]), [...draft, 'withdraw']],
  ['confirmed', standing('confirmed'), ['confirm', 'make-copy', 'supersede']],
  ['confirmed', standing('confirmed', [confirmation]), ['withdraw', 'make-copy', 'sign', 'supersede']],
  [
    'signed',
    standing('confirmed', [confirmation, signature]),
    ['make-copy', 'file-scan', 'seal', 'correct', 'supersede', 'withdraw'],
  ],
  ['superseded', standing('confirmed', [confirmation, supersession]), ['withdraw']],
  ['superseded', standing('confirmed', [confirmation, signature, supersession]), ['file-scan', 'withdraw']],
]

describe('what may be done with minutes', () => {
  test.for(table)(
    'that stand as %s (%#) is a closed list, and the rest is refused in a sentence',
    ([state, now, may]) => {
      expect(now.state).toBe(state)
      expect(minutesMoves.filter((move) => whyNot(now, move) === null)).toEqual(
        minutesMoves.filter((move) => may.includes(move)),
      )
      for (const move of minutesMoves) {
        if (may.includes(move)) {
          checkMove(now, move)
          continue
        }
        expect(whyNot(now, move)).toMatch(/^[A-Z].*\.$/)
        expect(() => checkMove(now, move)).toThrow(expect.objectContaining({ code: 'not-allowed' }))
      }
    },
  )

  test('is known of every state there is', () => {
    expect(new Set(table.map(([state]) => state))).toEqual(new Set(minutesStates))
  })
})

describe('where minutes stand', () => {
  test.for([
    ['draft', standing('draft-minutes', [confirmation, withdrawal('confirmation')])],
    ['published-as-draft', standing('minutes-published', [publication, refusal, withdrawal('r')])],
    ['refused', standing('draft-minutes', [approval, publication, refusal])],
    ['approved-as-draft', standing('draft-minutes', [publication, refusal, approval])],
    ['confirmed', standing('confirmed', [refusal, confirmation])],
    ['confirmed', standing('confirmed', [confirmation, signature, withdrawal('signature')])],
    ['signed', standing('confirmed', [confirmation, signature, supersession, withdrawal('s')])],
  ] as const)('is %s after what was done and taken back (%#)', ([state, now]) => {
    expect(now.state).toBe(state)
  })
})
