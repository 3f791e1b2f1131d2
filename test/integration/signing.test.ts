import { describe, expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { nextMeeting, licensing } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import {
  aCorrection,
  confirmedMinutes,
  pitchesClause,
  pitchesPoint,
  pitchesWords,
  signedMinutes,
  signing,
  twoMeetings,
  wordsAt,
} from '../helpers/signedMinutes.ts'
import { testCore } from '../helpers/testBook.ts'

async function publish(client: CoreClient, meetingId: string): Promise<void> {
  const { meeting } = (await client.meetings.get({ meetingId })).record
  await client.meetings.save({ ...meeting, state: 'minutes-published' })
}

async function stateOf(client: CoreClient, meetingId: string): Promise<string> {
  return (await client.meetings.get({ meetingId })).record.meeting.state
}

/** Everything the two meetings say of themselves. */
async function both(client: CoreClient, ids: { meetingId: string; laterId: string }): Promise<unknown> {
  const of = (meetingId: string) => client.records.export({ meetingId })
  return Promise.all([of(ids.meetingId), of(ids.laterId)])
}

test('an extraordinary meeting - is not the next suitable one, and has no minutes of others to agree', async () => {
  const { client } = await testCore()
  const { meetingId, laterId } = await twoMeetings(client)
  const { meeting } = (await client.meetings.get({ meetingId: laterId })).record
  expect((await client.signing.standing({ meetingId: laterId })).toConfirm).toMatchObject([{ meetingId }])
  await client.meetings.save({ ...meeting, extraordinary: true })
  const after = await nextMeeting(client, { date: '2025-04-07' })
  expect((await client.signing.standing({ meetingId })).canBeConfirmedAt).toMatchObject([
    { meetingId: after.meetingId },
  ])
  expect((await client.signing.standing({ meetingId: laterId })).toConfirm).toEqual([])
})

describe('confirming minutes', () => {
  test('with corrections - puts them into the words, fixes the numbers, and keeps what was', async () => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const { meetingId, itemIds, agreedAt } = two
    const before = await client.signing.standing({ meetingId })
    const corrections = [
      aCorrection(itemIds[2]),
      aCorrection(itemIds[2], { blockId: pitchesPoint, was: pitchesWords, now: '' }),
      aCorrection(itemIds[0], { blockId: null, was: '', now: 'Apologies came from nobody.' }),
    ]
    const { textHash } = await client.signing.confirm({
      ...{ meetingId, agreedAt, manner: 'subject-to', corrections },
    })
    const { record } = await client.meetings.get({ meetingId })
    expect([record.meeting.state, record.minutes.map(({ number, frozen }) => [number, frozen])]).toEqual([
      'confirmed',
      [
        ['15', true],
        ['16', true],
        ['17', true],
      ],
    ])
    expect(await wordsAt(client, meetingId, pitchesPoint)).toBe(null)
    expect(await wordsAt(client, meetingId, pitchesClause)).toBe('let seven more pitches.')
    expect(record.minutes[0]?.blocks).toMatchObject([
      { kind: 'prose', content: [{ text: 'Apologies came from nobody.' }] },
    ])
    expect(record.acts).toMatchObject([
      { kind: 'confirmed', corrections, draftHash: before.textHash, textHash },
    ])
    expect(textHash).not.toBe(before.textHash)
  })

  test.for([
    ['a meeting before it', { date: '2025-01-12' }, 'not-allowed', 'at a later meeting'],
    [
      'a meeting earlier on the same day',
      { date: '2025-02-03', start: '08:30' },
      'not-allowed',
      'later meeting',
    ],
    ['itself', 'itself', 'not-allowed', 'at a later meeting'],
    ['a meeting of another committee', 'planning', 'not-allowed', 'of another committee'],
    ['a meeting that is not there', 'none', 'not-found', 'not in the minute book'],
  ] as const)('at %s - is refused, and nothing is changed', async ([, which, code, words]) => {
    const { client } = await testCore()
    const { meetingId, laterId } = await twoMeetings(client)
    if (which === 'planning') {
      await client.committees.save(licensing({ id: 'planning' }) as Sent<CoreClient['committees']['save']>)
    }
    const other =
      typeof which === 'object'
        ? (await nextMeeting(client, which)).meetingId
        : which === 'planning'
          ? (await nextMeeting(client, { committeeId: 'planning', date: '2025-03-03' })).meetingId
          : which === 'itself'
            ? meetingId
            : 'none'
    const date = typeof which === 'object' ? which.date : '2025-03-03'
    const agreedAt = { meetingId: other, date, itemId: null, minuteNumber: '' }
    const before = await both(client, { meetingId, laterId })
    await expect(
      client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] }),
    ).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string })
    expect(await both(client, { meetingId, laterId })).toEqual(before)
  })

  test.for([
    ['on another day than the meeting', { date: '2025-03-04' }, 'on another day'],
    ['under an item that is not there', { itemId: 'none' }, 'is not on the agenda of that meeting'],
  ] as const)('%s - is refused in a sentence', async ([, given, words]) => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const sent = { meetingId: two.meetingId, manner: 'accurate' as const, corrections: [] }
    await expect(
      client.signing.confirm({ ...sent, agreedAt: { ...two.agreedAt, ...given } }),
    ).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining(words) as string })
  })

  test('at a meeting without a Minutes item - asks under which one it was', async () => {
    const { client } = await testCore()
    const { meetingId, laterId, laterMinutesItem, agreedAt } = await twoMeetings(client)
    await client.agenda.removeItem({ meetingId: laterId, itemId: laterMinutesItem })
    const sent = { meetingId, manner: 'accurate' as const, corrections: [] }
    await expect(client.signing.confirm({ ...sent, agreedAt })).rejects.toMatchObject({
      message: expect.stringContaining('has no Minutes item') as string,
    })
    const { record } = await client.meetings.get({ meetingId: laterId })
    const itemId = defined(record.items[0], 'the agenda has items').id
    await client.signing.confirm({ ...sent, agreedAt: { ...agreedAt, itemId } })
    expect(await stateOf(client, meetingId)).toBe('confirmed')
    await expect(client.agenda.removeItem({ meetingId: laterId, itemId })).rejects.toMatchObject({
      message: expect.stringContaining('where the minutes of an earlier meeting were agreed') as string,
    })
    await expect(client.meetings.remove({ meetingId: laterId })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  test('at a meeting that the book does not hold - is told of these minutes alone', async () => {
    const { client } = await testCore()
    const { meetingId } = await twoMeetings(client)
    const agreedAt = { meetingId: null, date: '2025-04-14', itemId: null, minuteNumber: '31' }
    const sent = { meetingId, manner: 'accurate' as const, corrections: [] }
    for (const [date, words] of [
      ['2025-02-03', 'at a later meeting'],
      ['2026-01-16', 'has not been held yet'],
    ] as const) {
      await expect(
        client.signing.confirm({ ...sent, agreedAt: { ...agreedAt, date } }),
      ).rejects.toMatchObject({ code: 'not-allowed', message: expect.stringContaining(words) as string })
    }
    await client.signing.confirm({ ...sent, agreedAt })
    expect((await client.signing.standing({ meetingId })).acts).toMatchObject([
      { kind: 'confirmed', agreedAt },
    ])
  })

  test.for([
    ['accurate', true, 'approved subject to them'],
    ['subject-to', false, 'Say what was corrected'],
  ] as const)('as %s, with corrections or without - must fit (%#)', async ([manner, withOne, words]) => {
    const { client } = await testCore()
    const { meetingId, itemIds, agreedAt } = await twoMeetings(client)
    const corrections = withOne ? [aCorrection(itemIds[2])] : []
    await expect(client.signing.confirm({ meetingId, agreedAt, manner, corrections })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(words) as string,
    })
  })

  test('with one correction that does not fit - makes none of them', async () => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const { meetingId, itemIds, agreedAt } = two
    const before = await both(client, two)
    const corrections = [aCorrection(itemIds[2]), aCorrection(itemIds[2], { was: 'let nine pitches.' })]
    await expect(
      client.signing.confirm({ meetingId, agreedAt, manner: 'subject-to', corrections }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await both(client, two)).toEqual(before)
  })
})

