import { describe, expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { anEdit, putting } from '../helpers/builders.ts'
import {
  aCorrection,
  confirmedMinutes,
  pitchesClause,
  signedMinutes,
  signing,
  twoMeetings,
  wordsAt,
} from '../helpers/signedMinutes.ts'
import type { TwoMeetings } from '../helpers/signedMinutes.ts'
import { testCore } from '../helpers/testBook.ts'

/** What the Minutes item of the later meeting says, a line a paragraph. */
async function said(client: CoreClient, { laterId, laterMinutesItem }: TwoMeetings): Promise<string[]> {
  const { minutes } = (await client.records.export({ meetingId: laterId })) as MeetingRecord
  const blocks = minutes.find(({ itemId }) => itemId === laterMinutesItem)?.blocks ?? []
  return blocks
    .flatMap((block) => (block.kind === 'resolution' ? [] : [plainText(block.content)]))
    .filter((words) => words !== '')
}

async function write(client: CoreClient, two: TwoMeetings, words: string, id = 'told'): Promise<void> {
  const { laterId, laterMinutesItem } = two
  const content = [{ type: 'text', text: words }]
  await client.minutes.apply(
    anEdit(laterId, laterMinutesItem, {
      ...{ changeId: `write-${id}`, steps: [putting([{ type: 'prose', attrs: { id }, content }])] },
    }),
  )
}

const correctionOfPitches =
  'A correction to the signed minutes of the meeting held on 3 February 2025 was agreed: '

describe('what a later meeting agreed', () => {
  test('of signed minutes - is written under its item, where the correction says that it stands', async () => {
    const core = await testCore()
    const two = await signedMinutes(core.client)
    const { meetingId, itemIds, agreedAt } = two
    const corrections = [aCorrection(itemIds[2])]
    await core.client.signing.correct({ meetingId, agreedAt, corrections, writeSentence: true })
    await core.restart()
    const { client } = core
    const lines = await said(client, two)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(correctionOfPitches)
    expect(lines[0]).toContain('let seven more pitches')
    const { acts } = await client.signing.standing({ meetingId })
    expect(acts.at(-1)).toMatchObject({ kind: 'corrected', agreedAt: { minuteNumber: '19' } })
    expect((await client.signing.verify({ meetingId: null })).ok).toBe(true)
  })

  test('is left to the officer who wants to write it, and is not written twice', async () => {
    const { client } = await testCore()
    const two = await signedMinutes(client)
    const { meetingId, itemIds, agreedAt } = two
    const corrections = [aCorrection(itemIds[2])]
    await client.signing.correct({ meetingId, agreedAt, corrections })
    expect(await said(client, two)).toEqual([])
    const reason = 'They were drawn up again.'
    const instead = { meetingId: null, words: 'the minutes drawn up from the recording' }
    const words =
      'It was agreed that the minutes drawn up from the recording stand in the place of the minutes of the meeting held on 3 February 2025: They were drawn up again.'
    await write(client, two, `Chair spoke. ${words}`)
    await client.signing.supersede({ meetingId, agreedAt, reason, instead, writeSentence: true })
    expect(await said(client, two)).toEqual([`Chair spoke. ${words}`])
  })

  test('is not written into minutes that are confirmed themselves', async () => {
    const { client } = await testCore()
    const two = await signedMinutes(client)
    const { meetingId, itemIds, agreedAt, laterId } = two
    const elsewhere = { meetingId: null, date: '2025-04-14', itemId: null, minuteNumber: '' }
    await write(client, two, 'The minutes were agreed.')
    await client.signing.confirm({
      ...{ meetingId: laterId, agreedAt: elsewhere, manner: 'accurate', corrections: [] },
    })
    expect((await client.signing.standing({ meetingId })).canBeConfirmedAt).toMatchObject([
      { itemName: 'item 2', mayWrite: false },
    ])
    const corrections = [aCorrection(itemIds[2])]
    await client.signing.correct({ meetingId, agreedAt, corrections, writeSentence: true })
    expect(await said(client, two)).toEqual(['The minutes were agreed.'])
  })

  test.for(['confirm', 'refuse'] as const)(
    'and recorded apart from the Live screen (%s) - goes into its minutes, and out again when it is taken back',
    async (move) => {
      const { client } = await testCore()
      const two = await twoMeetings(client)
      const { meetingId, agreedAt, itemIds, laterId, laterMinutesItem } = two
      const corrections = [aCorrection(itemIds[2])]
      const sent = { meetingId, agreedAt, writeSentence: true }
      const { actId } =
        move === 'confirm'
          ? await client.signing.confirm({ ...sent, manner: 'subject-to', corrections })
          : await client.signing.refuse({ ...sent, reason: 'The vote is missing.' })
      const [line] = await said(client, two)
      expect(line).toContain(
        move === 'confirm' ? 'let seven more pitches' : 'not accepted as an accurate record',
      )
      expect(await client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })).toEqual({
        done: true,
        sentence: {
          ...{ meetingId: laterId, date: '2025-03-03', itemId: laterMinutesItem },
          ...{ itemName: 'item 2', isTakenOut: true },
        },
      })
      expect(await said(client, two)).toEqual([])
    },
  )
})

