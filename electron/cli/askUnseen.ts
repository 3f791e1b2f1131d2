import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** A line typed at the terminal, which shows none of it; null where nobody sits at one. */
export async function askUnseen(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  // Standard output is for results.
  process.stderr.write(question)
  const unseen = new Writable({ write: (_typed, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
