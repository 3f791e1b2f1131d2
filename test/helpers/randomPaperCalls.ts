import { classifications } from '../../shared/domain/access.ts'
import type { Roll } from './randomEdits.ts'
import { aReport } from './recordBuilder.ts'
import type { Sent } from './builders.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { aMeetingId, pick, words } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'

type ToldRecord = Awaited<ReturnType<CoreClient['meetings']['get']>>['record']

async function recordAt({ client }: World, meetingId: string): Promise<ToldRecord> {
  return (await client.meetings.get({ meetingId })).record
}

/** One of the items of a meeting, or the whole meeting; now and then an item that is not there. */
function place(record: ToldRecord, n: number): string | null {
  return n % 7 === 0 ? null : n % 20 === 1 ? 'none' : pick(record.items, n).id
}

/** A paper of a meeting; now and then one that is not there. */
async function aPaperOf(world: World, roll: Roll) {
  const meetingId = aMeetingId(world, roll)
  const record = await recordAt(world, meetingId)
  const paperId = roll.b % 15 === 0 ? 'none' : pick(record.papers, roll.b).id
  return { meetingId, record, paperId }
}

function exemptionOf({ b, text }: Roll) {
  return b % 2 === 0 ? null : { paragraphs: [1 + (b % 8)], publicInterest: text }
}

function aHash({ hashes }: World, n: number): string {
  return n % 12 === 0 ? 'f'.repeat(64) : pick(hashes, n)
}

/** Papers, reports and findings let stand, as random calls ask for them. */
export const randomPaperCalls: Readonly<Record<string, Call>> = {
  'papers.add': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const record = await recordAt(world, meetingId)
    const id = roll.a % 9 === 0 ? pick(record.papers, roll.b).id : world.newId()
    const file = { id, fileName: words(roll), sha256: aHash(world, roll.a) }
    return world.client.papers.add({ meetingId, itemId: place(record, roll.b), files: [file] })
  },
  'papers.change': async (world, roll) => {
    const { meetingId, paperId } = await aPaperOf(world, roll)
    const classification = pick(classifications, roll.a)
    const change = { title: words(roll), classification, exemption: exemptionOf(roll) }
    return world.client.papers.change({ meetingId, paperId, change })
  },
  'papers.replace': async (world, roll) => {
    const { meetingId, paperId } = await aPaperOf(world, roll)
    return world.client.papers.replace({
      ...{ meetingId, paperId, fileName: words(roll), sha256: aHash(world, roll.a) },
    })
  },
  'papers.unlock': async (world, roll) => {
    const { meetingId, paperId } = await aPaperOf(world, roll)
    return world.client.papers.unlock({ meetingId, paperId, password: words(roll) })
  },
  'papers.move': async (world, roll) => {
    const { meetingId, paperId, record } = await aPaperOf(world, roll)
    return world.client.papers.move({
      ...{ meetingId, paperId, itemId: place(record, roll.a), index: roll.a % 4 },
    })
  },
  'papers.facts': (world, roll) => world.client.papers.facts({ meetingId: aMeetingId(world, roll) }),
  'papers.readAgain': async (world, roll) => {
    const { meetingId, paperId } = await aPaperOf(world, roll)
    return world.client.papers.readAgain({ meetingId, paperId })
  },
  'papers.remove': async (world, roll) => {
    const { meetingId, paperId } = await aPaperOf(world, roll)
    return world.client.papers.remove({ meetingId, paperId })
  },
  'reports.save': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { items, reports } = await recordAt(world, meetingId)
    const known = roll.a % 3 === 0 ? pick(reports, roll.a) : null
    const report = aReport(known?.id ?? world.newId(), {
      itemId: known?.itemId ?? pick(items, roll.b).id,
      title: words(roll),
      classification: pick(classifications, roll.a),
      exemption: exemptionOf(roll),
    })
    return world.client.reports.save({ meetingId, report } as Sent<CoreClient['reports']['save']>)
  },
  'reports.remove': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { reports } = await recordAt(world, meetingId)
    return world.client.reports.remove({ meetingId, reportId: pick(reports, roll.b).id })
  },
  'findings.accept': (world, roll) =>
    world.client.findings.accept({
      ...{ meetingId: aMeetingId(world, roll), key: `key ${roll.a % 3}`, reason: words(roll) },
    }),
  'findings.reopen': (world, roll) =>
    world.client.findings.reopen({ meetingId: aMeetingId(world, roll), key: `key ${roll.a % 3}` }),
}
