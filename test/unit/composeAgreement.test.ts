import { describe, expect, test } from 'vitest'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { AgreedCorrection, MinutesAct } from '../../shared/domain/minutesActs.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { aConfirmation, actBase, anAgreedAt, aSignature } from '../helpers/actBuilder.ts'
import { aMeeting, anItem, aRecord, minutesOf, note, point } from '../helpers/recordBuilder.ts'

const draft = aRecord({
  meeting: aMeeting({ state: 'confirmed' }),
  items: [anItem('first')],
  minutes: [
    minutesOf('first', [
      point('Hidden fee', 0, { id: 'fee', classification: 'exempt' }),
      point('Open words', 0, { id: 'open' }),
      note('Remember', { id: 'note' }),
    ]),
  ],
})

function withActs(acts: readonly MinutesAct[]): MeetingRecord {
  return { ...draft, acts }
}

const correction = (blockId: string | null, was: string, now: string): AgreedCorrection => ({
  ...{ itemId: 'first', blockId, was, now },
})
const later = (corrections: readonly AgreedCorrection[]): MinutesAct => ({
  ...actBase('later'),
  ...{ kind: 'corrected', agreedAt: anAgreedAt({ date: '2027-01-13', minuteNumber: '51' }), corrections },
})

const linesFor = (view: typeof publicView, acts: readonly MinutesAct[]): string[] =>
  paperLines(composeMinutes(view(withActs(acts))))

describe('the end of minutes that were confirmed', () => {
  test('says where they were confirmed, who signed them and when', () => {
    const lines = linesFor(publicView, [aConfirmation(draft), aSignature(draft)])
    expect(lines.slice(lines.indexOf('Confirmation'))).toEqual([
      'Confirmation',
      'Confirmed as an accurate record at the meeting of 18 November 2026 (minute 40).',
      'Signed by Councillor Ida Moss, person presiding, 18 November 2026.',
    ])
  })

  test('is not there of a draft, nor once the confirmation was taken back', () => {
    expect(linesFor(publicView, [])).not.toContain('Confirmation')
    const back: MinutesAct = { ...actBase('back'), kind: 'withdrawn', actId: 'confirmation', reason: 'x' }
    expect(linesFor(publicView, [aConfirmation(draft), back])).not.toContain('Confirmation')
  })

  test('has what was corrected, before the signing and after it, and says so beside the words', () => {
    const lines = linesFor(publicView, [
      aConfirmation(draft, {
        manner: 'subject-to',
        corrections: [correction('open', 'Old words', 'Open words')],
      }),
      aSignature(draft),
      later([correction('open', 'Open words', 'Newer words')]),
    ])
    const text = lines.join('\n')
    expect(text).toContain('subject to the correction below, at the meeting of 18 November 2026')
    expect(text).toMatch(/Corrections agreed on confirmation\n.*, b\)\n.*Old words\n?.*Open words/)
    expect(text).toMatch(
      /Corrections agreed later, at the meeting of 13 January 2027 \(minute 51\)\n.*, b\)\n.*Open words\n?.*Newer words/,
    )
    expect(text).toMatch(
      /Open words\nCorrected at the meeting of 13 January 2027 \(minute 51\): see the end of these minutes\./,
    )
  })

  test('withholds the corrections of what the public may not read, and gives them to members marked', () => {
    const acts = [
      aConfirmation(draft),
      aSignature(draft),
      later([
        correction('fee', 'Hidden fee', 'A higher fee'),
        correction(null, 'All of it was', 'All of it is'),
        correction('gone', 'Gone was', 'Gone is'),
        correction('note', 'Note was', 'Note is'),
      ]),
    ]
    const open = JSON.stringify(publicView(withActs(acts)))
    for (const closed of ['Hidden fee', 'higher fee', 'All of it', 'Gone', 'Note was', 'Note is'])
      expect(open).not.toContain(closed)
    expect(linesFor(publicView, acts)).toContain('A correction of matter that is not for publication.')
    const members = linesFor(membersView, acts).join('\n')
    expect(members).toMatch(
      /Exempt: not for publication.*\n.*, a\)\n.*Hidden fee\n?.*A higher fee\nEnd of exempt/,
    )
    expect(members).not.toContain('Note was')
  })
})
