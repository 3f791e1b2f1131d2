import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { CoreClient } from '../../../shared/api/client.ts'
import { factSentence, plainContext } from '../../../shared/domain/factSentences.ts'
import { eventKinds } from '../../../shared/domain/meetingFact.ts'
import { docFromJson } from '../../../shared/minutesText/apply.ts'
import type { MinutesJson } from '../../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../../shared/minutesText/schema.ts'
import type { Sent } from '../../helpers/builders.ts'
import { aLineFact, anAside } from '../../helpers/randomFacts.ts'
import { plainPdf } from '../../helpers/officersFiles.ts'
import type { DayApp } from './dayApp.ts'

/** What the officer's fingers wait for, in milliseconds. */
export interface Waits {
  readonly apply: number[]
  readonly open: number[]
}

export interface DayMeeting {
  readonly meetingId: string
  readonly itemIds: readonly string[]
  readonly people: readonly [string, ...string[]]
}

/** An officer with quick fingers, whose acts follow from the numbers of `random`. */
export interface Officer {
  /** Opens an item and writes so many words at its end: word after word, new points, slips taken back, and what happens meanwhile. */
  write(itemId: string, words: number): Promise<void>
  /** Attendance, an action, papers, a search, history, findings: what stands between the words. */
  doTheRest(itemId: string, halfHour: number): Promise<void>
  /** A draft of the minutes, and the pack. */
  makePapers(halfHour: number): Promise<void>
  /** Changes made so far. */
  readonly edits: () => number
}

const vocabulary =
  'the committee heard that work on the harbour wall will begin in spring and that costs remain within what was agreed while members asked how residents would be told of café hours'.split(
    ' ',
  )

export function officerAt(
  { client, keepFile }: DayApp,
  { meetingId, people }: DayMeeting,
  random: () => number,
  waits: Waits,
): Officer {
  let edits = 0
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value
  const timed = async <Answer>(into: number[], work: () => Promise<Answer>): Promise<Answer> => {
    const started = performance.now()
    const answer = await work()
    into.push(performance.now() - started)
    return answer
  }

  /** One item as the page holds it. */
  async function opened(itemId: string) {
    const { doc: json, revision: first } = await timed(waits.open, () =>
      client.minutes.open({ meetingId, itemId }),
    )
    let doc = docFromJson(json)
    let revision = first
    type Facts = Sent<CoreClient['minutes']['apply']>['facts']
    const send = async (change: Transform, facts: Facts, undoes: string[] = []): Promise<string> => {
      const changeId = crypto.randomUUID()
      const steps = change.steps.map((step) => step.toJSON() as MinutesJson)
      const answer = await timed(waits.apply, () =>
        client.minutes.apply({
          ...{ meetingId, itemId, changeId, steps, facts, undoes },
          baseRevision: revision,
        }),
      )
      ;[doc, revision] = [change.doc, answer.revision]
      edits += 1
      return changeId
    }
    return { doc: (): Node => doc, send }
  }

  const nothing = { add: [], remove: [] }
  async function write(itemId: string, words: number): Promise<void> {
    const item = await opened(itemId)
    const atEnd = (node: Node): Transform => {
      const change = new Transform(item.doc())
      return change.insert(item.doc().content.size, node)
    }
    let inPoint = Infinity
    for (let n = 0; n < words;) {
      if (inPoint > 25) {
        const attrs = { id: crypto.randomUUID(), level: 0 }
        await item.send(atEnd(minutesSchema.node('point', attrs, minutesSchema.text('Heard that '))), nothing)
        inPoint = 0
      }
      const count = 1 + Math.floor(random() * 2)
      const typed = Array.from({ length: count }, () => `${pick(vocabulary)} `).join('')
      const at = item.doc().content.size - 1
      const change = new Transform(item.doc()).insert(at, minutesSchema.text(typed))
      const changeId = await item.send(change, nothing)
      ;[n, inPoint] = [n + count, inPoint + count]
      // A slip, and Ctrl+Z.
      if (random() < 0.03) {
        await item.send(new Transform(item.doc()).delete(at, at + typed.length), nothing, [changeId])
      }
      if (random() < 0.006) {
        await happens(itemId, item, atEnd)
        inPoint = Infinity
      }
    }
  }

  type Item = Awaited<ReturnType<typeof opened>>
  async function happens(itemId: string, item: Item, atEnd: (node: Node) => Transform): Promise<void> {
    const names = { people, items: [itemId] as const, motions: [] }
    const n = Math.floor(random() * 1_000)
    const fact = aLineFact(crypto.randomUUID(), n % eventKinds.length, n, names, 'the lease be granted')
    const words = factSentence(fact, plainContext([], { times: '10.00 am' }))
    const attrs = { id: crypto.randomUUID(), factId: fact.id, event: fact.kind, edited: false }
    const line = minutesSchema.node('event', attrs, minutesSchema.text(words))
    const add = [fact] as Sent<CoreClient['minutes']['apply']>['facts']['add']
    await item.send(atEnd(line), { add, remove: [] })
  }

  async function doTheRest(itemId: string, halfHour: number): Promise<void> {
    for (const status of ['present', 'absent', 'present'] as const) {
      await client.attendance.mark({ meetingId, personId: pick(people), status, reason: null })
    }
    const names = { people, items: [itemId] as const, motions: [] }
    type Put = Sent<CoreClient['facts']['change']>['put']
    const put = [anAside(crypto.randomUUID(), halfHour, names, 'Write to the tenant')] as Put
    await client.facts.change({ meetingId, changeId: crypto.randomUUID(), put, remove: [] })
    const sha256 = await keepFile(await plainPdf(3, `Late paper of half hour ${halfHour}`))
    const files = [{ id: crypto.randomUUID(), fileName: `late ${halfHour}.pdf`, sha256 }]
    await client.papers.add({ meetingId, itemId, files })
    const [version] = await client.history.list({ meetingId, itemId })
    if (version !== undefined) await client.history.read({ meetingId, itemId, seq: version.seq })
    for (const words of ['harbour wall', 'residents', 'spring']) {
      await client.search.query({
        ...{ words, kinds: [], committeeId: null, memberId: null, from: null, to: null, order: 'best' },
        ...{ includeExempt: false, publicOnly: false, offset: 0, limit: 20 },
      })
    }
    // What a page asks for whenever something changed.
    for (let n = 0; n < 30; n += 1) await client.meetings.get({ meetingId })
  }

  async function makePapers(halfHour: number): Promise<void> {
    const sent = { meetingId, paper: 'minutes', audience: 'members', format: 'pdf' } as const
    await endOf(client, (await client.papers.make(sent)).jobId)
    if (halfHour % 4 === 3) {
      const { jobId } = await client.packs.build({ meetingId, audience: 'members', edition: 'agenda' })
      await endOf(client, jobId)
    }
  }

  return { write, doTheRest, makePapers, edits: () => edits }
}

async function endOf(client: CoreClient, jobId: string): Promise<void> {
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'failed') throw new Error(`A paper was not made: ${event.message}`)
  }
}
