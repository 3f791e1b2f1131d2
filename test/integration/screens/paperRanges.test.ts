import { expect, test } from 'vitest'
import { expectedPages, frontPagesOf } from '../../../renderer/screens/agenda/expectedPages.ts'
import { stepOf } from '../../../renderer/screens/agenda/paperPlaces.ts'
import { dropAct } from '../../../renderer/screens/agenda/treeDrops.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import type { PackPages } from '../../../renderer/state/packData.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { packPages } from '../../../shared/domain/packPages.ts'
import { seededRandom } from '../../soak/part.ts'
import { paperCore } from '../../helpers/screens/paperCore.ts'
import type { PaperCore } from '../../helpers/screens/paperCore.ts'

/** What the clerk does with papers, at random: the ranges on the screen are those of the pack, every time. */

const operations = Number(process.env['MINUTEBOOK_OPERATIONS'] ?? '200')

test(
  `after each of ${operations} random acts on papers and items, the ranges are those that the rule of the pack gives`,
  { timeout: 60_000 + operations * 1_000 },
  async () => {
    const seed = Date.now() % 1_000_000
    const desk = await Desk.open(seed)
    const done: string[] = []
    for (let count = 0; count < operations; count += 1) {
      done.push(await desk.actAtRandom())
      const plan = await desk.plan()
      const view = await desk.view()
      const said = `seed ${seed}, after ${done.slice(-3).join('; ')}`
      expect(rangesOf(plan), said).toEqual(oracle(view, plan, desk.lengths))
      expect(shown(view, plan, desk.lengths), said).toEqual(rangesOf(plan))
    }
    const kinds = new Set(done.map((what) => what.split(' ')[0]))
    expect([...kinds].toSorted()).toEqual(['adds', 'closes', 'drops', 'opens', 'removes', 'steps'])
  },
)

type Ranges = readonly (readonly [itemId: string, first: number, last: number])[]

function rangesOf({ ranges }: PackPages): Ranges {
  return ranges.map(({ itemId, first, last }) => [itemId, first, last] as const).toSorted(byId)
}

const byId = ([a]: Ranges[number], [b]: Ranges[number]): number => a.localeCompare(b)

/** Written again, from the rule alone: the documents in the order of the agenda, each on a right-hand page. */
function oracle({ record }: MeetingView, plan: PackPages, lengths: ReadonlyMap<string, number>): Ranges {
  const known = new Set(record.papers.map(({ id }) => id))
  const composed = plan.documents.filter(({ paperId }) => !known.has(paperId))
  const documents = record.items
    .filter((item) => item.parentId === null)
    .flatMap((item) =>
      record.items
        .filter(({ id, parentId }) => id === item.id || parentId === item.id)
        .flatMap((one) => [
          ...composed
            .filter(({ itemId }) => itemId === one.id)
            .map(({ paperId, first, last }) => ({ id: paperId, itemId: item.id, pages: last - first + 1 })),
          ...record.papers
            .filter(({ itemId, classification }) => itemId === one.id && classification === 'public')
            .map(({ id }) => ({ id, itemId: item.id, pages: defined(lengths.get(id), 'it was added here') })),
        ]),
    )
  const { ranges } = packPages(frontPagesOf(plan), documents, 'documents')
  return [...ranges].map(([itemId, { first, last }]) => [itemId, first, last] as const).toSorted(byId)
}

/** What the columns show. */
function shown({ record }: MeetingView, plan: PackPages, lengths: ReadonlyMap<string, number>): Ranges {
  const own = new Set(record.papers.map(({ id }) => id))
  const composed = new Map(
    plan.documents.flatMap(({ paperId, itemId, first, last }) =>
      own.has(paperId) || itemId === null ? [] : [[itemId, { id: paperId, pages: last - first + 1 }]],
    ),
  )
  const { ranges } = expectedPages({ record, lengths, frontPages: frontPagesOf(plan), composed })
  return [...ranges].map(([itemId, { first, last }]) => [itemId, first, last] as const).toSorted(byId)
}

/** A clerk at the agenda of the sample's next meeting, who does as chance has it. */
class Desk {
  readonly lengths = new Map<string, number>()
  readonly #core: PaperCore
  readonly #meetingId: string
  readonly #random: () => number
  #made = 0

  private constructor(core: PaperCore, meetingId: string, seed: number) {
    this.#core = core
    this.#meetingId = meetingId
    this.#random = seededRandom(seed)
  }

