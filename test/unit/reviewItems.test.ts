import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReviewAnswer } from '../../shared/api/reviewFile.ts'
import { reviewItems } from '../../shared/document/compose/reviewItems.ts'
import type { ReviewAnswer } from '../../shared/domain/review.ts'
import {
  anAttendance,
  anItem,
  aRecord,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

describe('a draft for the chair', () => {
  const record = aRecord({
    items: [
      anItem('sorry', { kind: 'apologies', title: 'Apologies' }),
      anItem('first', { title: 'Libraries' }),
    ],
    attendance: [
      anAttendance('ida-moss'),
      anAttendance('tom-fell'),
      anAttendance('una-beck', 'apologies', { reason: { category: 'unwell', words: 'a cold' } }),
    ],
    minutes: [
      minutesOf('first', [
        point('One'),
        point('Under it', 1),
        note('Ask Ida about the tone'),
        prose('Later:'),
        point('Two'),
        resolution(['note it', 'thank them']),
      ]),
    ],
  })
  const items = reviewItems(record)

  it('has attendance, apologies and every point with the label that the papers print', () => {
    expect(
      items.map(({ title, points }) => [
        title,
        ...points.map(({ lead, label, text }) => `${lead}|${label}|${text}`),
      ]),
    ).toEqual([
      [
        'Attendance',
        'Present||Councillor Ida Moss (Chair); Councillor Tom Fell',
        'Absent||Councillor Una Beck',
      ],
      ['Apologies', '||Councillor Una Beck – unwell'],
      [
        'Libraries',
        '|a)|One',
        '|i.|Under it',
        '||Later:',
        '|b)|Two',
        'Resolved to:|(1)|note it',
        '|(2)|thank them',
      ],
    ])
  })

  it('says of a sub-point what it stands under', () => {
    expect(items[2]?.points.map((each) => each.say)).toEqual([
      'Point a',
      'Point a, sub-point 1',
      '',
      'Point b',
      'Clause 1',
      'Clause 2',
    ])
  })

  it('keeps the id of what each point is, and no word of the officer’s notes', () => {
    const [, , libraries] = items
    const blocks = record.minutes[0]?.blocks ?? []
    const clauses = blocks.flatMap((block) => (block.kind === 'resolution' ? block.clauses : []))
    expect(libraries?.points.map((each) => each.id)).toEqual(
      [...blocks.filter((block) => block.kind !== 'note' && block.kind !== 'resolution'), ...clauses].map(
        (each) => each.id,
      ),
    )
    expect(JSON.stringify(items)).not.toContain('tone')
  })
})

describe('what comes back', () => {
  const answer: ReviewAnswer = {
    format: 'minutebook-review-answer',
    version: 1,
    reviewId: 'review-1',
    meetingId: 'meeting-1',
    draft: 'a'.repeat(64),
    by: 'Ida Moss',
    at: '2026-11-22T10:00:00.000Z',
    verdict: 'approved',
    note: '',
    remarks: [{ pointId: 'p', comment: 'Say “three”, not “3” – and “café”', wording: null }],
  }
  const coded = (given: unknown): string =>
    encodeURIComponent(JSON.stringify(given)).replace(
      /[!'()*~]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16)}`,
    )
  const mail = (code: string): string =>
    `Dear Nadia\n-----BEGIN MINUTEBOOK REVIEW-----\n${code}\n-----END MINUTEBOOK REVIEW-----\nIda`

  it('is read from the file, and from an e-mail however it was wrapped and quoted', () => {
    expect(readReviewAnswer(JSON.stringify(answer))).toEqual(answer)
    expect(readReviewAnswer(`\uFEFF${JSON.stringify(answer)}`, 'review-1')).toEqual(answer)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 5, max: 90 }), (comment, width) => {
        const given = {
          ...answer,
          remarks: [{ pointId: 'p', comment: 'x', wording: comment.replace(/[^ -~]/g, 'é') }],
        }
        const lines = coded(given).match(new RegExp(`.{1,${width}}`, 'g')) ?? []
        expect(readReviewAnswer(mail(lines.map((line) => `> ${line}  `).join('\r\n')))).toEqual(given)
      }),
    )
  })

  it.each([
    ['something else', '{"format":"other"}'],
    ['no JSON', 'Dear Nadia, all fine. Ida'],
    ['half of an e-mail', mail(coded(answer).slice(0, 200))],
    [
      'a remark that says nothing',
      JSON.stringify({ ...answer, remarks: [{ pointId: 'p', comment: ' ', wording: null }] }),
    ],
    ['a newer version', JSON.stringify({ ...answer, version: 2 })],
  ])('is refused with a sentence when it is %s', (_, text) => {
    expect(() => readReviewAnswer(text)).toThrow('This is no answer to a draft, or not the whole of it.')
  })

  it('is refused when it belongs to another draft', () => {
    expect(() => readReviewAnswer(JSON.stringify(answer), 'review-2')).toThrow('the answer to another draft')
  })
})
