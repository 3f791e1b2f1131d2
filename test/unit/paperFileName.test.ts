import { expect, test } from 'vitest'
import { paperFileName } from '../../electron/core/paperFileName.ts'
import { aMeeting, aRecord } from '../helpers/recordBuilder.ts'

function recordOf(name: string, state: 'draft-minutes' | 'confirmed' = 'draft-minutes') {
  const record = aRecord()
  return {
    meeting: aMeeting({ date: '2026-02-03', state }),
    committee: { ...record.committee, name },
  }
}

test('draft minutes - say so, and keep an apostrophe', () => {
  expect(paperFileName(recordOf("Children's Scrutiny"), 'minutes', 'public', 'docx')).toBe(
    "2026-02-03 Children's Scrutiny minutes (draft).docx",
  )
})

test('confirmed minutes and agendas - carry no mark', () => {
  expect(paperFileName(recordOf('Planning', 'confirmed'), 'minutes', 'public', 'pdf')).toBe(
    '2026-02-03 Planning minutes.pdf',
  )
  expect(paperFileName(recordOf('Planning'), 'agenda', 'public', 'pdf')).toBe(
    '2026-02-03 Planning agenda.pdf',
  )
})

test('what only members may read - is told apart from what the public gets', () => {
  expect(paperFileName(recordOf('Planning'), 'minutes', 'members', 'pdf')).toBe(
    '2026-02-03 Planning minutes (draft, for members).pdf',
  )
})

test('a name that Windows would refuse - becomes one that it takes', () => {
  expect(
    paperFileName(recordOf('Roads: A/B "North" <urgent>?  \u202eend.'), 'agenda', 'public', 'html'),
  ).toBe('2026-02-03 Roads A B North urgent end. agenda.html')
  expect(paperFileName(recordOf('x'.repeat(400)), 'agenda', 'public', 'pdf').length).toBeLessThan(120)
})
