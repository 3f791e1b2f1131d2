import { findChromium } from '../../test/helpers/chromium.ts'
import { packageProgram, run } from './command.ts'

/** What the tests can use beyond Node: a browser, and second readers of the papers that are made. */

interface Tool {
  readonly name: string
  readonly probe: readonly [string, ...string[]]
  readonly debianPackage: string
  readonly without: string
}

const readers: readonly Tool[] = [
  {
    name: 'LibreOffice',
    probe: ['soffice', '--version'],
    debianPackage: 'libreoffice-writer',
    without: 'the Word papers are not opened in a second program',
  },
  {
    name: 'poppler',
    probe: ['pdftotext', '-v'],
    debianPackage: 'poppler-utils',
    without: 'the PDF papers are not read back by a second program',
  },
  {
    name: 'qpdf',
    probe: ['qpdf', '--version'],
    debianPackage: 'qpdf',
    without: 'the structure of the PDF files is not checked by a second program',
  },
  {
    name: 'pikepdf',
    // Debian's own Python: another that comes first on the PATH knows nothing of Debian's packages.
    probe: ['/usr/bin/python3', '-c', 'import pikepdf'],
    debianPackage: 'python3-pikepdf',
    without: 'the accessibility of the PDF files is not checked by a second program',
  },
  {
    name: 'A C compiler',
    probe: ['cc', '--version'],
    debianPackage: 'build-essential',
    without: 'power cuts are not simulated',
  },
]

const mayInstall = process.env['CI'] !== undefined || process.argv.includes('--install')
const isRoot = process.getuid?.() === 0

/** Installs the missing readers on a build machine; elsewhere says what will be skipped without them. */
export async function prepareReaders(): Promise<void> {
  const missing = await filterMissing(readers)
  if (missing.length === 0) return
  if (mayInstall && (await canUseApt())) await aptInstall(missing.map(({ debianPackage }) => debianPackage))
  for (const { name, without } of await filterMissing(readers))
    console.log(`${name} was not found: ${without}.`)
}

/** The browser for the end-to-end tests: one that is installed, else Playwright's, else Debian's; or the reason why there is none. */
export async function prepareBrowser(): Promise<{ readonly missing: string | null }> {
  if (findChromium() !== null) return { missing: null }
  console.log('No Chromium was found: asking Playwright for one.')
  const download = await run(...withPlaywright('install', 'chromium'), { limitSeconds: 300 })
  if (findChromium() !== null) return { missing: null }
  const why = download.gaveUp ? 'did not finish in five minutes' : 'failed'
  if (isRoot && (await canUseApt())) {
    console.log(`Playwright's download ${why}: asking apt for Chromium.`)
    await aptInstall(['chromium'])
    if (findChromium() !== null) return { missing: null }
    return { missing: `no Chromium was found, Playwright's download ${why}, and apt had none` }
  }
  return { missing: `no Chromium was found, and Playwright's download ${why}` }
}

function withPlaywright(...words: string[]): [string, readonly string[]] {
  const [node, program] = packageProgram('@playwright/test/cli.js')
  return [node, [program, ...words]]
}

async function filterMissing(tools: readonly Tool[]): Promise<readonly Tool[]> {
  const found = await Promise.all(
    tools.map(async (tool) => {
      const [command, ...args] = tool.probe
      return { tool, code: (await run(command, args, { output: 'keep', limitSeconds: 60 })).code }
    }),
  )
  return found.filter(({ code }) => code !== 0).map(({ tool }) => tool)
}

async function canUseApt(): Promise<boolean> {
  if (!isRoot) return false
  return (await run('apt-get', ['--version'], { output: 'keep' })).code === 0
}

async function aptInstall(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const quietly = { env, output: 'keep', limitSeconds: 300 } as const
  console.log(`Installing ${packages.join(', ')} by apt.`)
  await run('apt-get', ['update', '-qq'], quietly)
  const installed = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    quietly,
  )
  if (installed.code !== 0) console.log(installed.output.trim().split('\n').slice(-3).join('\n'))
}
