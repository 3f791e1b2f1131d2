import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as formats from 'ajv-formats'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { publishedSet } from '../../electron/render/publish/publishedSet.ts'
import type { PublishedSet } from '../../electron/render/publish/publishOrder.ts'
import { nodeFlags } from '../../build/nodeFlags.ts'
import { openDataSchema } from '../../shared/api/openDataSchema.ts'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { readCsv } from '../../shared/document/csv.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { publishTicks } from '../../shared/domain/publishing.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import {
  everythingPublished,
  makingOf,
  publishedMeeting,
  publishOrder,
  textOf,
} from '../helpers/publishedMeeting.ts'

/** A module of the older kind, whose types say something else than it gives. */
const addFormats = z
  .custom<(to: Ajv2020) => unknown>((value) => typeof value === 'function')
  .parse(formats.default)

function validBySchema(set: PublishedSet, path: string, schemaPath: string): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addFormat('base64', /^[A-Za-z0-9+/]*={0,2}$/)
  const check = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(textOf(set, schemaPath))))
  check(JSON.parse(textOf(set, path)))
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

describe('the record that is published', () => {
  test('is valid by the schema beside it, and the schema finds what is not', async () => {
    const set = await everythingPublished()
    expect(validBySchema(set, 'record.json', 'schema.json')).toEqual([])
    expect(validBySchema(set, 'manifest.json', 'schema.json')).not.toEqual([])
  })

  test('is a record like any other, with the very minutes that the public reads', async () => {
    const { record } = await publishedMeeting()
    const published = meetingRecordSchema.parse(
      JSON.parse(textOf(await everythingPublished(), 'record.json')),
    ) as MeetingRecord
    checkRecord(published)
    const lines = (of: MeetingRecord): string[] => paperLines(composeMinutes(publicView(of)))
    const withheld = 'Part of this minute is not for publication.'
    expect(lines(published).filter((line) => line !== withheld)).toEqual(
      lines(record).filter((line) => line !== withheld),
    )
  })

  test('has no note of the officer, no closed word, and no action in words that nobody read', async () => {
    const text = textOf(await everythingPublished(), 'record.json')
    for (const closed of [
      'A note of the officer',
      'The post was discussed',
      'It is about one person',
      'A word of the officer',
      'A closed paper',
    ]) {
      expect(text).not.toContain(closed)
    }
    expect(text).toContain('Ask for the count of the benches')
  })
})

describe('open data', () => {
  test('are valid by the schema beside them, and by our own', async () => {
    const set = await everythingPublished()
    expect(validBySchema(set, 'open-data.json', 'open-data.schema.json')).toEqual([])
    expect(validBySchema(set, 'record.json', 'open-data.schema.json')).not.toEqual([])
  })

  test('tell a recorded vote by the names of Popolo: counts, voters, result', async () => {
    const { popolo } = openDataSchema.parse(JSON.parse(textOf(await everythingPublished(), 'open-data.json')))
    const vote = popolo.vote_events.find(({ id }) => id === 'counted')
    expect(vote).toMatchObject({
      ...{ motion_id: 'motion', result: 'pass' },
      counts: [
        { option: 'yes', value: 4 },
        { option: 'no', value: 2 },
        { option: 'abstain', value: 1 },
      ],
    })
    expect(vote?.votes.map(({ voter_id, option }) => `${voter_id} ${option}`)).toContain('joan-hale no')
    expect(popolo.motions).toContainEqual(
      expect.objectContaining({
        id: 'motion',
        text: 'That the plan be approved',
        creator_id: 'ida-moss',
        result: 'pass',
      }),
    )
    expect(popolo.motions.map(({ text }) => text)).toContain('note it\nask for a report')
    expect(popolo.persons.map(({ id }) => id)).toContain('amy-dunn')
    expect(popolo.memberships).toContainEqual(
      expect.objectContaining({ person_id: 'ida-moss', role: 'Chair' }),
    )
  })

  test('tell the meeting by the names of OParl, its times in London and its files where they lie', async () => {
    const set = await everythingPublished()
    const { oparl } = openDataSchema.parse(JSON.parse(textOf(set, 'open-data.json')))
    expect(oparl.meeting.start).toMatch(/^2026-10-\d\dT\d\d:\d\d:00\+0[01]:00$/)
    expect(oparl.agendaItem.find(({ name }) => name.includes('quay'))).toMatchObject({
      number: '3a)',
      public: true,
    })
    expect(oparl.agendaItem.filter((item) => !item.public).map(({ id }) => id)).toEqual([
      'urn:minutebook:agenda-item:staff',
    ])
    const paths = new Set(set.files.map(({ path }) => path))
    for (const file of oparl.file) expect(paths).toContain(file.accessUrl)
    expect(oparl.file.map(({ accessUrl }) => accessUrl)).toContain('papers/plan-of-the-quay.pdf')
    expect(JSON.stringify(oparl)).not.toContain('A closed paper')
  })
})