describe('a sentence about an act that is taken back', () => {
  test('goes out of the paragraph in which it was written at the caret, and nothing else does', async () => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const { meetingId, agreedAt } = two
    const confirm = { meetingId, agreedAt, manner: 'accurate' as const, corrections: [] }
    const { actId } = await client.signing.confirm({ ...confirm, sentenceBlockId: 'told' })
    const words = 'The minutes of the meeting held on 3 February 2025 were confirmed as an accurate record.'
    await write(client, two, `The Chair thanked the clerk. ${words} Nobody spoke.`)
    const { sentence } = await client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    expect([sentence?.isTakenOut, await said(client, two)]).toEqual([
      true,
      ['The Chair thanked the clerk. Nobody spoke.'],
    ])
  })

  test('stays where somebody edited it, and is named', async () => {
    const { client } = await testCore()
    const two = await twoMeetings(client)
    const { meetingId, agreedAt } = two
    const confirm = { meetingId, agreedAt, manner: 'accurate' as const, corrections: [] }
    const { actId } = await client.signing.confirm({ ...confirm, sentenceBlockId: 'told' })
    await write(client, two, 'The minutes of February were confirmed.')
    const { sentence } = await client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    expect(sentence).toMatchObject({ itemName: 'item 2', isTakenOut: false })
    expect(await said(client, two)).toEqual(['The minutes of February were confirmed.'])
  })
})

describe('a signing that was recorded by mistake', () => {
  test('is taken back: the minutes are confirmed, their words the same, and both acts are kept', async () => {
    const core = await testCore()
    const two = await signedMinutes(core.client)
    const { meetingId, itemIds, agreedAt } = two
    const { textHash, acts } = await core.client.signing.standing({ meetingId })
    const actId = acts.at(-1)?.id ?? ''
    await core.client.signing.withdraw({ meetingId, actId, reason: 'Another meeting was meant.' })
    await core.restart()
    const { client } = core
    const after = await client.signing.standing({ meetingId })
    expect([after.state, after.textHash, after.acts.map(({ kind }) => kind)]).toEqual([
      ...['confirmed', textHash, ['confirmed', 'signed', 'withdrawn']],
    ])
    await expect(
      client.agenda.editItem({ meetingId, itemId: itemIds[2] ?? '', change: { title: 'Pitches' } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await client.signing.verify({ meetingId: null })).ok).toBe(true)
    await client.signing.recordSigning(signing({ meetingId, agreedAt }, { signedOn: '2025-03-04' }))
    expect((await client.signing.standing({ meetingId })).state).toBe('signed')
  })

  test('leaves no trace in the checks of minutes that were changed after it', async () => {
    const { client } = await testCore()
    const { actId, ...two } = await confirmedMinutes(client)
    const { meetingId, itemIds, agreedAt } = two
    await client.signing.recordSigning(signing(two))
    const signed = (await client.signing.standing({ meetingId })).acts.at(-1)?.id ?? ''
    await client.signing.withdraw({ meetingId, actId: signed, reason: 'By mistake.' })
    await client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    const corrections = [aCorrection(itemIds[2])]
    await client.signing.confirm({ meetingId, agreedAt, manner: 'subject-to', corrections })
    expect((await client.signing.verify({ meetingId: null })).checked.filter(({ ok }) => !ok)).toEqual([])
  })

  test('waits until the correction after it is taken back', async () => {
    const { client } = await testCore()
    const two = await signedMinutes(client)
    const { meetingId, itemIds, agreedAt } = two
    const corrections = [aCorrection(itemIds[2])]
    await client.signing.correct({ meetingId, agreedAt, corrections, writeSentence: true })
    const { acts } = await client.signing.standing({ meetingId })
    const [correction, signature] = acts.toReversed().map(({ id }) => id)
    const withdraw = (actId = '') => client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    await expect(withdraw(signature)).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await withdraw(correction)).sentence).toMatchObject({ isTakenOut: true })
    expect(await wordsAt(client, meetingId, pitchesClause)).toBe('let six more pitches.')
    expect((await client.signing.verify({ meetingId: null })).ok).toBe(true)
    await withdraw(signature)
    expect((await client.signing.standing({ meetingId })).state).toBe('confirmed')
  })

  test('and minutes superseded by mistake - stand again as they did', async () => {
    const { client } = await testCore()
    const { meetingId, agreedAt } = await signedMinutes(client)
    const reason = 'They were drawn up again.'
    await expect(
      client.signing.supersede({ meetingId, agreedAt, reason, instead: { meetingId, words: 'these' } }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    await client.signing.supersede({ meetingId, agreedAt, reason, writeSentence: true })
    const { acts } = await client.signing.standing({ meetingId })
    await client.signing.withdraw({ meetingId, actId: acts.at(-1)?.id ?? '', reason: 'By mistake.' })
    expect((await client.signing.standing({ meetingId })).state).toBe('signed')
  })
})
