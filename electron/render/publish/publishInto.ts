import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  orderedTicks,
  publishFolderName,
  publishFolderStem,
  publishTicks,
  versionInName,
} from '../../../shared/domain/publishing.ts'
import { namesInFolder } from '../../files/writeFolderAtomically.ts'
import { manifestPath, publishedSet } from './publishedSet.ts'
import type { PublishedSet, PublishMaking, PublishOrder } from './publishOrder.ts'
import { sha256Of } from './siteFiles.ts'

/** What is published, where it goes, and whether the very same was published there last. */
export interface PlannedPublication {
  readonly name: string
  readonly version: number
  /** True where the latest version there has the same files, byte by byte: there is nothing to write. */
  readonly already: boolean
  readonly order: PublishOrder
  readonly set: PublishedSet
}

/** As much of the index of an earlier version as is compared. */
const manifestSchema = z.object({
  version: z.int(),
  asOf: z.iso.datetime({ offset: true }),
  ticks: z.array(z.enum(publishTicks)),
  meeting: z.object({ id: z.string() }),
  recordHash: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
})
type Manifest = z.infer<typeof manifestSchema>

/**
 * Makes everything that is ticked as the next version in a folder. Where the latest version there is of the same record, it is made as that
 * version first: when every byte is the same, that one stays what it is. Throws as `publishedSet` does, and `storage`.
 */
export async function planPublication(
  parent: string,
  wish: Omit<PublishOrder, 'version'>,
  making: PublishMaking,
): Promise<PlannedPublication> {
  const stem = publishFolderStem(wish.record)
  const versions = namesInFolder(parent).flatMap((name) => {
    const version = versionInName(stem, name)
    return version === null ? [] : [{ name, version }]
  })
  const last = versions.toSorted((a, b) => a.version - b.version).at(-1)
  const ticks = orderedTicks(wish.ticks)
  const before = last === undefined ? null : readManifest(join(parent, last.name))
  if (last !== undefined && before !== null && mayBeSame(before, wish.record.meeting.id, ticks)) {
    // The same words are as old as they were then, whatever was written and taken back since.
    const order = { ...wish, ticks, version: last.version, asOf: before.asOf }
    const set = await publishedSet(order, making)
    if (set.recordHash === before.recordHash && isWhole(join(parent, last.name), before, set)) {
      return { name: last.name, version: last.version, already: true, order, set }
    }
  }
  const version = (last?.version ?? 0) + 1
  const order = { ...wish, ticks, version }
  return {
    ...{ name: publishFolderName(stem, version), version, already: false, order },
    set: await publishedSet(order, making),
  }
}

/** Another meeting of the same name on the same day, or other ticks, are told at a glance. */
function mayBeSame(before: Manifest, meetingId: string, ticks: readonly string[]): boolean {
  return before.meeting.id === meetingId && orderedTicks(before.ticks).join() === ticks.join()
}

function readManifest(folder: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, manifestPath), 'utf8'))).data ?? null
  } catch {
    // A folder without its index is no version that could be the same.
    return null
  }
}

/** Whether the folder still holds what would be written: as many files, each with the same bytes. */
function isWhole(folder: string, before: Manifest, { files }: PublishedSet): boolean {
  if (before.files.length + 1 !== files.length) return false
  return files.every(({ path, bytes }) => {
    const file = join(folder, ...path.split('/'))
    try {
      return statSync(file).size === bytes.length && sha256Of(readFileSync(file)) === sha256Of(bytes)
    } catch {
      // It was taken away since, or cannot be read.
      return false
    }
  })
}