describe('tables', () => {
  test('let no formula ride in, and are told to be UTF-8', async () => {
    const set = await everythingPublished()
    for (const path of ['attendance.csv', 'votes.csv', 'decisions.csv', 'actions.csv']) {
      const bytes = set.files.find((each) => each.path === path)?.bytes ?? new Uint8Array()
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    }
    const { record, files } = await publishedMeeting()
    const risky = {
      ...record,
      items: record.items.map((item) =>
        item.id === 'parks' ? { ...item, title: '=HYPERLINK("http://x")' } : item,
      ),
    }
    const decisions = textOf(
      await publishedSet(publishOrder(risky, { ticks: ['csv'] }), makingOf(files)),
      'decisions.csv',
    )
    expect(decisions).toContain(`'=HYPERLINK`)
    expect(decisions).not.toMatch(/(^|,)"?=/m)
    expect(readCsv(decisions).flat()).toContain('=HYPERLINK("http://x")')
  })

  test('tell votes, decisions and actions as the minutes do, and that they are a draft', async () => {
    const set = await everythingPublished()
    const votes = readCsv(textOf(set, 'votes.csv'))
    expect(votes[0]).toEqual([
      'Member',
      'Date',
      'Committee',
      'Minute',
      'Title',
      'Question',
      'Vote',
      'Outcome',
      'Status',
    ])
    expect(votes).toHaveLength(8)
    expect(votes[1]?.at(-1)).toBe('Draft minutes: subject to confirmation')
    expect(readCsv(textOf(set, 'actions.csv')).map((row) => row[4])).toContain(
      'Ask for the count of the benches',
    )
    expect(readCsv(textOf(set, 'attendance.csv'))).toHaveLength(8)
  })
})

test('the calendar entry is read by another library: when, where, which version of it', async () => {
  const calendar = new ICAL.Component(
    ICAL.parse(textOf(await everythingPublished(), 'meeting.ics')) as unknown[],
  )
  const zone = calendar.getFirstSubcomponent('vtimezone')
  expect(zone?.getFirstPropertyValue('tzid')).toBe('Europe/London')
  const found = calendar.getFirstSubcomponent('vevent')
  const event = new ICAL.Event(found ?? undefined)
  const { record } = await publishedMeeting()
  expect(event.uid).toBe(`${record.meeting.id}@minutebook`)
  expect(event.sequence).toBe(7)
  expect(event.startDate.toString()).toBe(`${record.meeting.date}T${record.meeting.start}:00`)
  expect(event.startDate.zone?.tzid ?? found?.getFirstProperty('dtstart')?.getParameter('tzid')).toBe(
    'Europe/London',
  )
  expect(event.summary).toBe(record.committee.name)
})

test('the e-mail draft is read by another library: unsent, with both bodies and the very PDF', async () => {
  const set = await everythingPublished()
  const bytes = set.files.find(({ path }) => path === 'message.eml')?.bytes ?? new Uint8Array()
  const mail = await PostalMime.parse(bytes)
  expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1')
  expect(mail.subject).toBe(set.message.subject)
  expect(mail.subject).toMatch(/^Draft minutes: .+, \d+ October 2026$/)
  expect(mail.date).toBe('2026-10-20T09:30:00.000Z')
  expect(mail.text?.replaceAll('\r\n', '\n').trim()).toBe(set.message.text.trim())
  expect(mail.html).toContain('<p>What was decided:')
  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ['minutes.pdf', 'application/pdf'],
  ])
  const pdf = set.files.find(({ path }) => path === 'minutes.pdf')?.bytes ?? new Uint8Array()
  const [attached] = mail.attachments
  expect(Buffer.from((attached?.content ?? new ArrayBuffer()) as ArrayBuffer)).toEqual(Buffer.from(pdf))
})

