import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { ReviewAnswer } from '../../shared/domain/review.ts'
import { anEdit, typing } from './builders.ts'
import type { ProcedureCase } from './packCases.ts'

/** The page that the chair gets, of the sample council's meeting of October. */
async function aReview(
  client: CoreClient,
  fetch: (request: Request) => Promise<Response>,
): Promise<{ readonly meetingId: string; readonly reviewId: string; readonly page: string }> {
  const meetings = await client.meetings.list({})
  const { id: meetingId } = defined(meetings[1], 'the sample council has met')
  const { reviewId, jobId } = await client.reviews.send({ meetingId, to: 'Councillor Ashworth' })
  let outputId = ''
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'done') outputId = event.outputId
  }
  const output = await fetch(new Request(`http://core.test/api/output/${outputId}`))
  expect(output.headers.get('content-type')).toBe('text/html; charset=utf-8')
  return { meetingId, reviewId, page: await output.text() }
}

/** What the page knows of itself, and the answer it would make. */
function answerTo(page: string, given: Partial<ReviewAnswer>): string {
  const about = JSON.parse(/id="about">([^<]*)</.exec(page)?.[1] ?? '') as Record<string, string>
  const { reviewId = '', meetingId = '', draft = '' } = about
  const answer: ReviewAnswer = {
    ...{ format: 'minutebook-review-answer', version: 1, reviewId, meetingId, draft },
    ...{ by: 'Ruth Ashworth', at: '2026-11-22T10:00:00.000Z', verdict: 'approved', note: '', remarks: [] },
    ...given,
  }
  return JSON.stringify(answer)
}

/** The ids of the points of the page, in its order. */
function pointsIn(page: string): string[] {
  return [...page.matchAll(/data-point="([^"]*)"/g)].map((match) => match[1] ?? '')
}

export const reviewCases: Readonly<Record<string, ProcedureCase>> = {
  'reviews.send': {
    options: { start: 'sample' },
    run: async ({ client, fetch }) => {
      const { meetingId, reviewId, page } = await aReview(client, fetch)
      expect(page.length).toBeLessThan(1_000_000)
      expect(pointsIn(page).length).toBeGreaterThan(30)
      expect(await client.reviews.list({ meetingId })).toMatchObject([
        { id: reviewId, to: 'Councillor Ashworth', isCurrent: true, answer: null, remarks: [] },
      ])
      const [next] = await client.meetings.list({})
      await expect(client.reviews.send({ meetingId: next?.id ?? '', to: 'Somebody' })).rejects.toMatchObject({
        code: 'not-allowed',
        message: 'There are no minutes to read yet. Write them, then send the draft.',
      })
    },
  },
  'reviews.list': {
    options: { start: 'sample' },
    run: async (core) => {
      const { client, fetch } = core
      const { meetingId, page } = await aReview(client, fetch)
      const [, second = '', third = ''] = pointsIn(page)
      const remark = { comment: 'Say who.', wording: null }
      const text = answerTo(page, {
        remarks: [third, second].map((pointId) => ({ pointId, ...remark })),
      })
      await client.reviews.receive({ meetingId, text })
      const before = await client.reviews.list({ meetingId })
      expect(before[0]?.remarks.map((each) => each.pointId)).toEqual([second, third])
      expect(before[0]?.remarks[1]?.now).toBe(before[0]?.remarks[1]?.was)
      const { record } = await client.meetings.get({ meetingId })
      const item = defined(record.items.at(-1), 'the agenda has items')
      const { revision } = await client.minutes.open({ meetingId, itemId: item.id })
      await client.minutes.apply(
        anEdit(meetingId, item.id, { changeId: 'more', baseRevision: revision, steps: [typing('More. ')] }),
      )
      await core.restart()
      expect(await core.client.reviews.list({ meetingId })).toMatchObject([
        { isCurrent: false, answer: { by: 'Ruth Ashworth', verdict: 'approved' } },
      ])
    },
  },
  'reviews.receive': {
    options: { start: 'sample' },
    run: async ({ client, fetch }) => {
      const { meetingId, reviewId, page } = await aReview(client, fetch)
      const [first = ''] = pointsIn(page)
      const remarks = [
        { pointId: first, comment: 'One', wording: null },
        { pointId: 'not-of-this-draft', comment: 'Two', wording: null },
      ]
      const text = answerTo(page, { remarks })
      expect(await client.reviews.receive({ meetingId, text })).toEqual({ reviewId, remarks: 1 })
      await client.reviews.settle({ meetingId, reviewId, pointId: first, how: 'seen', reply: '' })
      await client.reviews.receive({ meetingId, text })
      expect((await client.reviews.list({ meetingId }))[0]?.remarks[0]?.settled?.how).toBe('seen')
      const changed = [{ pointId: first, comment: 'Another', wording: null }]
      await client.reviews.receive({ meetingId, text: answerTo(page, { remarks: changed }) })
      expect((await client.reviews.list({ meetingId }))[0]?.remarks[0]?.settled).toBe(null)
      const refused = async (given: string, words: string): Promise<void> => {
        await expect(client.reviews.receive({ meetingId, text: given })).rejects.toMatchObject({
          code: 'invalid-input',
          message: expect.stringContaining(words) as string,
        })
      }
      await refused('Dear Nadia, it is fine.', 'This is no answer to a draft')
      await refused(answerTo(page, { reviewId: 'another' }), 'that this minute book never sent')
      await refused(
        answerTo(page, { reviewId: 'another', meetingId: 'another' }),
        'the draft of another meeting',
      )
      expect((await client.reviews.list({ meetingId }))[0]?.remarks).toHaveLength(1)
    },
  },
  'reviews.settle': {
    options: { start: 'sample' },
    run: async (core) => {
      const { client, fetch } = core
      const { meetingId, reviewId, page } = await aReview(client, fetch)
      const [pointId = ''] = pointsIn(page)
      const text = answerTo(page, { remarks: [{ pointId, comment: '', wording: 'Other words' }] })
      await client.reviews.receive({ meetingId, text })
      const settled = { meetingId, reviewId, pointId, how: 'declined' as const, reply: 'As it was said.' }
      expect(await client.reviews.settle(settled)).toEqual({ done: true })
      await core.restart()
      expect((await core.client.reviews.list({ meetingId }))[0]?.remarks[0]).toMatchObject({
        wording: 'Other words',
        settled: { how: 'declined', reply: 'As it was said.' },
      })
      await expect(core.client.reviews.settle({ ...settled, pointId: 'none' })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
}
