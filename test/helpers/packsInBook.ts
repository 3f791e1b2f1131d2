import { defined } from '../../shared/domain/assert.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { aMeeting } from './builders.ts'
import { plainPdf } from './officersFiles.ts'
import { readingPdfs } from './readingPdfs.ts'
import { testCore } from './testBook.ts'
import type { TestCore, TestCoreOptions } from './testBook.ts'

/** What tests of papers and packs do to a book through its door. */

export type Wish = Parameters<CoreClient['packs']['build']>[0]
type JobEvent = Awaited<ReturnType<CoreClient['jobs']['watch']>> extends AsyncIterable<infer E> ? E : never
type Done = Extract<JobEvent, { state: 'done' }>

/** A core that reads PDFs. */
export function packCore(options: TestCoreOptions = {}): Promise<TestCore> {
  return testCore({ reading: readingPdfs, ...options })
}

/** Sends a file as the page does, and gives its hash. */
export async function keepFile({ fetch }: Pick<TestCore, 'fetch'>, bytes: Uint8Array): Promise<string> {
  const request = new Request('http://core.test/api/files', { method: 'PUT', body: bytes.slice() })
  const { sha256 } = (await (await fetch(request)).json()) as { sha256: string }
  return sha256
}

/** A meeting with an item "Kiosk lease" to put papers on, marked public; its standing items come before it. */
export async function aMeetingWithPapers(
  client: CoreClient,
): Promise<{ readonly meetingId: string; readonly itemId: string; readonly itemIds: readonly string[] }> {
  const { meetingId, itemIds } = await aMeeting(client)
  const itemId = `kiosk-${meetingId}`
  await addItem(client, meetingId, itemId, 'Kiosk lease')
  return { meetingId, itemId, itemIds }
}

/** An item at the end, marked public. */
export async function addItem(
  client: CoreClient,
  meetingId: string,
  itemId: string,
  title: string,
): Promise<void> {
  const { items } = (await client.meetings.get({ meetingId })).record
  const afterId = items.findLast((item) => item.parentId === null)?.id ?? null
  await client.agenda.addItem({
    ...{ meetingId, itemId, afterId, title, parentId: null, kind: 'report', atMeeting: false },
  })
  await client.agenda.editItem({ meetingId, itemId, change: { classification: 'public' } })
}

/** Puts a PDF of so many pages on an item, marked public unless told otherwise, and waits until it has been read. */
export async function addPaper(
  core: TestCore,
  meetingId: string,
  itemId: string | null,
  id: string,
  given: {
    readonly pages?: number
    readonly change?: Parameters<CoreClient['papers']['change']>[0]['change']
  } = {},
): Promise<string> {
  const { client } = core
  const sha256 = await keepFile(core, await plainPdf(given.pages ?? 2, `Words of ${id}`))
  await client.papers.add({ meetingId, itemId, files: [{ id, fileName: `${id}.pdf`, sha256 }] })
  const change = given.change ?? { classification: 'public' as const }
  await client.papers.change({ meetingId, paperId: id, change })
  await allRead(client, meetingId)
  return sha256
}

/** What was found in every file, once all have been read. */
export async function allRead(
  client: CoreClient,
  meetingId: string,
): Promise<Awaited<ReturnType<CoreClient['papers']['facts']>>> {
  const stop = new AbortController()
  const watch = await client.events.watch({}, { signal: stop.signal })
  try {
    for (;;) {
      const found = await client.papers.facts({ meetingId })
      if (found.every(({ facts }) => facts !== 'reading')) return found
      await watch.next()
    }
  } finally {
    stop.abort()
  }
}

/** The last event of a job. */
export async function endOf(client: CoreClient, jobId: string): Promise<JobEvent> {
  const events: JobEvent[] = []
  for await (const event of await client.jobs.watch({ jobId })) events.push(event)
  return defined(events.at(-1), 'a job has an end')
}

export async function builtPack(
  client: CoreClient,
  wish: Wish,
): Promise<{
  readonly outputId: string
  readonly fileName: string
  readonly pack: NonNullable<Done['pack']>
}> {
  const { jobId } = await client.packs.build(wish)
  const end = await endOf(client, jobId)
  if (end.state !== 'done') throw new Error(`The pack was not built: ${JSON.stringify(end)}`)
  return { outputId: end.outputId, fileName: end.fileName, pack: defined(end.pack, 'a pack is told') }
}

/** Builds a pack and publishes it. */
export async function published(
  client: CoreClient,
  wish: Wish,
): Promise<Awaited<ReturnType<CoreClient['packs']['publish']>>> {
  const { outputId } = await builtPack(client, wish)
  return client.packs.publish({ meetingId: wish.meetingId, outputId })
}