describe('what was recorded by mistake', () => {
  test('is taken back: words, numbers and state are what they were, and both meetings say so', async () => {
    const core = await testCore()
    const { client } = core
    const { meetingId, laterId, itemIds, agreedAt } = await twoMeetings(client)
    await publish(client, meetingId)
    const before = (await client.meetings.get({ meetingId })).record
    const corrections = [
      aCorrection(itemIds[2]),
      aCorrection(itemIds[2], { blockId: pitchesPoint, was: pitchesWords, now: '' }),
    ]
    const { actId } = await client.signing.confirm({ meetingId, agreedAt, manner: 'subject-to', corrections })
    await client.signing.withdraw({ meetingId, actId, reason: 'The vote was on another point.' })
    await core.restart()
    const { acts, ...after } = (await core.client.meetings.get({ meetingId })).record
    const { acts: earlier, ...same } = before
    expect(after).toEqual(same)
    expect(acts.map((act) => act.kind)).toEqual([...earlier.map((act) => act.kind), 'confirmed', 'withdrawn'])
    expect((await core.client.signing.standing({ meetingId: laterId })).acts.map((act) => act.kind)).toEqual([
      'confirms',
      'withdrawn',
    ])
    await core.client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    expect((await core.client.signing.verify({ meetingId: null })).ok).toBe(true)
  })

  test('is taken back by its own words in a book that only has the record', async () => {
    const one = await testCore()
    const { meetingId, itemIds, agreedAt } = await twoMeetings(one.client)
    const corrections = [aCorrection(itemIds[2])]
    const { actId } = await one.client.signing.confirm({
      ...{ meetingId, agreedAt, manner: 'subject-to', corrections },
    })
    const record = await one.client.records.export({ meetingId })
    const other = await testCore()
    await other.client.records.load(record)
    await other.client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    expect(await wordsAt(other.client, meetingId, pitchesClause)).toBe('let six more pitches.')
    const { state, textHash } = await other.client.signing.standing({ meetingId })
    const { acts } = record
    expect([state, textHash]).toEqual(['draft', acts?.[0]?.kind === 'confirmed' ? acts[0].draftHash : ''])
  })

  test('is not taken back once they are signed, nor twice, nor by the particulars', async () => {
    const { client } = await testCore()
    const { actId, ...two } = await confirmedMinutes(client)
    const { meetingId } = two
    const withdraw = { meetingId, actId, reason: 'By mistake.' }
    const { meeting } = (await client.meetings.get({ meetingId })).record
    await expect(client.meetings.save({ ...meeting, state: 'draft-minutes' })).rejects.toMatchObject({
      message: expect.stringContaining('confirmed at a later meeting') as string,
    })
    await client.signing.withdraw(withdraw)
    await expect(client.signing.withdraw(withdraw)).rejects.toMatchObject({ code: 'not-allowed' })
    const again = await client.signing.confirm({
      ...{ meetingId, agreedAt: two.agreedAt, manner: 'accurate', corrections: [] },
    })
    await expect(client.signing.withdraw(withdraw)).rejects.toMatchObject({ code: 'not-allowed' })
    await client.signing.recordSigning(signing(two))
    await expect(client.signing.withdraw({ ...withdraw, actId: again.actId })).rejects.toMatchObject({
      message: expect.stringContaining('Only the latest of what was recorded') as string,
    })
  })
})

