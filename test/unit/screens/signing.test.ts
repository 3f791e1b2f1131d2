import { describe, expect, test } from 'vitest'
import { correctablePoints, toldCorrection } from '../../../shared/document/compose/correctable.ts'
import { sealable, waysOf, withdrawable } from '../../../renderer/screens/sign/standing.ts'
import { whyNotYet } from '../../../renderer/screens/sign/whyNotYet.ts'
import type { Act, Standing } from '../../../renderer/screens/sign/standing.ts'
import { anItem, aRecord, minutesOf, point } from '../../helpers/recordBuilder.ts'

const base = { at: '2026-12-10T10:00:00.000Z', by: 'Hannah Prior' }
const agreedAt = { meetingId: null, date: '2026-12-10', itemId: null, minuteNumber: '' }
const textHash = 'a'.repeat(64)
const chainHead = 'b'.repeat(64)

const confirmed = {
  ...base,
  id: 'confirmed',
  kind: 'confirmed',
  agreedAt,
  manner: 'accurate',
} as unknown as Act
const copied: Act = {
  ...base,
  ...{ id: 'copied', kind: 'copy-made', leaves: { first: 1, last: 4 }, textHash, chainHead },
  ...{ fileName: 'copy.pdf', sha256: 'c'.repeat(64) },
}
const signed = (manner: 'paper' | 'on-screen'): Act => ({
  ...base,
  ...{ id: 'signed', kind: 'signed', agreedAt, presider: { personId: null, name: 'Councillor Ann Cole' } },
  ...{ signedOn: '2026-12-10', manner, leaves: null, textHash, chainHead },
})
const scanned: Act = { ...base, id: 'scan', kind: 'scan-filed', fileName: 'scan.jpg', sha256: 'd'.repeat(64) }

const standing = (state: Standing['state'], acts: Act[] = []): Standing => ({
  ...{ state, acts, textHash, chainHead, canBeConfirmedAt: [], toConfirm: [], firstLeaf: 1 },
  earlierWithoutCopy: [],
})

describe('the one next act', () => {
  test.for([
    ['nothing, where nothing is minuted', standing('none'), null],
    ['to send a draft to the chair', standing('draft'), 'send'],
    ['to send it again when a meeting would not have it', standing('refused'), 'send'],
    ['to publish what the chair approved', standing('approved-as-draft'), 'publish'],
    ['to confirm what was published', standing('published-as-draft'), 'confirm'],
    ['to make the copy once they are confirmed', standing('confirmed', [confirmed]), 'copy'],
    ['to record the signing once there is a copy', standing('confirmed', [confirmed, copied]), 'sign'],
    [
      'to make a copy again when the words are others',
      { ...standing('confirmed', [confirmed, copied]), textHash: 'e'.repeat(64) },
      'copy',
    ],
    [
      'to file the scan once they are signed',
      standing('signed', [confirmed, copied, signed('paper')]),
      'scan',
    ],
    ['the certificate, after that', standing('signed', [signed('paper'), scanned]), 'certificate'],
    ['nothing, where they were approved on the screen', standing('signed', [signed('on-screen')]), null],
    ['nothing, where others stand in their place', standing('superseded'), null],
  ] as const)('is %s', ([, given, next]) => {
    expect(waysOf(given).next).toBe(next)
  })

  test('is never among the others, and no certificate is offered of what nobody signed by hand', () => {
    const all = [
      standing('draft'),
      standing('confirmed', [confirmed]),
      standing('signed', [copied, signed('paper')]),
      standing('signed', [signed('on-screen')]),
    ]
    for (const each of all) {
      const { next, others } = waysOf(each)
      expect(others).not.toContain(next)
      expect(new Set(others).size).toBe(others.length)
    }
    expect(waysOf(standing('signed', [signed('on-screen')])).others).not.toContain('certificate')
  })
})

test('only PDFs of the minutes can be sealed', () => {
  expect(sealable(standing('signed', [copied, scanned])).map(({ fileName }) => fileName)).toEqual([
    'copy.pdf',
  ])
})

test('the latest that stands may be withdrawn, a signing before what it signed, and what was withdrawn may not', () => {
  expect(withdrawable(standing('confirmed', [confirmed]))).toBe('confirmed')
  const taken: Act = { ...base, id: 'w', kind: 'withdrawn', actId: 'confirmed', reason: 'A mistake' }
  expect(withdrawable(standing('confirmed', [confirmed, taken]))).toBe(null)
  expect(withdrawable(standing('signed', [confirmed, signed('paper')]))).toBe('signed')
})

describe('what a meeting may correct', () => {
  const item = anItem('pitches', { title: 'Market pitches' })
  const record = aRecord({
    items: [item],
    minutes: [minutesOf('pitches', [point('Six pitches were let.'), point('A licence was revoked.')])],
  })

  test('is every point, by the number under which it is printed', () => {
    const number = record.minutes[0]?.number ?? ''
    expect(correctablePoints(record).map(({ place, words }) => [place, words])).toEqual([
      [`${number} a)`, 'Six pitches were let.'],
      [`${number} b)`, 'A licence was revoked.'],
    ])
  })

  test('is told as closed where the words are', () => {
    const correction = {
      itemId: 'pitches',
      blockId: 'point A licence was revoked.',
      was: 'A licence was revoked.',
      now: 'It was not.',
    }
    expect(toldCorrection(record, correction)).toMatchObject({ classification: 'public' })
    const closed = {
      ...record,
      minutes: record.minutes.map((minutes) => ({
        ...minutes,
        blocks: minutes.blocks.map((block) => ({ ...block, classification: 'exempt' as const })),
      })),
    }
    expect(toldCorrection(closed, correction)).toMatchObject({ classification: 'exempt' })
    expect(toldCorrection(closed, { ...correction, blockId: null })).toMatchObject({
      classification: 'exempt',
    })
    const underExempt = { ...record, items: [{ ...item, classification: 'exempt' as const }] }
    expect(toldCorrection(underExempt, correction)).toMatchObject({ classification: 'exempt' })
  })
})

test('minutes - are confirmed and signed at a meeting that was held, and at none that is still to come', () => {
  expect(whyNotYet('2027-01-21', '2027-01-20')).toMatch(
    /^That meeting has not been held yet: .*21 January 2027/,
  )
  expect([whyNotYet('2027-01-20', '2027-01-20'), whyNotYet(null, '2027-01-20')]).toEqual([null, null])
})
