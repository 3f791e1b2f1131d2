import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)
/** Electron's binary carries its fuses behind these letters: version, how many, then one byte each, '1' on and '0' off. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

interface Builder {
  getConfig(projectFolder: string, file: string | null, overrides: object | null): Promise<object>
  validateConfiguration(config: object, debug: { readonly isEnabled: boolean }): Promise<void>
}
interface Asar {
  listPackage(archive: string, options: { readonly isPack: boolean }): string[]
}

const builder = require('app-builder-lib/out/util/config/config') as Builder

describe('electron-builder.yml', () => {
  it("is what the packager's own schema asks for", async () => {
    const config = await builder.getConfig(root, 'electron-builder.yml', null)
    await expect(builder.validateConfiguration(config, { isEnabled: false })).resolves.toBeUndefined()
  })

  it('would be refused with a setting the packager does not know', async () => {
    const config = await builder.getConfig(root, 'electron-builder.yml', { nsis: { oneClik: false } })
    await expect(builder.validateConfiguration(config, { isEnabled: false })).rejects.toThrow(
      /configuration\.nsis/,
    )
  })

  it('makes an assisted installer for one person and an MSI for the whole council, and never looks for updates', async () => {
    const config = await builder.getConfig(root, 'electron-builder.yml', null)
    expect(config).toMatchObject({
      publish: null,
      win: { target: ['nsis', 'msi'] },
      nsis: { oneClick: false, perMachine: false, deleteAppDataOnUninstall: false },
      msi: { perMachine: true },
      mac: { target: ['dmg'] },
      linux: { target: ['AppImage', 'deb'] },
    })
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>
    }
    expect(Object.keys(manifest.dependencies)).not.toContain('electron-updater')
  })
})

describe('a package made round a stand-in for Electron', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-pack-'))
  const out = join(folder, 'out/linux-unpacked')

  beforeAll(async () => {
    standInProject(folder)
    await promisify(execFile)(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        ...['--linux', 'dir', '--x64'],
        `-c.electronDist=${join(folder, 'electron-dist')}`,
      ],
      { cwd: folder, maxBuffer: 20_000_000 },
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has the fuses set: no plain Node, no options, no inspector, cookies sealed, the archive checked and alone', () => {
    const binary = readFileSync(join(out, 'minutebook'), 'latin1')
    const at = binary.indexOf(fuseSentinel) + fuseSentinel.length
    const fuses = binary.slice(at + 2, at + 10)
    // In Electron's order: runAsNode, cookies, NODE_OPTIONS, inspector, archive integrity, only from the archive, own V8 snapshot, file privileges.
    expect({ found: at > fuseSentinel.length, fuses }).toEqual({ found: true, fuses: '01001110' })
  })

  it('holds the bundles and the database driver and no other package', () => {
    const asar = require('@electron/asar') as Asar
    const files = asar.listPackage(join(out, 'resources/app.asar'), { isPack: false })
    expect(files).toEqual(
      expect.arrayContaining([
        '/dist/electron/main.mjs',
        '/dist/renderer/index.html',
        '/node_modules/better-sqlite3/lib/index.js',
      ]),
    )
    const packages = files.flatMap((file) => /^\/node_modules\/([^/]+)$/.exec(file)?.[1] ?? [])
    expect(packages).toEqual(['better-sqlite3'])
    const rooms = new Set(files.map((file) => file.split('/')[1]))
    expect([...rooms].toSorted()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json'])
  })

  it('leaves outside what the threads run and read, and the page and the start of the host inside', () => {
    const asar = require('@electron/asar') as Asar
    const lines = asar.listPackage(join(out, 'resources/app.asar'), { isPack: true })
    const placeOf = (path: string): string | undefined =>
      lines.find((line) => line.endsWith(path))?.split(' ')[0]
    for (const path of threadFiles) {
      expect([path, placeOf(path)]).toEqual([path, 'unpack'])
      expect(existsSync(join(out, 'resources/app.asar.unpacked', path))).toBe(true)
    }
    expect([placeOf('dist/electron/main.mjs'), placeOf('dist/renderer/index.html')]).toEqual(['pack', 'pack'])
  })

  it("leaves the driver's binary outside the archive, where the operating system can load it, and only this platform's", () => {
    const asar = require('@electron/asar') as Asar
    const binaries = asar
      .listPackage(join(out, 'resources/app.asar'), { isPack: true })
      .filter((line) => line.endsWith('.node'))
    expect(binaries.length).toBeGreaterThan(0)
    expect(binaries.filter((line) => !line.startsWith('unpack') || !line.includes('linux'))).toEqual([])
  })
})

const threadFiles = [
  'dist/electron/coreThread.mjs',
  'dist/electron/renderThread.mjs',
  'dist/electron/fileChild.mjs',
  'dist/electron/proveThread.mjs',
  'dist/electron/mendThread.mjs',
  'dist/electron/createCore-AbCd1234.mjs',
  'dist/electron/assets/typst.wasm',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/better-sqlite3/package.json',
] as const

/** A project with our configuration, two files for bundles, and a folder shaped like Electron's distribution. */
function standInProject(folder: string): void {
  cpSync(join(root, 'electron-builder.yml'), join(folder, 'electron-builder.yml'))
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  cpSync(join(root, 'build/icons'), join(folder, 'build/icons'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  write(folder, 'dist/electron/main.mjs', 'export {}\n')
  for (const path of threadFiles) if (path.startsWith('dist/')) write(folder, path, '')
  write(folder, 'dist/renderer/index.html', '<!doctype html>\n')
  for (const source of ['shared/aSource.ts', 'build/aSource.ts', 'test/fixtures/minutes.docx', 'notes.txt'])
    write(folder, source, '')
  const { version } = require('electron/package.json') as { readonly version: string }
  write(folder, 'electron-dist/version', version)
  write(folder, 'electron-dist/locales/en-GB.pak', '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    write(folder, `electron-dist/${name}`, '')
  }
  mkdirSync(join(folder, 'electron-dist/resources'))
  write(folder, 'electron-dist/electron', `\u007fELF${fuseSentinel}\u0001\u0009101111111${'\0'.repeat(64)}`)
  chmodSync(join(folder, 'electron-dist/electron'), 0o755)
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text, 'latin1')
}
