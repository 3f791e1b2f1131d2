import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { licenceReport, shippedPackages } from '../../build/supplyChain.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly overrides: Readonly<Record<string, unknown>>
}
interface LockEntry {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly gypfile?: boolean
}
interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>
}

const manifest = readJson<Manifest>('package.json')
const lock = readJson<Lock>('package-lock.json')
const all = { ...manifest.dependencies, ...manifest.devDependencies }
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')

/** Their lock files lack binaries of other platforms, or their installation downloads a program, which council networks refuse. */
const neverTaken = [
  'oxlint',
  'oxlint-tsgolint',
  '@biomejs/biome',
  '@myriaddreamin/typst-ts-node-compiler',
  'electron-updater',
  'puppeteer',
  'sharp',
]

/** Licences that ask no more than to be named. */
const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // How dictionary-en-gb names that of its word lists; the whole text is shipped with them.
  'BSD',
  'Apache-2.0',
  'OFL-1.1',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'BlueOak-1.0.0',
  'Python-2.0',
])

describe('the dependencies', () => {
  it('are pinned to one version each', () => {
    const loose = Object.entries(all).filter(([, wanted]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(wanted))
    expect(loose).toEqual([])
  })

  it('replace the canvas that would break the lock file by an empty package', () => {
    expect(manifest.overrides).toMatchObject({ '@napi-rs/canvas': 'npm:empty-npm-package@1.0.0' })
  })

  it('bring a database driver that needs no compiler, and a Node that can load it', () => {
    expect(all['better-sqlite3']).toMatch(/^npm:better-sqlite3-multiple-ciphers@13\./)
    expect(all['node']).toMatch(/^24\./)
  })

  it('are installed without a compiler: the driver brings its binaries, and npm is told so', () => {
    // npm ci forgets what the package itself says ("gypfile": false) and would run node-gyp, which needs Python and make.
    // npm install drops the line from the lock file: put it back.
    const compiled = installed
      .filter(([path]) => existsSync(`${root}${path}/binding.gyp`))
      .filter(([, entry]) => entry.gypfile !== false)
    expect(compiled.map(([path]) => path)).toEqual([])
    expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false)
  })

  it('are the versions in the lock file', () => {
    const different = Object.entries(all).filter(([name, wanted]) => {
      const entry = lock.packages[`node_modules/${name}`]
      return entry?.version !== wanted.replace(/^npm:.*@/, '')
    })
    expect(different).toEqual([])
  })

  it('include none of the packages that cannot be installed everywhere', () => {
    const names = installed.map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(names.filter((name) => neverTaken.includes(name))).toEqual([])
  })

  it('are all locked to contents, not only to a version', () => {
    const loose = installed.filter(([, entry]) => entry.link !== true && entry.integrity === undefined)
    expect(loose.map(([path]) => path)).toEqual([])
  })
})

describe('what is shipped', () => {
  const shipped = installed
    .filter(([, entry]) => entry.dev !== true && entry.devOptional !== true)
    .map(([path]) => path)
    // A binary for another platform is locked but not on this disk.
    .filter((path) => existsSync(`${root}${path}/package.json`))

  it('is licensed permissively, package by package', () => {
    expect(shipped.length).toBeGreaterThan(20)
    const others = shipped
      .map((path) => ({ path, licence: licenceOf(path) }))
      .filter(({ licence }) => !isPermissive(licence))
    expect(others).toEqual([])
  })

  it('is named in the report of licences, each with its text where it brings one', () => {
    const packages = shippedPackages()
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['react', 'docx', 'kysely']))
    expect(packages).toHaveLength(shipped.length)
    const report = licenceReport(packages)
    for (const { name, version } of packages) expect(report).toContain(`\n${name} ${version}\n`)
    // Most say it in full; the few that do not are named so.
    expect(packages.filter(({ text }) => text === '').length).toBeLessThan(packages.length / 4)
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['(MIT AND Apache-2.0)', true],
    ['GPL-3.0-only', false],
    ['AGPL-3.0', false],
    ['', false],
  ])('%j may be shipped: %s', (licence, expected) => {
    expect(isPermissive(licence)).toBe(expected)
  })
})

function licenceOf(path: string): string {
  const { license, licenses } = readJson<{
    readonly license?: string | { readonly type: string }
    readonly licenses?: readonly { readonly type: string }[]
  }>(`${path}/package.json`)
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? ''
}

function isPermissive(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((name) => permissive.has(name.trim())))
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as Shape
}