describe('minutes that a meeting refuses', () => {
  test('are a draft again, may be changed, and keep the numbers that people quote', async () => {
    const { client } = await testCore()
    const { meetingId, agreedAt } = await twoMeetings(client)
    await publish(client, meetingId)
    const refusal = { meetingId, agreedAt, reason: 'The vote is missing.' }
    const { actId } = await client.signing.refuse(refusal)
    const { record } = await client.meetings.get({ meetingId })
    expect([record.meeting.state, record.minutes.every(({ frozen }) => frozen)]).toEqual([
      'draft-minutes',
      true,
    ])
    await client.signing.withdraw({ meetingId, actId, reason: 'They did accept them.' })
    expect((await client.signing.standing({ meetingId })).state).toBe('published-as-draft')
    const again = await client.signing.refuse(refusal)
    await client.signing.withdraw({ meetingId, actId: again.actId, reason: 'They did accept them.' })
    await client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    expect((await client.signing.verify({ meetingId: null })).ok).toBe(true)
  })

  test('are not confirmed under the very item that refused them, but by a meeting after it', async () => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const { meetingId, agreedAt } = two
    await client.signing.refuse({ meetingId, agreedAt, reason: 'The vote is missing.' })
    const before = await both(client, two)
    const confirm = { meetingId, agreedAt, manner: 'accurate' as const, corrections: [] }
    await expect(client.signing.confirm(confirm)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('did not accept these minutes') as string,
    })
    expect(await both(client, two)).toEqual(before)
    const next = await nextMeeting(client, { date: '2025-04-07' })
    const later = { ...agreedAt, meetingId: next.meetingId, date: '2025-04-07' }
    await client.signing.confirm({ ...confirm, agreedAt: later })
    expect(await stateOf(client, meetingId)).toBe('confirmed')
  })
})

