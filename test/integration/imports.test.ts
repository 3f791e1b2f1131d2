import { expect, test } from 'vitest'
import { defined } from '../../shared/domain/assert.ts'
import { aMeeting } from '../helpers/builders.ts'
import { imported, importOptions, takenIn } from '../helpers/importCases.ts'
import { lettered } from '../helpers/importedTexts.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { searched } from '../helpers/searchCases.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** What follows, and what does not, once minutes of the past are in the book. */

/** The invented minutes, of the committee that the book of `aMeeting` has. */
const ofLicensing = lettered
  .replace('Harbour and Leisure Scrutiny Committee', 'Licensing Committee')
  .replace('5 March 2026', '4 November 2025')

async function everythingDue({ client }: TestCore) {
  const asked = { from: '2024-01-01', to: '2026-12-31', committeeId: null }
  const { deadlines, overdue } = await client.calendar.deadlines(asked)
  return { deadlines, overdue }
}

test('a meeting of the past that is imported - is due for nothing and raises no alarm elsewhere', async () => {
  const core = await testCore({ ...importOptions, indexAfterMilliseconds: 0 })
  const { client } = core
  const { meetingId: own } = await aMeeting(client)
  const numbersOf = async (meetingId: string) =>
    (await client.meetings.get({ meetingId })).record.minutes.map(({ number }) => number)
  const before = {
    due: await everythingDue(core),
    numbers: await numbersOf(own),
    findings: (await client.meetings.get({ meetingId: own })).findings,
    clocks: await client.people.attendance({}),
    programme: (await client.programme.get({ committeeId: 'licensing' })).meetings,
    committee: await client.committees.get({ committeeId: 'licensing' }),
  }
  const meetingId = await takenIn(core, ofLicensing)
  expect((await client.meetings.list({})).map(({ committeeId }) => committeeId)).toEqual([
    'licensing',
    'licensing',
  ])
  expect(await everythingDue(core)).toEqual(before.due)
  expect(await numbersOf(own)).toEqual(before.numbers)
  expect((await client.meetings.get({ meetingId: own })).findings).toEqual(before.findings)
  expect(await client.people.attendance({})).toEqual(before.clocks)
  expect((await client.programme.get({ committeeId: 'licensing' })).meetings).toEqual(before.programme)
  expect(await client.committees.get({ committeeId: 'licensing' })).toEqual(before.committee)
  const calendar = await client.calendar.ics({ committeeId: 'licensing', deadlines: true })
  expect(JSON.stringify(calendar)).not.toContain('20251104')

  const view = await client.meetings.get({ meetingId })
  const rules = new Set(view.findings.map(({ rule }) => rule))
  expect([...rules].filter((rule) => !['times', 'title', 'minutes', 'numbers'].includes(rule))).toEqual([])
  expect(view.record.members.length).toBe(3)
  const [listed] = (await client.meetings.list({})).filter(({ id }) => id === meetingId)
  expect(listed).toMatchObject({ importedFrom: 'minutes.txt', publishBy: null, minuteNumbers: '31–35' })
})

test('what is imported - is found, and stands in the registers', async () => {
  const core = await testCore({ ...importOptions, indexAfterMilliseconds: 0 })
  const meetingId = await takenIn(core, lettered)
  const found = await searched(core.client, 'mariners', { includeExempt: true })
  expect(found.hits.map((hit) => hit.meetingId)).toContain(meetingId)
  const filter = { committeeId: null, from: null, to: null, text: '' }
  const register = await core.client.registers.read({ kind: 'resolutions', audience: 'members', filter })
  expect(JSON.stringify(register)).toContain('review the survey in a year')
})

test('an item that was printed without a number - has none, whatever the committee counts', async () => {
  const core = await testCore(importOptions)
  const { importId } = await imported(core, lettered)
  const draft = await core.client.imports.get({ importId })
  const record = {
    ...draft.record,
    minutes: draft.record.minutes.map((each) => ({ ...each, number: '', frozen: false })),
  }
  const { revision, fields, notes } = draft
  await core.client.imports.mend({ importId, revision, record, fields, notes })
  const { meetingId } = await core.client.imports.take({ importId })
  const taken = (await core.client.meetings.get({ meetingId })).record
  expect(taken.minutes.map(({ number }) => number)).toEqual(['', '', '', '', ''])
  expect((await core.client.meetings.list({}))[0]?.minuteNumbers).toBe('')
})

test('a record that Minutebook wrote - is taken as it is, once', async () => {
  const other = await testCore({ start: 'sample' })
  const [, minuted] = await other.client.meetings.list({})
  const record = await other.client.records.export({ meetingId: defined(minuted, 'a meeting').id })
  const core = await testCore(importOptions)
  const text = JSON.stringify(record)
  const sha256 = await keepFile(core, new TextEncoder().encode(text))
  const read = await core.client.imports.read({ sha256, fileName: 'meeting.json' })
  if (read.outcome === 'refused') throw new Error(read.sentence)
  expect((await core.client.imports.get({ importId: read.importId })).what).toBe('record')
  const { meetingId } = await core.client.imports.take({ importId: read.importId })
  const taken = (await core.client.meetings.get({ meetingId })).record
  const blocksOf = (minutes: typeof taken.minutes) => minutes.map(({ blocks }) => blocks)
  expect(taken.meeting).toEqual(record.meeting)
  expect(blocksOf(taken.minutes)).toEqual(blocksOf(record.minutes))
})

const agendaOf = (date: string): string => `
Brackenford City Council
Parks Committee
AGENDA
Notice is hereby given that a meeting will be held at the Guildhall on ${date} at 2.00 pm

1. Apologies for absence
2. Declarations of interests
3. Play areas
4. Work programme
`

test('an agenda - of a day to come is a meeting in hand, of a past day one that was out', async () => {
  const core = await testCore(importOptions)
  const coming = await takenIn(core, agendaOf('5 March 2026'))
  const past = await takenIn(core, agendaOf('6 March 2025'))
  const listed = await core.client.meetings.list({})
  expect(listed).toMatchObject([
    { id: coming, state: 'planned', importedFrom: null, publishBy: '2026-02-25' },
    { id: past, state: 'agenda-published', importedFrom: 'minutes.txt', publishBy: null, minuteNumbers: '' },
  ])
})
