import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { aMeeting } from './builders.ts'
import type { ProcedureCase } from './packCases.ts'
import { endOf } from './packsInBook.ts'

const sample = { start: 'sample' } as const

/** The committee of the sample council, with its meeting to come. */
export async function sampleCommitteeOf(
  client: CoreClient,
): Promise<{ readonly committeeId: string; readonly meetingId: string }> {
  const [meeting] = await client.meetings.list({})
  const { committeeId, id: meetingId } = defined(meeting, 'the sample council has meetings')
  return { committeeId, meetingId }
}

type Fetch = (request: Request) => Promise<Response>

/** The output of a job, as it is downloaded. */
export async function madeText(
  client: CoreClient,
  fetch: Fetch,
  jobId: string,
): Promise<{ readonly outputId: string; readonly fileName: string; readonly text: string }> {
  const end = await endOf(client, jobId)
  if (end.state !== 'done') throw new Error(`The job ended as ${end.state}.`)
  const answer = await fetch(new Request(`http://core.test/api/output/${end.outputId}`))
  return { outputId: end.outputId, fileName: end.fileName, text: await answer.text() }
}

type Decision = Awaited<ReturnType<CoreClient['forwardPlan']['get']>>['decisions'][number]

export function aDecisionSent(given: Partial<Decision> = {}): Decision {
  return {
    ...{ id: 'ferry', matter: 'Contract for the Mere ferry', decisionMaker: 'Cabinet' },
    ...{
      from: '2026-03-17',
      to: null,
      documents: ['Outline business case'],
      contact: 'Governance, Guildhall',
    },
    ...{ private: false, privateReason: '', publishedOn: '2026-01-20' },
    ...({ urgency: 'none', urgencyReason: '', meetingId: null } as const),
    ...given,
  }
}

async function aPlan(
  client: CoreClient,
  given: Partial<Decision> = {},
): Promise<{ readonly committeeId: string; readonly version: string }> {
  await aMeeting(client)
  const committeeId = 'licensing'
  const { version } = await client.forwardPlan.get({ committeeId })
  const saved = await client.forwardPlan.save({ committeeId, version, decisions: [aDecisionSent(given)] })
  return { committeeId, version: saved.version }
}

