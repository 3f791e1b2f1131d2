import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { gatePdf } from '../../electron/render/pdfGate.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { composeActions } from '../../shared/document/compose/registers/actions.ts'
import { composeDecisions } from '../../shared/document/compose/registers/decisions.ts'
import { composeRegister } from '../../shared/document/compose/registers/registerPaper.ts'
import { readCsv } from '../../shared/document/csv.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { membersView } from '../../shared/domain/paperView.ts'
import { actionRows } from '../../shared/domain/registers/actions.ts'
import { readingOf } from '../../shared/domain/registers/reading.ts'
import { drawRegister, registerKinds } from '../../shared/domain/registers/register.ts'
import { everything, loadMeetings, madeFile } from '../helpers/registerCases.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { aCouncil, aMeeting, anItem } from '../helpers/recordBuilder.ts'
import { aMeetingOfActs } from '../helpers/registerMeetings.ts'
import { testCore } from '../helpers/testBook.ts'

const first = aMeetingOfActs('m1', '2026-09-09')
const second = aMeetingOfActs('m2', '2026-10-14')

async function coreWith(...records: Parameters<typeof loadMeetings>[1]) {
  const core = await testCore({ start: 'council' })
  await loadMeetings(core.client, records)
  return core
}

describe('registers of a book', () => {
  test('are of the committee and the period that are asked for', async () => {
    const { client } = await coreWith(first, second)
    const ask = { kind: 'resolutions', audience: 'members' } as const
    const datesOf = async (filter: Partial<Readonly<Record<'from' | 'to' | 'committeeId', string>>>) => {
      const { rows } = await client.registers.read({ ...ask, filter: { ...everything, ...filter } })
      return [...new Set(rows.map((row) => ('date' in row ? row.date : '')))]
    }
    expect(await datesOf({})).toEqual(['2026-10-14', '2026-09-09'])
    expect(await datesOf({ from: '2026-10-14' })).toEqual(['2026-10-14'])
    expect(await datesOf({ to: '2026-10-13' })).toEqual(['2026-09-09'])
    expect(await datesOf({ committeeId: 'environment', from: '2026-09-09', to: '2026-09-09' })).toEqual([
      '2026-09-09',
    ])
    expect(await datesOf({ committeeId: 'another' })).toEqual([])
  })

  test('leave as CSV without what is exempt, unless it is the members’ copy, whose name and rows say so', async () => {
    const core = await coreWith(first)
    const ask = { kind: 'interests', filter: everything, format: 'csv' } as const
    const open = await madeFile(
      core,
      (await core.client.registers.make({ ...ask, audience: 'public' })).jobId,
    )
    expect(open.fileName).toBe('All committees declarations of interest.csv')
    expect(open.text).not.toMatch(/Quillmark|Publication/)
    const closed = await madeFile(
      core,
      (await core.client.registers.make({ ...ask, audience: 'members' })).jobId,
    )
    expect(closed.fileName).toBe('All committees declarations of interest (for members).csv')
    const rows = readCsv(closed.text)
    expect(rows[0]?.at(-1)).toBe('Publication')
    expect(rows.map((row) => row.at(-1))).toContain('Exempt: not for publication')
  })

  test('name the meetings that the public may not be told of yet, and print that they are missing', async () => {
    const items = [anItem('m2-roads', { classification: 'unset', title: 'Bins' }), anItem('m2-lease')]
    const core = await coreWith(first, aMeetingOfActs('m2', '2026-10-14', { items }))
    const ask = { kind: 'votes', filter: everything, audience: 'public', format: 'html' } as const
    const { text, notes } = await madeFile(core, (await core.client.registers.make(ask)).jobId)
    expect(notes[0]).toContain(
      'The meeting of Environment Committee on 2026-10-14 is left out. “Bins” is neither',
    )
    expect(text).toContain('Not yet in this register: Environment Committee, 14 October 2026.')
    expect(text).not.toContain('Bins')
  })

  test('have attendance by member, by meeting and of each, one table a file', async () => {
    const core = await coreWith(first, second)
    const ask = { kind: 'attendance', filter: everything, audience: 'public', format: 'csv' } as const
    const rowsOf = async (table: 'members' | 'meetings' | 'entries') => {
      const { jobId } = await core.client.registers.make({ ...ask, table })
      const { text } = await madeFile(core, jobId)
      expect(text).not.toMatch(/unwell|a cold/)
      return readCsv(text)
    }
    expect((await rowsOf('members'))[1]).toEqual([
      ...['Councillor Una Beck', 'Environment Committee', ''],
      ...['2', '0', '2', '0', '0', '0', '0', '0'],
    ])
    expect((await rowsOf('meetings')).map((row) => row[0])).toEqual(['Date', '2026-10-14', '2026-09-09'])
    expect(await rowsOf('entries')).toHaveLength(7)
  })
})

