import { expect, test } from 'vitest'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { unnamedCouncil } from '../../shared/domain/otherCouncil.ts'
import { membersView } from '../../shared/domain/paperView.ts'
import { draftCaveat, importedNote, isDraft, publishedWhat } from '../../shared/domain/publishing.ts'
import { draftOf } from '../../electron/core/importDraft.ts'
import { paperFileName } from '../../electron/core/paperFileName.ts'
import { aMeeting } from '../helpers/builders.ts'
import { imported, importOptions, takenIn } from '../helpers/importCases.ts'
import { lettered } from '../helpers/importedTexts.ts'
import { testCore } from '../helpers/testBook.ts'

/** What is said of minutes of the past: whose they are, and that they came from a file. */

/** Of the committee and the council that the book of `aMeeting` has, but for the name. */
const ofLicensing = lettered.replace('Harbour and Leisure Scrutiny Committee', 'Licensing Committee')

test('minutes of another council - bear its name, without the crest of the book, and whoever takes them in is told', async () => {
  const core = await testCore(importOptions)
  const { client } = core
  await aMeeting(client)
  const { name } = await client.council.get({})
  const text = ofLicensing.replace('Brackenford City Council', 'Wexcombe District Council')
  const { importId } = await imported(core, text)
  const { placed } = await client.imports.get({ importId })
  expect(placed.otherCouncil).toBe(
    `This file is of Wexcombe District Council; the minute book is of ${name}. Its papers will bear the name that the file has.`,
  )
  const { meetingId } = await client.imports.take({ importId })
  const { record } = await client.meetings.get({ meetingId })
  expect(record.meeting.importedFrom).toMatchObject({
    council: 'Wexcombe District Council',
    hours: '2.00 pm 3.45 pm',
  })
  expect(record.council).toMatchObject({ name: 'Wexcombe District Council', logo: null })
  const [file] = (await client.imports.list({})).files
  expect(file?.sentence).toBe(placed.otherCouncil)
  expect((await client.council.get({})).name).toBe(name)
})

test('minutes of the council of the book, or of none that is named - bear its name', async () => {
  const core = await testCore(importOptions)
  const { client } = core
  await aMeeting(client)
  const { name } = await client.council.get({})
  const { importId } = await imported(
    core,
    ofLicensing.replace('Brackenford City Council', name.toUpperCase()),
  )
  expect((await client.imports.get({ importId })).placed.otherCouncil).toBeNull()
  const { meetingId } = await client.imports.take({ importId })
  expect((await client.meetings.get({ meetingId })).record.council.name).toBe(name)

  const unnamed = ofLicensing.replace('Brackenford City Council', '').replaceAll('Brackenford', 'the town')
  const read = draftOf(
    { kind: 'text', text: unnamed, notes: [] },
    { fileName: 'a.txt', today: '2026-06-01', newId: () => crypto.randomUUID() },
  )
  expect(read).toMatchObject({ draft: { record: { council: { name: unnamedCouncil } } } })
})

test('minutes of the past - are no draft, in any list or paper, until they are confirmed here', async () => {
  const core = await testCore(importOptions)
  const { client } = core
  await aMeeting(client)
  const meetingId = await takenIn(core, ofLicensing)
  const record = (await client.records.export({ meetingId })) as MeetingRecord
  const { meeting } = record
  expect([isDraft(meeting), draftCaveat(meeting), publishedWhat(meeting)]).toEqual([false, '', 'Minutes'])
  const paper = composeMinutes(membersView(record))
  expect(paper.caveat).not.toContain('Draft')
  expect(paper.footer).toBe('Licensing Committee, 5 March 2026. Imported from “minutes.txt”')
  expect(paperFileName(record, 'minutes', 'public', 'pdf')).not.toContain('draft')
  const register = await client.registers.read({
    ...{ kind: 'resolutions', audience: 'members' },
    filter: { committeeId: null, from: null, to: null, text: '' },
  })
  expect(new Set(JSON.stringify(register).match(/"standing":"[^"]*"/g))).toEqual(
    new Set(['"standing":"imported"']),
  )
  const shown = await client.calendar.meetings({ from: '2026-03-01', to: '2026-03-31', committeeId: null })
  expect(shown.find(({ id }) => id === meetingId)).toMatchObject({ importedFrom: 'minutes.txt' })

  const confirmed = { ...meeting, state: 'confirmed' as const }
  expect([importedNote(confirmed), publishedWhat(confirmed), isDraft(confirmed)]).toEqual([
    '',
    'Minutes',
    false,
  ])
})

test('the numbers of a meeting in the list - go from the first that is numbered to the last', async () => {
  const core = await testCore(importOptions)
  await aMeeting(core.client)
  const meetingId = await takenIn(core, ofLicensing.replace('31 Apologies for absence', 'Welcome'))
  const [listed] = (await core.client.meetings.list({})).filter(({ id }) => id === meetingId)
  expect(listed?.minuteNumbers).toBe('32–35')
})
