import { expect, test } from 'vitest'
import { packFileName, paperFileName } from '../../electron/core/paperFileName.ts'
import { publishFolderName, publishFolderStem } from '../../shared/domain/publishing.ts'
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

test('a long name in wide characters - is cut to what every system takes, with all that stands around it', () => {
  const marks = { edition: 'supplement', number: 12, audience: 'members' } as const
  for (const wide of ['𝒜', 'ก', 'é', 'x']) {
    const record = recordOf(wide.repeat(200))
    expect(Buffer.byteLength(packFileName(record, marks))).toBeLessThan(255)
    const folder = publishFolderName(publishFolderStem(record), 999)
    expect(Buffer.byteLength(`.${folder}.unfinished`)).toBeLessThan(255)
    expect(folder).toMatch(new RegExp(`^2026-02-03 (${wide}){40,80} v999$`, 'u'))
  }
})

test('packs - say which they are, and who may have them', () => {
  const agenda = { edition: 'agenda', number: 1, audience: 'public' } as const
  const supplement = { ...agenda, edition: 'supplement' } as const
  const names = [
    agenda,
    { ...agenda, number: 2 },
    { ...agenda, number: 2, audience: 'members' as const },
    supplement,
    { ...supplement, number: 3, audience: 'members' as const },
  ].map((pack) => packFileName(recordOf('Roads: A/B'), pack))
  expect(names).toEqual([
    '2026-02-03 Roads A B public document pack.pdf',
    '2026-02-03 Roads A B public document pack (republished 2).pdf',
    '2026-02-03 Roads A B document pack (republished 2, for members).pdf',
    '2026-02-03 Roads A B supplementary pack 1.pdf',
    '2026-02-03 Roads A B supplementary pack 3 (for members).pdf',
  ])
})
