import type { RunningApp } from '../helpers/appHost.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { defined } from '../../shared/domain/assert.ts'

/** A paper for an item of the sample agenda, named by the beginning of the item's title. */
export interface GivenFile {
  readonly item: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly classification?: 'public' | 'exempt'
}

/** The sample council's coming meeting. */
export async function comingMeeting(app: RunningApp): Promise<string> {
  const [coming] = await app.client.meetings.list({})
  return defined(coming, 'the sample council has a coming meeting').id
}

/** Puts files on the agenda as dropping them does, and waits until they have been read. Gives the ids of the papers. */
export async function addPapers(
  app: RunningApp,
  meetingId: string,
  given: readonly GivenFile[],
): Promise<readonly string[]> {
  const { client } = app
  const { record } = await client.meetings.get({ meetingId })
  const ids: string[] = []
  for (const [index, { item, fileName, bytes, classification = 'public' }] of given.entries()) {
    const { id: itemId } = defined(
      record.items.find(({ title }) => title.startsWith(item)),
      `the agenda has “${item}”`,
    )
    const id = `pack-paper-${record.papers.length + index}`
    ids.push(id)
    const sha256 = await app.keepFile(bytes)
    await client.papers.add({ meetingId, itemId, files: [{ id, fileName, sha256 }] })
    const exemption =
      classification === 'exempt'
        ? { paragraphs: [3], publicInterest: 'It would harm the council in its dealings.' }
        : null
    await client.papers.change({ meetingId, paperId: id, change: { classification, exemption } })
  }
  await untilRead(app, meetingId)
  return ids
}

/** Resolves when every file of the meeting has been read: the core tells of each. */
async function untilRead(app: RunningApp, meetingId: string): Promise<void> {
  const stop = new AbortController()
  const isRead = async (): Promise<boolean> =>
    (await app.client.papers.facts({ meetingId })).every(({ facts }) => facts !== 'reading')
  const events = await app.client.events.watch({}, { signal: stop.signal })
  if (!(await isRead())) {
    for await (const event of events) {
      if (event.kind === 'changed' && (await isRead())) break
    }
  }
  stop.abort()
}

/** A plain file of some pages: "Paper 61" and so on stand on them. */
export function somePages(pages: number, words = 'Paper'): Promise<Uint8Array> {
  return plainPdf(pages, words)
}
