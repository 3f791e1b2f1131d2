import { expect } from 'vitest'
import { defined } from '../../shared/domain/assert.ts'
import type { ReviewAnswer } from '../../shared/domain/review.ts'
import { anEdit, typing } from './builders.ts'
import { takeParagraph, takeWording } from '../../renderer/screens/review/takeWording.ts'
import type { ProcedureCase } from './packCases.ts'
import { keepFile } from './packsInBook.ts'
import { readingFiles } from './readingFiles.ts'
import { nothingRendered } from './renderers.ts'
import type { TestCore } from './testBook.ts'
import { putIn, run, withParts, wordXml, withoutMarks } from './wordCopies.ts'

/** The file that the chair gets, of the sample council's meeting of October. */
async function sent(
  { client, fetch }: Pick<TestCore, 'client' | 'fetch'>,
  format?: 'html' | 'docx',
): Promise<{ readonly meetingId: string; readonly reviewId: string; readonly output: Response }> {
  const meetings = await client.meetings.list({})
  const { id: meetingId } = defined(meetings[1], 'the sample council has met')
  const { reviewId, jobId } = await client.reviews.send({
    ...{ meetingId, to: 'Councillor Ashworth' },
    ...(format === undefined ? {} : { format }),
  })
  let outputId = ''
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'done') outputId = event.outputId
  }
  const output = await fetch(new Request(`http://core.test/api/output/${outputId}`))
  return { meetingId, reviewId, output }
}

async function aReview(
  client: TestCore['client'],
  fetch: TestCore['fetch'],
): Promise<{ readonly meetingId: string; readonly reviewId: string; readonly page: string }> {
  const { output, ...review } = await sent({ client, fetch })
  expect(output.headers.get('content-type')).toBe('text/html; charset=utf-8')
  return { ...review, page: await output.text() }
}