  static async open(seed: number): Promise<Desk> {
    const core = await paperCore()
    const [meeting] = await core.client.meetings.list({})
    const meetingId = defined(meeting, 'the sample has meetings').id
    const { record } = await core.client.meetings.get({ meetingId })
    // What the sample may bring along is not what is tested here.
    for (const { id } of record.papers) await core.client.papers.remove({ meetingId, paperId: id })
    for (const { id } of record.reports) await core.client.reports.remove({ meetingId, reportId: id })
    return new Desk(core, meetingId, seed)
  }

  view(): Promise<MeetingView> {
    return this.#core.client.meetings.get({ meetingId: this.#meetingId })
  }

  plan(): Promise<PackPages> {
    return this.#core.client.packs.plan({ meetingId: this.#meetingId, audience: 'public', edition: 'agenda' })
  }

  /** Does one thing, and says what. */
  async actAtRandom(): Promise<string> {
    const { record } = await this.view()
    if (record.papers.length < 3) return this.#add(record)
    const chance = this.#random()
    if (chance < 0.2 && record.papers.length < 14) return this.#add(record)
    if (chance < 0.5) return this.#drop(record)
    if (chance < 0.75) return this.#step(record)
    if (chance < 0.9) return this.#decide(record)
    return this.#remove(record)
  }

  #one<Thing>(things: readonly Thing[]): Thing {
    return defined(things[Math.floor(this.#random() * things.length)], 'there is one')
  }

  async #add({ items }: MeetingView['record']): Promise<string> {
    const { client, keepPdf, allRead } = this.#core
    const meetingId = this.#meetingId
    const itemId = this.#one(items).id
    const files = []
    for (let count = 1 + Math.floor(this.#random() * 3); count > 0; count -= 1) {
      this.#made += 1
      const [id, pages] = [`paper-${this.#made}`, 1 + Math.floor(this.#random() * 6)]
      this.lengths.set(id, pages)
      files.push({ id, fileName: `${id}.pdf`, sha256: await keepPdf(pages, id) })
    }
    await client.papers.add({ meetingId, itemId, files })
    for (const { id } of files) {
      await client.papers.change({ meetingId, paperId: id, change: { classification: 'public' } })
    }
    await allRead(meetingId)
    return `adds ${files.length}`
  }

  /** Lets go of a row, or of two papers, on another row. */
  async #drop(record: MeetingView['record']): Promise<string> {
    const { client } = this.#core
    const meetingId = this.#meetingId
    const rows = [...record.items, ...record.papers].map(({ id }) => id)
    for (;;) {
      const keys =
        this.#random() < 0.3 ? [this.#one(record.papers).id, this.#one(record.papers).id] : [this.#one(rows)]
      const target = { key: this.#one(rows), position: this.#one(['before', 'after', 'on'] as const) }
      const act = dropAct(record, keys, target)
      if (act === null) continue
      if (act.kind === 'item') await client.agenda.moveItem({ meetingId, ...act.move })
      else for (const move of act.moves) await client.papers.move({ meetingId, ...move })
      return `drops ${keys.join(' and ')} ${target.position} ${target.key}`
    }
  }

  async #step(record: MeetingView['record']): Promise<string> {
    for (;;) {
      const step = this.#random() < 0.5 ? 1 : -1
      const move = stepOf(record.papers, record.items, this.#one(record.papers).id, step)
      if (move === null || move.itemId === null) continue
      await this.#core.client.papers.move({ meetingId: this.#meetingId, ...move })
      return `steps ${move.paperId} by ${step}`
    }
  }

  async #decide({ papers }: MeetingView['record']): Promise<string> {
    const paper = this.#one(papers)
    const closes = paper.classification === 'public'
    await this.#core.client.papers.change({
      meetingId: this.#meetingId,
      paperId: paper.id,
      change: closes
        ? { classification: 'exempt', exemption: { paragraphs: [3], publicInterest: 'Prices.' } }
        : { classification: 'public', exemption: null },
    })
    return `${closes ? 'closes' : 'opens'} ${paper.id}`
  }

  async #remove({ papers }: MeetingView['record']): Promise<string> {
    const { id } = this.#one(papers)
    await this.#core.client.papers.remove({ meetingId: this.#meetingId, paperId: id })
    return `removes ${id}`
  }
}