test('publishing a draft - keeps which words went out', async () => {
  const { client } = await testCore()
  const { meetingId } = await twoMeetings(client)
  const { textHash } = await client.signing.standing({ meetingId })
  await publish(client, meetingId)
  await publish(client, meetingId)
  expect(await client.signing.standing({ meetingId })).toMatchObject({
    ...{ state: 'published-as-draft', textHash, acts: [{ kind: 'published-as-draft', textHash }] },
  })
})

test('confirmed minutes - print what they printed, whatever people, seats, committee and council are called later', async () => {
  const { client } = await testCore()
  const { meetingId } = await confirmedMinutes(client)
  const before = (await client.meetings.get({ meetingId })).record
  const { textHash } = await client.signing.standing({ meetingId })
  const council = await client.council.get({})
  await client.council.save({
    ...{ ...council, name: 'Fenwick Council', houseStyle: { ...council.houseStyle, apologyReasons: 'full' } },
  })
  await client.people.save({ id: 'ash', address: 'Alderman', name: 'Ruth Ash', titles: [] })
  await client.committees.save(
    licensing({ name: 'Regulatory Committee', memberships: [] }) as Sent<CoreClient['committees']['save']>,
  )
  const after = (await client.meetings.get({ meetingId })).record
  expect((await client.signing.standing({ meetingId })).textHash).toBe(textHash)
  expect([after.people, after.members, after.committee.name, after.council.name]).toEqual([
    ...[before.people, before.members, 'Licensing Committee', 'Fenwick Vale Council'],
  ])
})

describe('signing', () => {
  test('is for confirmed minutes, and never before the day that confirms them', async () => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const { meetingId, agreedAt } = two
    await expect(client.signing.recordSigning(signing(two))).rejects.toMatchObject({
      message: expect.stringContaining('not confirmed yet') as string,
    })
    await client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    for (const given of [{ signedOn: '2025-03-02' }, { presider: { personId: 'nobody', name: 'Nobody' } }]) {
      await expect(client.signing.recordSigning(signing(two, given))).rejects.toThrow()
    }
    await client.signing.recordSigning(signing(two, { signedOn: '2025-03-04' }))
    await expect(client.signing.recordSigning(signing(two))).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('on the screen - is open where the council’s settings say so', async () => {
    const { client } = await testCore()
    const two = await confirmedMinutes(client)
    await client.council.save({ ...(await client.council.get({})), onScreenApproval: true })
    await client.signing.recordSigning(signing(two, { manner: 'on-screen' }))
    expect((await client.signing.standing({ meetingId: two.meetingId })).acts.at(-1)).toMatchObject({
      ...{ kind: 'signed', manner: 'on-screen', leaves: null },
    })
  })

  test('is followed by corrections of words that were signed, or of what an earlier one made of them', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds, agreedAt } = await signedMinutes(client)
    const correct = (given: Parameters<typeof aCorrection>[1]) =>
      client.signing.correct({ meetingId, agreedAt, corrections: [aCorrection(itemIds[2], given)] })
    await expect(correct({ was: 'let nine pitches.' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(correct({ now: 'let six more pitches.' })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(correct({ itemId: 'none' })).rejects.toMatchObject({ code: 'not-found' })
    await correct({})
    await correct({ was: 'let seven more pitches.', now: 'let eight more pitches.' })
    expect(await wordsAt(client, meetingId, pitchesClause)).toBe('let six more pitches.')
  })
})
