import { expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { programmeBoard } from '../../shared/domain/programmeBoard.ts'
import { withProposals } from '../../shared/domain/programmeFromMinutes.ts'
import { anEdit, putting } from '../helpers/builders.ts'
import { endOf } from '../helpers/packsInBook.ts'
import { madeText, sampleCommitteeOf } from '../helpers/programmeCases.ts'
import { readingPdfs } from '../helpers/readingPdfs.ts'
import { testCore } from '../helpers/testBook.ts'

type Programme = Awaited<ReturnType<CoreClient['programme']['get']>>

async function newMeeting(client: CoreClient, committeeId: string, date: string): Promise<string> {
  const [like] = await client.meetings.list({})
  const { record } = await client.meetings.get({ meetingId: defined(like, 'a meeting').id })
  const { start, preMeeting, place, governanceOfficer } = record.meeting
  const asked = { committeeId, date, start, preMeeting, place, governanceOfficer }
  return (await client.meetings.create(asked)).meetingId
}

function titled(programme: Programme, title: string): Programme['cards'][number] {
  return defined(
    programme.cards.find((card) => card.title === title),
    title,
  )
}

test('a new agenda starts from the work programme: what was kept for its day stands before the work programme itself', async () => {
  const core = await testCore({ start: 'sample' })
  const { client } = core
  const { committeeId } = await sampleCommitteeOf(client)
  const meetingId = await newMeeting(client, committeeId, '2027-03-11')
  await core.restart()
  const { record } = await core.client.meetings.get({ meetingId })
  expect(record.items.map(({ kind, title, summary }) => [kind, title, summary])).toEqual([
    ['apologies', 'Apologies for absence', ''],
    ['interests', 'Declarations of interest', ''],
    ['minutes', 'Minutes', 'To confirm the minutes of the meeting held on 14 January 2027'],
    [
      'report',
      'School places in the north of the city',
      'To compare the forecast with the places there will be in 2028.',
    ],
    ['report', 'Children’s centres', 'To look at the first half year of the new opening hours.'],
    ['work-programme', 'Work programme', ''],
  ])
  const centres = record.items[4]
  // The office that leads it brings the report; who may read it is for somebody to decide.
  expect(centres).toMatchObject({ reportAuthor: 'Head of Early Help', classification: 'unset' })
  const programme = await core.client.programme.get({ committeeId })
  expect(titled(programme, 'Children’s centres')).toMatchObject({
    place: { kind: 'meeting', meetingId },
    agendaItemId: centres?.id,
    source: { label: '20(2)b' },
  })
  expect(await core.client.programme.toAgenda({ committeeId, meetingId })).toEqual({ itemIds: [] })
})

test('a card put on an agenda that is out takes the next number, and those that people hold keep theirs', async () => {
  const { client } = await testCore({ start: 'sample' })
  const { committeeId, meetingId } = await sampleCommitteeOf(client)
  const before = await client.meetings.get({ meetingId })
  await client.meetings.save({ ...before.record.meeting, state: 'agenda-published' })
  const { cards, version } = await client.programme.get({ committeeId })
  const place = { kind: 'meeting' as const, meetingId }
  const moved = cards.map((card) => (card.title === 'Play streets' ? { ...card, place } : card))
  await client.programme.save({ committeeId, version, cards: moved })
  const { itemIds } = await client.programme.toAgenda({ committeeId, meetingId })
  const after = await client.meetings.get({ meetingId })
  expect(after.agendaNumbers).toEqual({ ...before.agendaNumbers, [itemIds[0] ?? '']: '7' })
})

test('what minutes resolve is offered until it is taken, and taken cards lead back to their clause', async () => {
  const { client } = await testCore({ start: 'sample' })
  const { committeeId, meetingId } = await sampleCommitteeOf(client)
  const { record } = await client.meetings.get({ meetingId })
  const item = defined(record.items.at(-1), 'the work programme')
  const texts = [
    [0, 'consider the following items at the meeting in March 2027:'],
    [1, 'Play streets'],
    [1, 'Holiday clubs'],
  ] as const
  const clauses = texts.map(([level, text], index) => ({
    type: 'clause',
    attrs: { id: `clause-${index}`, level },
    content: [{ type: 'text', text }],
  }))
  const resolution = { type: 'resolution', attrs: { id: 'r' }, content: clauses }
  const edit = { changeId: 'resolve', steps: [putting([resolution])] }
  await client.minutes.apply(anEdit(meetingId, item.id, edit))
  await client.meetings.save({ ...record.meeting, state: 'draft-minutes' })
  const programme = await client.programme.get({ committeeId })
  const [offer] = programme.offers
  expect(offer?.proposals.map(({ card, replaces }) => [card.title, card.source?.label, replaces])).toEqual([
    ['Play streets', '26(1)a', titled(programme, 'Play streets').id],
    ['Holiday clubs', '26(1)b', null],
  ])
  const taken = withProposals(programme.cards, offer?.proposals ?? [])
  const { version } = programme
  await client.programme.save({ committeeId, version, cards: taken as Programme['cards'] })
  const after = await client.programme.get({ committeeId })
  expect([after.offers, titled(after, 'Play streets').source]).toEqual([
    [],
    { meetingId, itemId: item.id, clauseId: 'clause-1', label: '26(1)a' },
  ])
  expect(titled(after, 'Play streets').place).toEqual({ kind: 'date', date: '2027-03-11' })
})

test('Appendix 1 says what the board says, and put on an agenda again takes the place of the one before', async () => {
  const core = await testCore({ start: 'sample', reading: readingPdfs })
  const { client, fetch } = core
  const { committeeId, meetingId } = await sampleCommitteeOf(client)
  const made = async () => {
    const { jobId } = await client.programme.make({ committeeId, format: 'pdf' })
    return madeText(client, fetch, jobId)
  }
  const { cards, version, meetings, since } = await client.programme.get({ committeeId })
  const first = await made()
  const titles = programmeBoard(cards, meetings, since).columns.flatMap((column) =>
    [...column.cards, ...column.standing].map(({ title }) => title),
  )
  const places = titles.map((title) => first.text.indexOf(title))
  expect([places.includes(-1), titles.length]).toEqual([false, 13])
  const { paperId } = await client.programme.attach({ committeeId, meetingId, outputId: first.outputId })
  await client.programme.save({ committeeId, version, cards: cards.slice(0, 3) })
  const second = await made()
  expect(second.text).not.toContain('Play streets')
  const again = await client.programme.attach({ committeeId, meetingId, outputId: second.outputId })
  expect(again.paperId).toBe(paperId)
  const { papers } = (await client.meetings.get({ meetingId })).record
  expect(papers.map(({ id }) => id)).toEqual([paperId])
})

test('a board has its own committee’s meetings alone, and says which card is wrong', async () => {
  const { client } = await testCore({ start: 'sample' })
  const { committeeId } = await sampleCommitteeOf(client)
  const { cards, version } = await client.programme.get({ committeeId })
  const [card] = cards
  const place = { kind: 'meeting' as const, meetingId: 'another' }
  const wrong = { ...defined(card, 'a card'), place }
  await expect(client.programme.save({ committeeId, version, cards: [wrong] })).rejects.toMatchObject({
    code: 'not-found',
    details: { cardId: wrong.id },
  })
  const twice = [defined(card, 'a card'), defined(card, 'a card')]
  await expect(client.programme.save({ committeeId, version, cards: twice })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  const { jobId } = await client.programme.make({ committeeId, format: 'docx' })
  expect((await endOf(client, jobId)).state).toBe('done')
})
