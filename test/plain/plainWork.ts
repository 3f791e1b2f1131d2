/**
 * A process that puts canaries into everything a minute book takes, works on them as officers do, and then types until it is killed.
 * `node plainWork.ts DIR`; it prints a line for each stage, and at its end the canaries that the book holds.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileLog } from '../../electron/core/log.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { defaultWriting } from '../../shared/domain/writing.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { wordFile, wordParagraph } from '../helpers/badFiles.ts'
import { aMeeting, anEdit, putting } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import { savedBundle } from '../helpers/carriedBundles.ts'
import { libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { photoWithNotes } from '../helpers/leakyFiles.ts'
import { allRead, endOf, keepFile } from '../helpers/packsInBook.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { aSearch } from '../helpers/searchCases.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { markedMeeting, StemCanaries } from './markedMeeting.ts'

const [dir = ''] = process.argv.slice(2)
const book = join(dir, 'book')
const clock = { now: () => new Date(), zone: 'Europe/London' }
const log = fileLog(join(dir, 'config'), clock)
const render = createRenderer({ log })
const canaries = new StemCanaries()
const mint = (place: string): string => canaries.mintPlain(place)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { core, client } = await bareCore(dir, { log, render, reading: readingFiles({ render }) })
const door = { client, fetch: (request: Request) => core.door(request) }

async function refused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError) return
    throw error
  }
  throw new Error('This should have been refused.')
}

await client.book.create({
  folder: book,
  officer: { name: 'Imogen Farrow', title: 'Governance Officer' },
  start: {
    kind: 'council',
    council: {
      name: `Fenwick ${mint('the name of the council')}`,
      kind: 'unitary',
      logo: null,
      points: 'letters',
    },
  },
})
const { meetingId, itemIds } = await aMeeting(client, { place: mint('the place of a meeting') })
for (const [index, classification] of (['exempt', 'public', 'confidential'] as const).entries()) {
  const itemId = itemIds[index]
  const exemption = { paragraphs: [3], publicInterest: mint('the public interest') }
  const change = {
    ...{ title: mint('the title of an item'), notes: mint('notes'), classification },
    ...(classification === 'exempt' ? { exemption } : {}),
  }
  await client.agenda.editItem({ meetingId, itemId: itemId ?? '', change })
  const content = [{ type: 'text', text: `They spoke of ${mint('minutes')}.` }]
  const block = { type: 'prose', attrs: { id: `b${index}`, classification }, content }
  await client.minutes.apply(anEdit(meetingId, itemId, { changeId: `c${index}`, steps: [putting([block])] }))
}
await client.writing.save({
  ...defaultWriting,
  snippets: [...defaultWriting.snippets, { trigger: 'zz', words: mint('a snippet') }],
  dictionary: [{ word: mint('a word of the dictionary'), committeeId: null }],
})
say('typed')

// A whole record with its files, and another for what goes out.
const loaded: string[] = []
for (const seed of [1, 2]) {
  const { record, files } = await markedMeeting(seed, canaries)
  for (const file of files.values()) if ('bytes' in file) await keepFile(door, file.bytes)
  loaded.push((await client.records.load(record as Sent<CoreClient['records']['load']>)).meetingId)
}
const photo = await keepFile(door, photoWithNotes(mint))
const text = await keepFile(door, Buffer.from(`A letter about ${mint('a text')}.`))
const papers = [
  { id: 'photo', fileName: `${mint('the name of a photo')}.jpg`, sha256: photo },
  { id: 'letter', fileName: `${mint('the name of a text')}.txt`, sha256: text },
]
await client.papers.add({ meetingId, itemId: itemIds[2] ?? null, files: papers })
await client.papers.change({
  meetingId,
  paperId: 'photo',
  change: { description: mint('the description of a picture'), classification: 'public' },
})
await allRead(client, meetingId)
say('loaded')

for (const format of ['pdf', 'docx', 'html'] as const) {
  const { jobId } = await client.papers.make({ meetingId, paper: 'minutes', format, audience: 'members' })
  await endOf(client, jobId)
}
const { jobId } = await client.packs.build({
  meetingId: loaded[0] ?? '',
  audience: 'members',
  edition: 'agenda',
})
await endOf(client, jobId)
// Built, and left while it is at it.
const left = await client.packs.build({ meetingId: loaded[1] ?? '', audience: 'members', edition: 'agenda' })
await client.jobs.cancel({ jobId: left.jobId })
const blocked = join(dir, 'a file in the way')
writeFileSync(blocked, '')
await refused(() => client.publishing.write({ meetingId, ticks: ['csv'], folder: join(blocked, 'folder') }))
const review = await client.reviews.send({ meetingId, to: `Councillor ${mint('who gets a review')}` })
await endOf(client, review.jobId)
say('made')

await client.search.saveSearches({
  searches: [{ name: mint('the name of a search'), query: `words=${mint('a search')}` }],
})
await client.search.query(aSearch(mint('what was looked for'), { includeExempt: true }))
await client.search.query(aSearch('QzfinchX00003', { includeExempt: true }))
const minutes = `Harbour Committee\n\nMinutes of the meeting held on 5 March 2026 at 2.00 pm\n\nPresent\n\nCouncillor Ida Moss (Chair)\n\n31 ${mint('an import')}\n\nIt was so.`
for (const [name, words] of [
  ['waiting', minutes],
  ['refused', ''],
] as const) {
  const sha256 = await keepFile(door, Buffer.from(words))
  await client.imports.read({ sha256, fileName: `${mint(`the name of a file that is ${name}`)}.txt` })
}
await client.bundles.open({ sha256: await keepFile(door, await savedBundle(door, meetingId)) })
await client.backups.take({})
say('searched')

// What fails: a wrong edit, a file that is too much of nothing, an upload that breaks off, a question nobody understands.
await refused(() =>
  client.minutes.apply(
    anEdit(meetingId, itemIds[0], {
      changeId: 'wrong',
      steps: [putting([{ type: mint('a kind of block') }])],
    }),
  ),
)
await refused(() =>
  client.people.save({ id: mint('an id').repeat(9), address: '', name: mint('a name'), titles: [] }),
)
const broken = new ReadableStream<Uint8Array>({
  start: (controller) => controller.enqueue(Buffer.from(mint('an upload that breaks off').repeat(10_000))),
  pull: (controller) => controller.error(new Error(mint('a fault'))),
})
const put = { method: 'PUT', body: broken, duplex: 'half' } as RequestInit
await core.door(new Request('http://core.test/api/files', put)).catch(() => undefined)
const asked = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: `{"${mint('a question')}`,
}
await core.door(new Request(`http://core.test/api/rpc/${mint('a procedure')}/x`, asked))
say('failed')

if (libreOfficeIsHere) {
  const words = Array.from({ length: 40 }, () => wordParagraph(mint('a Word document'))).join('')
  const sha256 = await keepFile(door, wordFile({ body: words }))
  const files = [{ id: 'word', fileName: `${mint('the name of a Word document')}.docx`, sha256 }]
  await client.papers.add({ meetingId, itemId: itemIds[0] ?? null, files })
  // It goes on while the process is killed.
  await client.papers.facts({ meetingId })
}
say(`holds ${canaries.count}`)
for (let n = 0; ; n += 1) {
  const content = [{ type: 'text', text: mint('typing') }]
  const block = { type: 'prose', attrs: { id: `t${n}`, classification: 'exempt' }, content }
  await client.minutes.apply(
    anEdit(meetingId, itemIds[0], { changeId: `t${n}`, baseRevision: n + 1, steps: [putting([block])] }),
  )
  say(`typing ${n}`)
}
