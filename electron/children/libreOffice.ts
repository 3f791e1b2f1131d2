import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inPrivateFolder } from './privateFolder.ts'
import { runProgram } from './runProgram.ts'
import type { ProgramEnd } from './runProgram.ts'
import type { Converted, WordProgram } from './wordConverter.ts'

/** A report of 100 pages takes 10 seconds on an old laptop. */
const convertMilliseconds = 60_000

type Environment = Readonly<Record<string, string | undefined>>

/** Where LibreOffice is on this computer: on the PATH, or where it is installed usually. Null for nowhere. */
export function findLibreOffice(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  exists: (path: string) => boolean = existsSync,
): string | null {
  return libreOfficePlaces(platform, environment).find(exists) ?? null
}

function libreOfficePlaces(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === 'win32') {
    const roots = [environment['ProgramFiles'], environment['ProgramW6432'], environment['ProgramFiles(x86)']]
    // The one that ends in .com waits for its work, and shows no window.
    return roots.flatMap((root) => (root === undefined ? [] : [`${root}\\LibreOffice\\program\\soffice.com`]))
  }
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder.startsWith('/') && !folder.startsWith('/snap/'))
    .map((folder) => join(folder, 'soffice'))
  if (platform === 'darwin') return [...onPath, '/Applications/LibreOffice.app/Contents/MacOS/soffice']
  return [
    ...onPath,
    '/usr/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    '/usr/lib64/libreoffice/program/soffice',
    ...optionalPlaces(),
  ]
}

/** The makers' own packages: /opt/libreoffice24.8, the newest first. */
function optionalPlaces(): string[] {
  if (!existsSync('/opt')) return []
  return readdirSync('/opt')
    .filter((name) => name.startsWith('libreoffice'))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => `/opt/${name}/program/soffice`)
}

const option = (value: boolean | number): { readonly type: string; readonly value: string } => ({
  type: typeof value === 'boolean' ? 'boolean' : 'long',
  value: String(value),
})

/** Tagged, with bookmarks, without comments, and no form that can be filled in. */
const pdfFilter = `pdf:writer_pdf_Export:${JSON.stringify({
  PDFUACompliance: option(true),
  UseTaggedPDF: option(true),
  ExportBookmarks: option(true),
  ExportFormFields: option(false),
  ExportNotes: option(false),
  ExportNotesInMargin: option(false),
  ExportHiddenSlides: option(false),
})}`

export function libreOffice(program: string, milliseconds = convertMilliseconds): WordProgram {
  return {
    toPdf: async (word, format, signal): Promise<Converted> => {
      const made = await convert({ program, milliseconds, signal }, word, format, pdfFilter, 'pdf')
      if (made instanceof Uint8Array) return { pdf: made, engine: null }
      const sentence =
        made.kind === 'slow'
          ? `This document could not be converted: LibreOffice was not done with it in ${Math.round(milliseconds / 1_000)} seconds. Ask for it as PDF.`
          : 'This document could not be converted: LibreOffice did not open it. Ask for it as PDF.'
      return { why: sentence, lacksConverter: false }
    },
    toDocx: async (word, signal) => {
      const made = await convert(
        { program, milliseconds, signal },
        word,
        'doc',
        'docx:MS Word 2007 XML',
        'docx',
      )
      return made instanceof Uint8Array ? made : null
    },
  }
}

interface Run {
  readonly program: string
  readonly milliseconds: number
  readonly signal: AbortSignal
}

/** In a profile of its own, so that neither a running LibreOffice nor the officer's settings have to do with it. */
function convert(
  { program, milliseconds, signal }: Run,
  word: Uint8Array,
  from: string,
  filter: string,
  to: string,
): Promise<Uint8Array | ProgramEnd> {
  return inPrivateFolder(async (folder) => {
    const profile = join(folder, 'profile')
    const source = join(folder, `paper.${from}`)
    const out = join(folder, 'out')
    await mkdir(join(profile, 'user'), { recursive: true })
    await mkdir(out)
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
    await writeFile(source, word, { mode: 0o600 })
    const end = await runProgram(
      {
        command: program,
        words: [
          `-env:UserInstallation=${pathToFileURL(profile).href}`,
          ...[
            '--headless',
            '--invisible',
            '--norestore',
            '--nolockcheck',
            '--nodefault',
            '--nofirststartwizard',
          ],
          ...['--convert-to', filter, '--outdir', out, source],
        ],
        env: { ...process.env, ...offline, TMPDIR: folder, TMP: folder, TEMP: folder },
        folder,
        milliseconds,
      },
      signal,
    )
    const made = join(out, `paper.${to}`)
    // It says that all went well whatever it did: only what it wrote counts.
    if (end.kind === 'slow' || !existsSync(made)) return end
    return new Uint8Array(await readFile(made))
  })
}

/** Whatever would be fetched is asked of a door that nobody opens. */
const nobody = 'http://127.0.0.1:9'
const offline = {
  ...{ http_proxy: nobody, https_proxy: nobody, ftp_proxy: nobody },
  ...{ HTTP_PROXY: nobody, HTTPS_PROXY: nobody, no_proxy: '', NO_PROXY: '' },
}

/** Macros never run, nothing outside the file is fetched, and nothing is kept. */
const settings = registry([
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '2'],
  ['/org.openoffice.Inet/Settings', 'ooInetProxyType', '1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', '9'],
  ['/org.openoffice.Office.Common/Save/Document', 'AutoSave', 'false'],
  ['/org.openoffice.Office.Common/Misc', 'FirstRun', 'false'],
])

function registry(entries: readonly (readonly [path: string, name: string, value: string])[]): string {
  const items = entries.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${items.join('\n')}
</oor:items>
`
}
