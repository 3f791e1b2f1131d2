import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './bundles.ts'
import { run } from './test/command.ts'

/**
 * `npm run supply-chain`: what is in the product that others made, for those who must answer for it. Writes dist/licences.txt, every package that is
 * shipped with its licence in full, and dist/sbom.cdx.json, the same as a CycloneDX bill of materials; then asks the registry for known
 * weaknesses, where it answers. `npm run dist` makes both before it packages.
 */

interface LockEntry {
  readonly version?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

export interface Shipped {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** As the package brings it; empty where it brings none. */
  readonly text: string
}

/** The packages that are shipped, by their names. A binary for another platform is locked, but not on this disk. */
export function shippedPackages(): Shipped[] {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockEntry>>
  }
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.devOptional !== true)
    .filter(([path]) => existsSync(join(projectRoot, path, 'package.json')))
    .map(([path, { version = '' }]) => {
      const folder = join(projectRoot, path)
      const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        readonly name: string
        readonly license?: string | { readonly type: string }
      }
      const licence = typeof license === 'string' ? license : (license?.type ?? '')
      return { name, version, licence, text: licenceText(folder) }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying|ofl)(\.|-|$)/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
}

export function licenceReport(packages: readonly Shipped[]): string {
  const line = '-'.repeat(79)
  return packages
    .map(({ name, version, licence, text }) =>
      [
        line,
        `${name} ${version}`,
        `Licence: ${licence}`,
        '',
        text === '' ? 'It brings no text of its licence.' : text,
        '',
      ].join('\n'),
    )
    .join('\n')
}

async function write(): Promise<number> {
  const dist = join(projectRoot, 'dist')
  mkdirSync(dist, { recursive: true })
  const packages = shippedPackages()
  writeFileSync(join(dist, 'licences.txt'), licenceReport(packages))
  console.log(`dist/licences.txt: ${packages.length} packages.`)
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
  const bill = await run('npm', words, { output: 'keep', limitSeconds: 120 })
  const start = bill.output.indexOf('{')
  if (bill.code !== 0 || start < 0) {
    console.error(`The bill of materials could not be made.\n${bill.output}`)
    return 1
  }
  writeFileSync(join(dist, 'sbom.cdx.json'), bill.output.slice(start, bill.output.lastIndexOf('}') + 1))
  console.log('dist/sbom.cdx.json: the bill of materials.')
  const audit = await run('npm', ['audit', '--omit', 'dev', '--audit-level', 'high'], {
    output: 'keep',
    limitSeconds: 60,
  })
  const isAnswered = /found \d+ vulnerabilit|\d+ vulnerabilit/i.test(audit.output)
  if (!isAnswered) console.log('Known weaknesses: the registry did not answer, so this was not looked up.')
  else console.log(`Known weaknesses: ${audit.output.trim().split('\n').at(-1) ?? ''}`)
  return isAnswered && audit.code !== 0 ? 1 : 0
}

if (import.meta.main) process.exitCode = await write()