describe('an action', () => {
  test('is ticked off in confirmed minutes too, and nothing else of the record moves', async () => {
    const confirmed = { ...first, meeting: aMeeting({ ...first.meeting, state: 'confirmed' }) }
    const { client } = await coreWith(confirmed)
    const before = (await client.meetings.get({ meetingId: 'm1' })).record
    await client.registers.setDone({ meetingId: 'm1', factId: 'm1-count', done: true })
    const { record } = await client.meetings.get({ meetingId: 'm1' })
    expect(record.facts.find(({ id }) => id === 'm1-count')).toMatchObject({ done: true })
    const others = ({ facts, ...rest }: typeof record) => ({
      ...rest,
      facts: facts.filter(({ kind }) => kind !== 'action'),
    })
    expect(others(record)).toEqual(others(before))
    const [latest] = await client.meetings.changes({ meetingId: 'm1', limit: 1 })
    expect(latest?.what).toBe('An action was marked as done.')
    await client.registers.setDone({ meetingId: 'm1', factId: 'm1-count', done: true })
    expect(
      (await client.meetings.changes({ meetingId: 'm1', limit: 9 })).filter(
        ({ what }) => what === latest?.what,
      ),
    ).toHaveLength(1)
    const { rows } = await client.registers.read({ kind: 'actions', filter: everything, audience: 'public' })
    expect(rows).toMatchObject([{ factId: 'm1-count', done: true, overdue: false }])
  })

  test('that is still open stands in the paper for the next meeting of its committee', async () => {
    const core = await coreWith(first, second)
    const next = await core.client.meetings.create({
      ...{ committeeId: 'environment', date: '2026-12-02', start: '10:00', preMeeting: null, place: '' },
      governanceOfficer: first.meeting.governanceOfficer,
    })
    await core.client.registers.setDone({ meetingId: 'm1', factId: 'm1-count', done: true })
    const order = { ...next, paper: 'actions', format: 'html', audience: 'public' } as const
    const { text, fileName } = await madeFile(core, (await core.client.papers.make(order)).jobId)
    expect(fileName).toBe('2026-12-02 Environment Committee actions.html')
    expect(text).toContain('From the meeting of 14 October 2026')
    expect(text).not.toMatch(/9 September|Quillmark|quietly/)
    const members = await madeFile(
      core,
      (await core.client.papers.make({ ...order, audience: 'members' })).jobId,
    )
    expect(members.fileName).toBe('2026-12-02 Environment Committee actions (for members).html')
    expect(members.text).toContain('send Quillmark the terms')
  })
})

describe('the notice of decisions', () => {
  test('is a paper of the meeting, published on the day it is made', async () => {
    const core = await coreWith(second)
    core.clock.set('2026-10-16T09:00:00Z')
    await core.client.council.save({ ...(await core.client.council.get({})), callInDays: 5 })
    const order = { meetingId: 'm2', paper: 'decisions', format: 'html', audience: 'public' } as const
    const { text, fileName } = await madeFile(core, (await core.client.papers.make(order)).jobId)
    expect(fileName).toBe('2026-10-14 Environment Committee decisions.html')
    expect(text).toContain('Last day for call-in: 23 October 2026')
    expect(text).not.toMatch(/grant the lease|Quillmark/)
  })
})

describe('as PDF', () => {
  const council = aCouncil({ callInDays: 5 })
  const records = [first, second].map((record) => ({ ...record, council }))
  const reading = readingOf({ ...second, council }, membersView({ ...second, council }))
  const order = {
    council,
    committee: null,
    from: '2026-05-19',
    to: null,
    text: 'a',
    audience: 'members',
  } as const
  const papers: readonly (readonly [string, PaperDocument])[] = [
    ...registerKinds.map((kind) => {
      const register = drawRegister(records, { kind, audience: 'members', text: '', today: '2026-11-22' })
      return [`the register of ${kind}`, composeRegister(register, order)] as const
    }),
    ['the notice of decisions', composeDecisions(reading, '2026-10-16')],
    ['the paper of actions', composeActions(reading.view, actionRows([reading], '2026-11-22'))],
  ]

  test.each(papers)('%s passes the gate, with its words and real tables', async (name, document) => {
    const { bytes, notes } = await renderPdf(document)
    expect(notes).toEqual([])
    expect(gatePdf(await PDFDocument.load(bytes, { updateMetadata: false }))).toEqual([])
    const { pages, tables } = await readPdf(bytes)
    expect(pages.map(({ text }) => text).join(' ')).toContain('Environment Committee')
    // A notice of decisions is no table; the others are, with the head of every column and row.
    const roles = tables.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ scope }) => scope)))
    if (name !== 'the notice of decisions') expect(roles).toEqual(expect.arrayContaining(['Column', 'Row']))
  })
})
