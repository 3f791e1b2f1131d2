import { expect, test } from 'vitest'
import { addItem, addPaper, aMeetingWithPapers, endOf, packCore, published } from '../helpers/packsInBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const agenda = { audience: 'public', edition: 'agenda' } as const

/** What the agenda prints beside the items that have pages, in one of its forms. */
async function printed(
  { client, fetch }: TestCore,
  meetingId: string,
  format: 'pdf' | 'docx' | 'html',
): Promise<string[]> {
  const { jobId } = await client.papers.make({ meetingId, paper: 'agenda', format, audience: 'public' })
  const end = await endOf(client, jobId)
  if (end.state !== 'done') throw new Error('the agenda was not made')
  expect(end.notes).toEqual([])
  const output = await fetch(new Request(`http://core.test/api/output/${end.outputId}`))
  return (await output.text()).match(/\b\d+ - \d+\b/g) ?? []
}

test('an agenda alone names the pages of its pack: as it would be, then as it went out, with those of supplements', async () => {
  const core = await packCore()
  const { client } = core
  const { meetingId, itemId } = await aMeetingWithPapers(client)
  await addPaper(core, meetingId, itemId, 'plan', { pages: 2 })
  await addItem(client, meetingId, 'bridge', 'Mill bridge')
  await client.agenda.editItem({ meetingId, itemId: 'bridge', change: { pages: { first: 70, last: 80 } } })
  for (const format of ['pdf', 'docx', 'html'] as const) {
    expect(await printed(core, meetingId, format)).toEqual(['3 - 4'])
  }
  await published(client, { meetingId, ...agenda })
  await addPaper(core, meetingId, 'bridge', 'survey', { pages: 3 })
  expect(await printed(core, meetingId, 'html')).toEqual(['3 - 4'])
  const supplement = await published(client, { meetingId, audience: 'public', edition: 'supplement' })
  const pages = supplement.items.find((item) => item.itemId === 'bridge')?.pages
  expect(await printed(core, meetingId, 'html')).toEqual([
    '3 - 4',
    `${pages?.first ?? 0} - ${pages?.last ?? 0}`,
  ])
})

test('an agenda without documents keeps the pages that were typed', async () => {
  const core = await packCore()
  const { meetingId, itemId } = await aMeetingWithPapers(core.client)
  await core.client.agenda.editItem({ meetingId, itemId, change: { pages: { first: 11, last: 60 } } })
  expect(await printed(core, meetingId, 'html')).toEqual(['11 - 60'])
})
