import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { backupsFolder, listBackups } from '../../../electron/core/backups/backupStore.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../../electron/db/bookDescription.ts'
import { openBookFile } from '../../../electron/db/open.ts'
import type { BookFile } from '../../../electron/db/open.ts'
import { proveCopy } from '../../../electron/db/proveCopy.ts'
import { verifyChain } from '../../../electron/db/verifyLog.ts'
import { attachmentStore } from '../../../electron/files/attachments.ts'
import { row } from '../../bench/rows.ts'
import { seededRandom } from '../part.ts'
import type { Part } from '../part.ts'
import type { Acknowledged } from './acknowledged.ts'
import type { Deed } from './deeds.ts'
import { Disk } from './disk.ts'
import type { Luck } from './disk.ts'
import { recordWorkload } from './recordWorkload.ts'
import type { Recorded } from './recordWorkload.ts'

/** So many power cuts, spread over a recording of a meeting that is minuted. */
export interface PowerCuts {
  readonly states: number
  /** Before the book was made, when there is nothing to lose. */
  readonly tooEarly: number
  /** What was lost or broken, a sentence each. */
  readonly faults: readonly string[]
}

export interface CutWish {
  readonly recorded: Recorded
  readonly states: number
  readonly seed: number
  /** As if the drive said "flushed" and had not: proof that the simulation bites. */
  readonly isDriveLying?: boolean
}

/** The share of states in which files and backups are read too, from end to end. */
const thorough = 0.3
const lucks: readonly Luck[] = ['nothing', 'everything', 'chance', 'chance', 'chance']

/** Cuts the power at moments drawn by chance, and looks at what the book holds that was answered as saved. */
export async function cutPower({
  recorded,
  states,
  seed,
  isDriveLying = false,
}: CutWish): Promise<PowerCuts> {
  const random = seededRandom(seed)
  const { deeds, root } = recorded
  const moments = Array.from({ length: states }, () => Math.floor(random() * (deeds.length + 1))).toSorted(
    (a, b) => a - b,
  )
  const disk = new Disk()
  const faults: string[] = []
  let [at, tooEarly] = [0, 0]
  let told: Acknowledged | null = null
  const scratch = mkdtempSync(join(tmpdir(), 'minutebook-cut-'))
  try {
    for (const moment of moments) {
      for (; at < moment; at += 1) {
        const deed = deeds[at] as Deed
        if (isScreen(deed, root)) told = toldBy(deed) ?? told
        else if (!(isDriveLying && deed.kind === 'flush')) disk.do(deed)
      }
      if (told === null) {
        tooEarly += 1
        continue
      }
      const luck = lucks[Math.floor(random() * lucks.length)] ?? 'chance'
      const files = disk.afterCut(luck, random)
      rmSync(scratch, { recursive: true, force: true })
      layOut(scratch, root, disk, files)
      const fault = await faultOf(scratch, told, random() < thorough)
      if (fault !== null) faults.push(`After ${moment} of ${deeds.length} deeds, ${luck}: ${fault}`)
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return { states, tooEarly, faults }
}

function isScreen(deed: Deed, root: string): boolean {
  return deed.path === join(root, 'SCREEN')
}

function toldBy(deed: Deed): Acknowledged | null {
  return deed.kind === 'write' ? (JSON.parse(deed.bytes.toString('utf8')) as Acknowledged) : null
}

function layOut(folder: string, root: string, disk: Disk, files: ReadonlyMap<string, Buffer>): void {
  mkdirSync(folder, { recursive: true })
  for (const path of disk.folders) mkdirSync(join(folder, path.slice(root.length)), { recursive: true })
  for (const [path, content] of files) {
    const target = join(folder, path.slice(root.length))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
}

/** What the officer would have lost; null when nothing is. */
async function faultOf(scratch: string, told: Acknowledged, isThorough: boolean): Promise<string | null> {
  const folder = join(scratch, 'book')
  let file: BookFile | null = null
  try {
    const key = fileKeyStore(join(scratch, 'config')).read(readDescription(folder).bookId)
    file = openBookFile({ folder, key, holder: 'browser', at: '2026-01-16T09:00:00.000Z' })
    const broken = verifyChain(file.reader)
    if (broken !== null) return `the log of ${broken.streamId} breaks at ${broken.seq}: ${broken.why}`
    const lost = lostActs(file, told) ?? lostSigning(file, told)
    if (lost !== null || !isThorough) return lost
    return (await lostFile(folder, key, told)) ?? lostBackup(folder, key, told)
  } catch (cause) {
    return `the book does not open: ${cause instanceof Error ? cause.message : String(cause)}`
  } finally {
    file?.close()
  }
}

function lostActs(
  { reader }: BookFile,
  { kind, meetingId, before = 0, acts, target }: Acknowledged,
): string | null {
  if (meetingId === undefined) return null
  const rows = reader.all(
    reader.sql.selectFrom('change').select('seq').where('stream_id', '=', `meeting:${meetingId}`),
  )
  const held = rows.length - before
  // One act may be there whose answer was never heard.
  const allowed = [acts, acts + 1, ...(kind === 'restoring' && target !== undefined ? [target] : [])]
  return allowed.includes(held) ? null : `${acts} acts were answered as saved, and the book holds ${held}`
}

function lostSigning({ reader }: BookFile, { signed }: Acknowledged): string | null {
  if (signed === undefined) return null
  const acts = reader.all(reader.sql.selectFrom('minutes_act').select('id').where('meeting_id', '=', signed))
  return acts.length > 0 ? null : 'the signing that was recorded is gone'
}

async function lostFile(folder: string, key: Buffer, { files }: Acknowledged): Promise<string | null> {
  const store = attachmentStore(join(folder, 'attachments'), key)
  for (const sha256 of files) {
    if (!store.has(sha256)) return 'a file that was kept is gone'
    const hash = createHash('sha256')
    for await (const bytes of store.get(sha256)) hash.update(bytes)
    if (hash.digest('hex') !== sha256) return 'a file that was kept holds something else'
  }
  return null
}

function lostBackup(folder: string, key: Buffer, { backups }: Acknowledged): string | null {
  const kept = listBackups(folder).map(({ name }) => name)
  const gone = backups.find((name) => !kept.includes(name))
  if (gone !== undefined) return `the backup ${gone} is gone`
  const last = backups.at(-1)
  if (last === undefined) return null
  const { broken } = proveCopy(join(backupsFolder(folder), last), key, false)
  return broken === null ? null : `the backup ${last} is damaged`
}

const statesAtOnce = 1_000

export const powerCuts: Part<PowerCuts> = {
  defaultCount: 50,
  async run({ from, count, seed, keep }) {
    const recorded = await recordWorkload(240)
    for (let next = from; next < count; next += 1) {
      keep(await cutPower({ recorded, states: statesAtOnce, seed: seed * 1_000 + next }))
    }
  },
  rows: (all) => [
    row(
      'power-states',
      'disks after a power cut',
      'times',
      null,
      all.reduce((sum, { states }) => sum + states, 0),
    ),
    row(
      'power-faults',
      'of these, with something lost or broken',
      'times',
      0,
      all.reduce((sum, { faults }) => sum + faults.length, 0),
    ),
  ],
  faults: (all) => all.flatMap(({ faults }) => faults),
}
