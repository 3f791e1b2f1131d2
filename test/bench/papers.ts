import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CoreClient } from '../../shared/api/client.ts'

type Order = Parameters<CoreClient['papers']['make']>[0]

export interface MadePaper {
  readonly outputId: string
  readonly pages: number | null
  readonly milliseconds: number
}

/** Orders a paper and waits for it, as the screen does; the time is from the order to the file being there. */
export async function makePaper(client: CoreClient, order: Order): Promise<MadePaper> {
  const started = performance.now()
  const { jobId } = await client.papers.make(order)
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'done') {
      return { outputId: event.outputId, pages: event.pages, milliseconds: performance.now() - started }
    }
    if (event.state !== 'running')
      throw new Error(`The ${order.paper} was not made: ${JSON.stringify(event)}`)
  }
  throw new Error(`Nothing more was heard of the ${order.paper}.`)
}

/** The most memory a process has held, in MB; null where the system does not say. */
export function peakMegabytes(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024
}

/** Milliseconds LibreOffice takes from a Word file to PDF, the second time, when its profile is there; null where it is not found. */
export async function libreOfficeMilliseconds(word: Uint8Array): Promise<number | null> {
  if (spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))
  try {
    writeFileSync(join(folder, 'minutes.docx'), word)
    let milliseconds = 0
    for (let n = 0; n < 2; n += 1) {
      const started = performance.now()
      await promisify(execFile)('soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'minutes.docx')],
      ])
      milliseconds = performance.now() - started
    }
    return milliseconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
