import { createHash } from 'node:crypto'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { AttachmentStore } from '../files/attachments.ts'
import { nameOfMeeting } from './signing/verifySigned.ts'
import type { Verified } from './signing/verifySigned.ts'

/** Whether every file that was published, made for signing, scanned or sealed is there, and is the one it was. */
export async function verifyFiles(store: AttachmentStore, record: MeetingRecord): Promise<Verified[]> {
  const files = filesOf(record)
  if (files.length === 0) return []
  const what = `The files of ${nameOfMeeting(record)}`
  const problems: string[] = []
  for (const { fileName, sha256 } of files) {
    const found = await foundIn(store, sha256)
    if (found !== null) problems.push(`“${fileName}”, of ${nameOfMeeting(record)}, ${found}.`)
  }
  if (problems.length > 0) return problems.map((found) => ({ what, ok: false, found }))
  const found =
    files.length === 1
      ? 'One file, which is the one it was.'
      : `${files.length} files, which are what they were.`
  return [{ what, ok: true, found }]
}

interface KeptFile {
  readonly fileName: string
  readonly sha256: string
}

function filesOf({ acts, publications }: MeetingRecord): KeptFile[] {
  const own = acts.filter(
    (act) => act.kind === 'copy-made' || act.kind === 'scan-filed' || act.kind === 'sealed',
  )
  return [...publications, ...own].map(({ fileName, sha256 }) => ({ fileName, sha256 }))
}

/** What is wrong with a file, as the end of a sentence; null when nothing is. */
async function foundIn(store: AttachmentStore, sha256: string): Promise<string | null> {
  if (!store.has(sha256)) return 'is not in the minute book'
  const hash = createHash('sha256')
  try {
    for await (const piece of store.get(sha256)) hash.update(piece)
  } catch (cause) {
    if (cause instanceof AppError) return 'was damaged or altered'
    throw cause
  }
  return hash.digest('hex') === sha256 ? null : 'is not the file that was kept'
}
