import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { defined } from '../../shared/domain/assert.ts'
import type { PaperRenderer } from '../../electron/core/services.ts'
import { linesRenderer } from '../helpers/renderers.ts'
import { anEdit, nextMeeting, typing } from '../helpers/builders.ts'
import { aCorrection, confirmedMinutes, signing } from '../helpers/signedMinutes.ts'
import { outputOf } from '../helpers/signingPapersCases.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** Four leaves a paper, and on each the number of its first. */
const fourLeaves: PaperRenderer = {
  ...linesRenderer,
  render: async (document, format, options) => {
    const { bytes, notes } = await linesRenderer.render(document, format, options)
    const first = `First leaf ${document.leaves?.first ?? 0}\n${document.leaves?.lines.join('\n') ?? ''}\n`
    return { bytes: Buffer.concat([Buffer.from(first), bytes]), pages: 4, notes }
  },
}

async function copyOf(core: TestCore, meetingId: string) {
  const { jobId } = await core.client.signing.makeCopy({ meetingId })
  return outputOf(core, jobId)
}

async function copiesMade(core: TestCore, meetingId: string) {
  const { acts } = await core.client.signing.standing({ meetingId })
  return acts.flatMap((act) => (act.kind === 'copy-made' ? act : []))
}

/** The later meeting minuted too, and confirmed by a third. */
async function secondConfirmed(core: TestCore, laterId: string): Promise<void> {
  const { client } = core
  await client.attendance.markRestPresent({ meetingId: laterId })
  const { record } = await client.meetings.get({ meetingId: laterId })
  const item = defined(record.items[2], 'an item to minute')
  await client.minutes.apply(
    anEdit(laterId, item.id, { changeId: 'second', steps: [typing('The pitches were let.')] }),
  )
  const third = await nextMeeting(client, { date: '2025-04-07' })
  await client.signing.confirm({
    meetingId: laterId,
    agreedAt: { meetingId: third.meetingId, date: '2025-04-07', itemId: null, minuteNumber: '' },
    manner: 'accurate',
    corrections: [],
  })
}

describe('signing copies of a committee', () => {
  test('go on through the municipal year, and are the same bytes when they are asked for again', async () => {
    const core = await testCore({ render: fourLeaves })
    const { meetingId, laterId } = await confirmedMinutes(core.client)
    await secondConfirmed(core, laterId)
    const first = await copyOf(core, meetingId)
    expect(first.text).toContain('First leaf 1\n')
    expect((await core.client.signing.standing({ meetingId: laterId })).firstLeaf).toBe(5)
    const second = await copyOf(core, laterId)
    expect(second.text).toContain('First leaf 5\n')
    expect(second.fileName).toContain('leaves 5 to 8')
    await core.restart()
    expect(await copyOf(core, meetingId)).toEqual(first)
    expect(await copiesMade(core, meetingId)).toHaveLength(1)
  })

  test('print the head of the chain as it stood, and what is kept has the hash that is recorded', async () => {
    const core = await testCore({ render: fourLeaves })
    const { meetingId } = await confirmedMinutes(core.client)
    const before = await core.client.signing.standing({ meetingId })
    const { text } = await copyOf(core, meetingId)
    expect(text).toContain(`Record ${before.chainHead}`)
    expect(text).toContain(`Check code ${before.textHash.slice(0, 4)} ${before.textHash.slice(4, 8)}`)
    const [act] = await copiesMade(core, meetingId)
    const made = defined(act, 'the copy is recorded')
    expect(made).toMatchObject({ textHash: before.textHash, chainHead: before.chainHead })
    expect(made.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    const kept = await core.fetch(new Request(`http://core.test/api/files/${made.sha256}`))
    expect(await kept.text()).toBe(text)
    expect(await core.client.signing.verify({ meetingId })).toMatchObject({ ok: true })
  })

  test('take the leaves over when the words were corrected before anybody signed', async () => {
    const core = await testCore({ render: fourLeaves })
    const { client } = core
    const { meetingId, itemIds, agreedAt, actId } = await confirmedMinutes(client)
    await copyOf(core, meetingId)
    await client.signing.withdraw({ meetingId, actId, reason: 'A correction was forgotten.' })
    const corrections = [aCorrection(itemIds[2])]
    await client.signing.confirm({ meetingId, agreedAt, manner: 'subject-to', corrections })
    const { text } = await copyOf(core, meetingId)
    expect(text).toContain('First leaf 1\n')
    expect(text).toContain('Now: let seven more pitches.')
    expect((await copiesMade(core, meetingId)).map(({ leaves }) => leaves)).toEqual([
      { first: 1, last: 4 },
      { first: 1, last: 4 },
    ])
  })

  test('take new leaves for other words once another meeting has those after them', async () => {
    const core = await testCore({ render: fourLeaves })
    const { client } = core
    const { meetingId, itemIds, laterId, agreedAt, actId } = await confirmedMinutes(client)
    await secondConfirmed(core, laterId)
    await copyOf(core, meetingId)
    await copyOf(core, laterId)
    await client.signing.withdraw({ meetingId, actId, reason: 'A correction was forgotten.' })
    const corrections = [aCorrection(itemIds[2])]
    await client.signing.confirm({ meetingId, agreedAt, manner: 'subject-to', corrections })
    expect((await copyOf(core, meetingId)).text).toContain('First leaf 9\n')
  })

  test('are the leaves that were signed', async () => {
    const core = await testCore({ render: fourLeaves })
    const two = await confirmedMinutes(core.client)
    await copyOf(core, two.meetingId)
    await core.client.signing.recordSigning(signing(two))
    const { acts } = await core.client.signing.standing({ meetingId: two.meetingId })
    expect(acts.at(-1)).toMatchObject({ kind: 'signed', leaves: { first: 1, last: 4 } })
    await core.client.signing.verify({ meetingId: two.meetingId })
  })
})

test('no certificate is made of minutes that nobody signed, or that were approved on the screen', async () => {
  const core = await testCore()
  const { client } = core
  const two = await confirmedMinutes(client)
  const { meetingId } = two
  const officer = { name: 'Moira Lang', title: 'Monitoring Officer' }
  await expect(client.signing.makeCertificate({ meetingId, officer })).rejects.toMatchObject({
    ...{ code: 'not-allowed', message: expect.stringContaining('These minutes are not signed') as string },
  })
  const council = await client.council.get({})
  await client.council.save({ ...council, onScreenApproval: true })
  await client.signing.recordSigning(signing(two, { manner: 'on-screen' }))
  await expect(client.signing.makeCertificate({ meetingId, officer })).rejects.toMatchObject({
    ...{ code: 'not-allowed', message: expect.stringContaining('approved on the screen') as string },
  })
})
