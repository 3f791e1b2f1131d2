import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { formatDate } from '../../shared/domain/civilTime.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { Verified } from '../core/signing/verifySigned.ts'

/**
 * Whether a file is, byte for byte, an audit trail that this book exported: its SHA-256 was written into the book's own log then. So every
 * sentence in it is what Minutebook told on that day, not only the changes that its own hashes cover.
 */
export async function verifyTrail(client: CoreClient, path: string): Promise<Verified> {
  const what = `The audit trail in ${path}`
  for (const sha256 of digestsOf(path)) {
    const told = await exportTold(client, sha256)
    if (told === null) continue
    const day = formatDate(told.wallTime.slice(0, 10), '3 November 2022')
    const found = `It is, byte for byte, what ${told.actor} exported on ${day} at ${told.wallTime.slice(11, 16)}.`
    return { what, ok: true, found }
  }
  const found =
    'The log of this minute book does not know it: it was changed after it was exported, or comes from another minute book.'
  return { what, ok: false, found }
}

/** Of the file as it is, and as it was before a terminal ended its last line in its own way. */
function digestsOf(path: string): Set<string> {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new AppError('not-found', `The file ${path} cannot be read.`, { path }, { cause })
  }
  const last = bytes.findLastIndex((byte) => byte !== 0x0a && byte !== 0x0d)
  const ends = ['\n', '\r\n'].map((end) => Buffer.concat([bytes.subarray(0, last + 1), Buffer.from(end)]))
  return new Set([bytes, ...ends].map((each) => createHash('sha256').update(each).digest('hex')))
}

async function exportTold(client: CoreClient, sha256: string) {
  const filter = {
    ...{ meetingId: null, committeeId: null, actor: null, group: 'exchange' as const, from: null, to: null },
    ...{ words: sha256, includeExempt: false },
  }
  let after: number | null = null
  do {
    const page = await client.audit.list({ filter, after, limit: 200 })
    const told = page.entries.find(
      ({ kind, what, more }) =>
        kind === 'deed.noted' &&
        what.includes('The audit trail was exported: ') &&
        more.some(({ value }) => value === sha256),
    )
    if (told !== undefined) return told
    after = page.next
  } while (after !== null)
  return null
}