/** The same as a Word copy. */
export async function aWordCopy(
  core: Pick<TestCore, 'client' | 'fetch'>,
): Promise<{ readonly meetingId: string; readonly reviewId: string; readonly word: Uint8Array }> {
  const { output, ...review } = await sent(core, 'docx')
  expect(output.headers.get('content-type')).toContain('wordprocessingml.document')
  return { ...review, word: new Uint8Array(await output.arrayBuffer()) }
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

/** New words of a point and two paragraphs after it: each is put in, and settled, by itself. */
async function settleParagraphs(core: TestCore): Promise<void> {
  const { client } = core
  const { meetingId, reviewId, page } = await aReview(client, core.fetch)
  const [review] = await client.reviews.list({ meetingId })
  expect(review?.id).toBe(reviewId)
  const { record } = await client.meetings.get({ meetingId })
  const points = record.minutes.flatMap(({ itemId, blocks }) =>
    blocks.flatMap((block) => (block.kind === 'point' && block.level === 0 ? [{ itemId, block }] : [])),
  )
  const { itemId, block } = defined(points[0], 'there are points')
  const place = (nth: number) => ({ side: 'after' as const, nth })
  const remarks = [
    { pointId: block.id, comment: '', wording: 'Other words.' },
    { pointId: block.id, paragraph: place(1), comment: '', wording: 'The first more.' },
    { pointId: block.id, paragraph: place(2), comment: '', wording: 'The second more.' },
  ]
  await client.reviews.receive({ meetingId, text: answerTo(page, { remarks }) })
  const told = async () => (await core.client.reviews.list({ meetingId }))[0]?.remarks ?? []
  const put = async (nth: 1 | 2): Promise<void> => {
    const { paragraph, wording } = defined((await told())[nth], 'the paragraph came back')
    const { blockId, beside } = defined(paragraph, 'it is a paragraph')
    const found = { id: blockId, words: wording ?? '' }
    await takeParagraph(core, { meetingId, itemId }, defined(beside, 'its point stands'), found)
    const settled = { meetingId, reviewId, pointId: block.id, how: 'accepted' as const, reply: '' }
    await client.reviews.settle({ ...settled, paragraph: place(nth) })
  }
  await takeWording(core, { meetingId, itemId, pointId: block.id }, 'Other words.')
  await client.reviews.settle({ meetingId, reviewId, pointId: block.id, how: 'accepted', reply: '' })
  expect((await told()).map(({ settled }) => settled?.how ?? null)).toEqual(['accepted', null, null])
  await put(2)
  await put(1)
  await put(1)
  await core.restart()
  expect(await told()).toMatchObject([
    { now: 'Other words.', settled: { how: 'accepted' }, paragraph: null },
    { now: 'The first more.', settled: { how: 'accepted' } },
    { now: 'The second more.', settled: { how: 'accepted' } },
  ])
  const minutes = (await core.client.meetings.get({ meetingId })).record.minutes.find(
    (each) => each.itemId === itemId,
  )
  const blocks = minutes?.blocks ?? []
  const at = blocks.findIndex((each) => each.id === block.id)
  expect(blocks.slice(at + 1, at + 3)).toMatchObject(
    ['The first more.', 'The second more.'].map((text) => ({
      ...{ kind: 'point', level: 0, classification: block.classification, content: [{ text }] },
    })),
  )
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
  'reviews.receiveWord': {
    options: { start: 'sample', reading: readingFiles({ render: nothingRendered }) },
    run: async (core) => {
      const { client } = core
      const { meetingId, reviewId, word } = await aWordCopy(core)
      expect(word.byteLength).toBeLessThan(1_000_000)
      expect(await client.reviews.list({ meetingId })).toMatchObject([{ format: 'docx', answer: null }])
      const take = async (bytes: Uint8Array, meeting = meetingId) =>
        client.reviews.receiveWord({
          ...{ meetingId: meeting, fileName: 'draft.docx', sha256: await keepFile(core, bytes) },
        })
      const xml = wordXml(word)
      const words =
        'Families told the review that letters had arrived late and that three centres had run out of places by the second week.'
      const changed = xml.replace(run(words), `${run(words)}${putIn(' It was raining.')}`)
      expect(changed).not.toBe(xml)
      const back = withParts(word, { 'word/document.xml': changed })
      expect(await take(back)).toEqual({ reviewId, remarks: 1 })
      const remark = { was: words, wording: `${words} It was raining.`, comment: '' }
      expect(await client.reviews.list({ meetingId })).toMatchObject([
        { answer: { by: 'Ida Moss', verdict: null }, remarks: [remark] },
      ])
      const bare = withParts(back, {
        'docProps/custom.xml': null,
        'word/document.xml': withoutMarks(changed),
      })
      expect(await take(bare)).toEqual({ reviewId, remarks: 1 })
      const refused = async (bytes: Uint8Array, sentence: string, meeting?: string): Promise<void> => {
        await expect(take(bytes, meeting)).rejects.toMatchObject({
          ...{ code: 'invalid-input', message: expect.stringContaining(sentence) as string },
        })
      }
      const [next] = await client.meetings.list({})
      await refused(back, 'the draft of another meeting', defined(next, 'there is a next meeting').id)
      await refused(new TextEncoder().encode('Dear Nadia'), '“draft.docx”: This is no Word document.')
      const letter = `${xml.slice(0, xml.indexOf('<w:body>'))}<w:body><w:p>${run('Dear Nadia')}</w:p></w:body></w:document>`
      const other = withParts(bare, { 'word/document.xml': letter })
      await refused(other, 'is not the draft that was sent, or next to nothing of it is left')
      await expect(
        client.reviews.receiveWord({ meetingId, fileName: 'draft.docx', sha256: 'a'.repeat(64) }),
      ).rejects.toMatchObject({ code: 'not-found' })
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
      const paragraph = { side: 'after', nth: 1 } as const
      await expect(core.client.reviews.settle({ ...settled, paragraph })).rejects.toMatchObject({
        code: 'not-found',
      })
      await settleParagraphs(core)
    },
  },
}
