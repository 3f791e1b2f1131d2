import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Stands in for the browser host: says what it was given, and waits to be stopped when asked to. */
const standInHost = `
if (process.argv.includes('--wait')) {
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => { console.log('host: ended tidily'); process.exit(0) })
  setInterval(() => undefined, 1_000)
}
console.log('host: ' + process.argv.slice(2).join(' '))
`

interface Said {
  readonly code: number | null
  readonly output: string
}

describe('npm start', () => {
  const project = mkdtempSync(join(tmpdir(), 'minutebook-start-'))

  beforeAll(() => {
    cpSync(join(root, 'build'), join(project, 'build'), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
    for (const folder of ['shared', 'electron', 'renderer', 'dist/electron']) {
      mkdirSync(join(project, folder), { recursive: true })
    }
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(project, file))
    writeFileSync(join(project, 'dist/electron/browser.mjs'), standInHost)
  })
  afterAll(() => rmSync(project, { recursive: true, force: true }))

  /** As the bundler leaves it, so that nothing is built. */
  function built(): void {
    writeFileSync(join(project, 'dist/built'), '')
  }

  function start(...words: string[]): ChildProcess {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    return spawn(process.execPath, [join(project, 'build/start.ts'), ...words], {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  function end(child: ChildProcess, onText: (output: string) => void = () => undefined): Promise<Said> {
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
        onText(output)
      })
    }
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
  }

  it.runIf(process.platform === 'linux')(
    'says in one line why there is no window, and serves the browser',
    async () => {
      built()
      expect(await end(start('--port', '4242'))).toEqual({
        code: 0,
        output:
          'Electron needs a display and there is none here; using your browser instead.\nhost: --port 4242\n',
      })
    },
  )

  it('goes to the browser without a word when asked to', async () => {
    built()
    expect(await end(start('--browser'))).toEqual({ code: 0, output: 'host: \n' })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with its host on %s, and is content', async (signal) => {
    built()
    const child = start('--browser', '--wait')
    let sent = false
    const said = await end(child, (output) => {
      if (sent || !output.includes('host: --wait')) return
      sent = true
      child.kill(signal)
    })
    expect(said).toEqual({ code: 0, output: 'host: --wait\nhost: ended tidily\n' })
  })

  it('builds first when a source is newer, and says plainly when that fails', async () => {
    built()
    const later = new Date(Date.now() + 60_000)
    writeFileSync(join(project, 'shared/new.ts'), '')
    utimesSync(join(project, 'shared/new.ts'), later, later)
    const { code, output } = await end(start('--browser'))
    expect({ code, first: output.split('\n').slice(0, 2) }).toEqual({
      code: 1,
      first: [
        'Building Minutebook; this is done once after each change.',
        'Minutebook could not be built. The bundler says:',
      ],
    })
    expect(output).not.toMatch(/\n\s+at /)
  })
})
