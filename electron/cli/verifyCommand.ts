import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { verifyActs, verifyText } from '../core/signing/verifySigned.ts'
import type { Verified } from '../core/signing/verifySigned.ts'
import type { Command } from './command.ts'
import type { Words } from './words.ts'
import { readRecordFile } from './recordFile.ts'

interface Verification {
  readonly ok: boolean
  readonly checked: readonly Verified[]
}

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify [--plain] [--book DIR] [--trail FILE | RECORD.json ...]',
  summary:
    'Compares a minute book with what was written down of it: every change follows the one before it, confirmed and signed minutes say ' +
    'what was confirmed and signed, what one meeting did with the minutes of another stands in both, and published files and scans are ' +
    'those that were kept. Of record files it compares the words and what was done with them, without a book. With --trail it says whether ' +
    'an exported audit trail is, byte for byte, what this book exported. Prints {ok, checked: [{what, ok, ' +
    'found}]}, or with --plain each of them as a line; exit code 1 when something does not hold.',
  allowed: { arguments: 'many', options: ['book', 'trail'], flags: ['plain'] },
  hasFailed: (result) =>
    typeof result === 'string' ? result.startsWith(notHeld) : !(result as Verification).ok,
  async run(words): Promise<Verification | string> {
    const verification = await verify(words)
    return words.flag('plain') ? inLines(verification) : verification
  },
}

const notHeld = 'Something does not hold.'

/** Whether it holds, then what was looked at, a line each: what does not hold first. */
function inLines({ ok, checked }: Verification): string {
  const inTurn = checked.toSorted((a, b) => Number(a.ok) - Number(b.ok))
  return [
    ok ? 'Everything holds.' : notHeld,
    ...inTurn.map((each) => `${each.ok ? '✓' : '!'} ${each.what}: ${each.found}`),
  ].join('\n')
}

async function verify(words: Words): Promise<Verification> {
  const paths = words.arguments()
  const trail = words.optional('trail')
  if (trail !== null) {
    if (paths.length > 0) throw new AppError('invalid-input', 'Give --trail or record files, not both.')
    const { withBook } = await import('./bookCommands.ts')
    const { verifyTrail } = await import('./verifyTrail.ts')
    const verified = await withBook(words, (client) => verifyTrail(client, trail))
    return { ok: verified.ok, checked: [verified] }
  }
  if (paths.length > 0) {
    if (words.optional('book') !== null) {
      throw new AppError('invalid-input', 'Give --book or record files, not both.')
    }
    return verifyRecordFiles(paths)
  }
  const { withBook } = await import('./bookCommands.ts')
  return withBook(words, (client) => client.signing.verify({ meetingId: null }))
}

/** A file that holds no sound record is a thing that does not hold, like any other. */
function verifyRecordFiles(paths: readonly string[]): Verification {
  const broken: Verified[] = []
  const records = new Map<string, MeetingRecord>()
  for (const path of paths) {
    try {
      const record = readRecordFile(path)
      records.set(record.meeting.id, record)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      broken.push({ what: path, ok: false, found: error.message })
    }
  }
  const checked = [...records.values()].flatMap((record) => {
    const own = [...verifyText(record), ...verifyActs(record, (id) => records.get(id) ?? null)]
    return own.length > 0 ? own : [nothingToCompare(record)]
  })
  const all = [...broken, ...checked]
  return { ok: all.every(({ ok }) => ok), checked: all }
}

function nothingToCompare({ committee, meeting }: MeetingRecord): Verified {
  return {
    what: `The meeting of ${committee.name} on ${meeting.date}`,
    ok: true,
    found: 'Its minutes are not confirmed, so there is nothing to compare them with.',
  }
}