test('the link to a new message stays short enough for every program, and ends at a whole line', async () => {
  const { record, files } = await publishedMeeting()
  const long = { ...record, committee: { ...record.committee, name: 'Über committee '.repeat(30).trim() } }
  const { message } = await publishedSet(publishOrder(long, { ticks: ['eml'] }), makingOf(files))
  expect(message.mailto.length).toBeLessThan(1_800)
  expect(() => decodeURIComponent(message.mailto)).not.toThrow()
})

test('what is undecided blocks with the sentence that papers have', async () => {
  const { record, files } = await publishedMeeting()
  const items = record.items.map((item) =>
    item.id === 'parks' ? { ...item, classification: 'unset' as const } : item,
  )
  const undecided = { ...record, items }
  await expect(publishedSet(publishOrder(undecided), makingOf(files))).rejects.toThrow(
    expect.objectContaining({
      code: 'not-allowed',
      message: expect.stringMatching(/is neither marked public nor exempt/) as string,
    }),
  )
})

test('the index names every other file with its size and hash', async () => {
  const set = await everythingPublished()
  const index = z
    .object({
      version: z.int(),
      draft: z.boolean(),
      files: z.array(z.object({ path: z.string(), bytes: z.int() })),
    })
    .parse(JSON.parse(textOf(set, 'manifest.json')))
  expect(index).toMatchObject({ version: 2, draft: true })
  expect(index.files.map(({ path }) => path)).toEqual(
    set.files.map(({ path }) => path).filter((path) => path !== 'manifest.json'),
  )
})

test('the same record gives the same bytes: in another process, in another time zone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-publish-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { record, files } = await publishedMeeting()
  const papers = join(folder, 'papers')
  mkdirSync(papers)
  for (const paper of record.papers) {
    const file = files.get(paper.id)
    if (file !== undefined && 'bytes' in file) writeFileSync(join(papers, paper.fileName), file.bytes)
  }
  writeFileSync(join(folder, 'meeting.json'), JSON.stringify(record))
  const publish = async (zone: string): Promise<string> => {
    const out = join(folder, zone.replace('/', '-'))
    const words = ['publish', join(folder, 'meeting.json'), '--files', papers, '--out', out]
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...nodeFlags, 'electron/cli.ts', ...words, '--with', publishTicks.join(',')],
      { env: { ...process.env, TZ: zone } },
    )
    const told = z.object({ folder: z.string(), version: z.literal(1) }).parse(JSON.parse(stdout))
    return told.folder
  }
  const [here, there] = await Promise.all([publish('Pacific/Auckland'), publish('America/Los_Angeles')])
  const names = readdirSync(here, { recursive: true, encoding: 'utf8' }).toSorted()
  expect(names.length).toBeGreaterThan(25)
  expect(readdirSync(there, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(names)
  for (const name of names.filter((each) => each.includes('.'))) {
    expect(readFileSync(join(there, name)).equals(readFileSync(join(here, name))), name).toBe(true)
  }
}, 60_000)
