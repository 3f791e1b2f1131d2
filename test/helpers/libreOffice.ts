import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** True where LibreOffice can be run. */
export const libreOfficeIsHere = spawnSync('soffice', ['--version'], { timeout: 30_000 }).status === 0

/**
 * .docx files as LibreOffice reads them, converted in one run, in a profile of its own so that no running LibreOffice is disturbed.
 * Throws after two minutes.
 */
export async function convertWord(
  files: readonly Uint8Array[],
  filter: string,
  extension: string,
): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'minutebook-office-'))
  try {
    const paths = files.map((_, index) => join(folder, `paper${index}.docx`))
    for (const [index, path] of paths.entries()) await writeFile(path, files[index] ?? '')
    await runLibreOffice([
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--norestore',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      ...paths,
    ])
    return await Promise.all(paths.map((path) => readFile(path.replace(/docx$/, extension))))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** One start of LibreOffice, until it ends by itself. Throws after two minutes. */
export function runLibreOffice(commandLine: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // A group of its own: soffice starts soffice.bin, and both must end when time is up.
    const child = spawn('soffice', commandLine, { detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      reject(new Error('LibreOffice took more than two minutes'))
    }, 120_000)
    child.on('error', reject)
    child.on('exit', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve()
      else reject(new Error(`LibreOffice ended with ${code}`))
    })
  })
}