/** Work programme and forward plan. What they do in full is tested in programme.test.ts. */
export const programmeCases: Readonly<Record<string, ProcedureCase>> = {
  'programme.get': {
    options: sample,
    run: async ({ client }) => {
      const { committeeId } = await sampleCommitteeOf(client)
      const programme = await client.programme.get({ committeeId })
      expect(programme.meetings.map(({ date, isHeld }) => [date, isHeld])).toEqual([
        ['2026-09-10', true],
        ['2026-10-15', true],
        ['2027-01-14', false],
      ])
      expect([programme.since, programme.cards.length, programme.offers]).toEqual(['2026-05-21', 12, []])
      await expect(client.programme.get({ committeeId: 'none' })).rejects.toMatchObject({ code: 'not-found' })
    },
  },
  'programme.save': {
    options: sample,
    run: async (core) => {
      const { committeeId } = await sampleCommitteeOf(core.client)
      const before = await core.client.programme.get({ committeeId })
      const cards = before.cards.toReversed()
      const { version } = await core.client.programme.save({ committeeId, version: before.version, cards })
      await core.restart()
      expect(await core.client.programme.get({ committeeId })).toMatchObject({ cards, version })
      // Another window, which read it before.
      await expect(
        core.client.programme.save({ committeeId, version: before.version, cards: before.cards }),
      ).rejects.toMatchObject({ code: 'conflict', details: { committeeId } })
    },
  },
  'programme.propose': {
    options: sample,
    run: async ({ client }) => {
      const { committeeId } = await sampleCommitteeOf(client)
      const [, october] = await client.meetings.list({})
      const meetingId = defined(october, 'the sample council met in October').id
      expect(await client.programme.propose({ meetingId })).toEqual({ proposals: [] })
      const { version } = await client.programme.get({ committeeId })
      await client.programme.save({ committeeId, version, cards: [] })
      const { proposals } = await client.programme.propose({ meetingId })
      expect(
        proposals.map(({ card, asks }) => [card.source?.label, card.title, card.place.kind, asks]),
      ).toEqual([
        ['20(1)a', 'Improvement plan for family services', 'meeting', ''],
        ['20(1)b', 'Budget and medium-term financial plan', 'meeting', ''],
        ['20(2)a', 'School places in the north of the city', 'unscheduled', 'March 2027'],
        ['20(2)b', 'Children’s centres', 'unscheduled', 'March 2027'],
      ])
    },
  },
  'programme.toAgenda': {
    options: sample,
    run: async ({ client }) => {
      const { committeeId, meetingId } = await sampleCommitteeOf(client)
      expect(await client.programme.toAgenda({ committeeId, meetingId })).toEqual({ itemIds: [] })
      const { cards, version } = await client.programme.get({ committeeId })
      const place = { kind: 'meeting' as const, meetingId }
      const moved = cards.map((card) => (card.title === 'Play streets' ? { ...card, place } : card))
      await client.programme.save({ committeeId, version, cards: moved })
      const { itemIds } = await client.programme.toAgenda({ committeeId, meetingId })
      const { record } = await client.meetings.get({ meetingId })
      expect(record.items.slice(-2).map(({ id, title }) => [id === itemIds[0], title])).toEqual([
        [true, 'Play streets'],
        [false, 'Work programme'],
      ])
      expect((await client.programme.get({ committeeId })).onAgenda).toHaveLength(5)
    },
  },
  'programme.make': {
    options: sample,
    run: async ({ client, fetch }) => {
      const { committeeId } = await sampleCommitteeOf(client)
      const { jobId } = await client.programme.make({ committeeId, format: 'html' })
      const { text, fileName } = await madeText(client, fetch, jobId)
      expect(fileName).toBe('Families Scrutiny Committee Appendix 1 work programme 2026 27.html')
      expect(text).toContain('Support for young carers')
      const csv = await client.programme.make({ committeeId, format: 'csv' })
      expect((await madeText(client, fetch, csv.jobId)).text.split('\r\n').slice(2, 5)).toEqual([
        '2026-10-15,Evaluation of the summer programme,,Head of Early Help,',
        '2027-01-14,Improvement plan for family services,To see how far the five areas of the plan have come.,Director of Family Services,20(1)a',
        '2027-01-14,Budget and medium-term financial plan,,Director of Finance,20(1)b',
      ])
    },
  },
  'programme.attach': {
    options: sample,
    run: async ({ client, fetch }) => {
      const { committeeId, meetingId } = await sampleCommitteeOf(client)
      const { jobId } = await client.programme.make({ committeeId, format: 'pdf' })
      const { outputId } = await madeText(client, fetch, jobId)
      const { paperId } = await client.programme.attach({ committeeId, meetingId, outputId })
      const { record } = await client.meetings.get({ meetingId })
      const item = record.items.find(({ kind }) => kind === 'work-programme')
      expect(record.papers).toMatchObject([
        {
          ...{ id: paperId, itemId: item?.id, classification: 'public' },
          title: 'Appendix 1: Work programme 2026/27',
        },
      ])
      const wrong = await client.papers.make({
        meetingId,
        paper: 'agenda',
        format: 'pdf',
        audience: 'members',
      })
      const other = await madeText(client, fetch, wrong.jobId)
      await expect(
        client.programme.attach({ committeeId, meetingId, outputId: other.outputId }),
      ).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'outputId' } })
    },
  },
  'forwardPlan.get': {
    run: async ({ client }) => {
      const { committeeId } = await aPlan(client)
      const { decisions, notices } = await client.forwardPlan.get({ committeeId })
      expect(decisions).toEqual([aDecisionSent()])
      expect(notices).toMatchObject([
        {
          decisionId: 'ferry',
          readings: [
            { counting: 'calendar', latest: '2026-02-16' },
            { counting: 'working', latest: '2026-02-04' },
          ],
          ...{ secondNotice: null, findings: [] },
        },
      ])
    },
  },
  'forwardPlan.save': {
    run: async (core) => {
      // A draft that nobody has given a day yet is kept, and is due on none.
      const draft = await aPlan(core.client, { from: null, decisionMaker: '', publishedOn: null })
      expect((await core.client.forwardPlan.get({ committeeId: draft.committeeId })).notices).toMatchObject([
        {
          readings: [],
          findings: [{ field: 'decisionMaker', source: 'SI 2012/2089, reg. 9' }, { field: 'from' }],
        },
      ])
      const whole = { committeeId: 'licensing', from: '2026-01-01', to: '2027-12-31' }
      const { deadlines } = await core.client.calendar.deadlines(whole)
      expect(deadlines.map(({ subject }) => subject)).not.toContain('Contract for the Mere ferry')
      const { version } = await core.client.forwardPlan.save({ ...draft, decisions: [aDecisionSent()] })
      const { committeeId } = draft
      await core.restart()
      const { client } = core
      expect((await client.forwardPlan.get({ committeeId })).version).toBe(version)
      await expect(
        client.forwardPlan.save({ committeeId, version: '0'.repeat(64), decisions: [] }),
      ).rejects.toMatchObject({ code: 'conflict' })
    },
  },
  'forwardPlan.make': {
    run: async ({ client, fetch }) => {
      const { committeeId, version } = await aPlan(client)
      const { jobId } = await client.forwardPlan.make({ committeeId, format: 'docx' })
      expect((await madeText(client, fetch, jobId)).text).toContain('Contract for the Mere ferry')
      const csv = await client.forwardPlan.make({ committeeId, format: 'csv' })
      expect((await madeText(client, fetch, csv.jobId)).text).toContain(
        'Contract for the Mere ferry,yes,Cabinet,2026-03-17',
      )
      const decisions = [aDecisionSent({ contact: '' })]
      await client.forwardPlan.save({ committeeId, version, decisions })
      const draft = await client.forwardPlan.make({ committeeId: null, format: 'html' })
      const made = await madeText(client, fetch, draft.jobId)
      expect(made.fileName).toBe('All committees forward plan (draft, not for publication).html')
      expect(made.text).toContain('Copies and other documents from: [to be given]')
      expect(made.text).toContain('Committee: Licensing')
    },
  },
  'forwardPlan.makeNotice': {
    run: async ({ client, fetch }) => {
      const { committeeId, version } = await aPlan(client)
      const wish = { committeeId, decisionId: 'ferry', format: 'html' as const }
      await expect(client.forwardPlan.makeNotice(wish)).rejects.toMatchObject({ code: 'not-allowed' })
      const decisions = [aDecisionSent({ private: true, privateReason: 'Prices of the bidders.' })]
      await client.forwardPlan.save({ committeeId, version, decisions })
      const { jobId } = await client.forwardPlan.makeNotice(wish)
      expect((await madeText(client, fetch, jobId)).text).toContain('In private. Prices of the bidders.')
    },
  },
}
