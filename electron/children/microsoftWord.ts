import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inPrivateFolder } from './privateFolder.ts'
import { runProgram } from './runProgram.ts'
import type { ProgramRun } from './runProgram.ts'
import type { WordProgram } from './wordConverter.ts'

const convertMilliseconds = 90_000

type Environment = Readonly<Record<string, string | undefined>>

/** Where Microsoft Word is on this computer; null where it is not, and on anything but Windows. */
export function findMicrosoftWord(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  exists: (path: string) => boolean = existsSync,
): string | null {
  if (platform !== 'win32') return null
  const roots = [environment['ProgramFiles'], environment['ProgramW6432'], environment['ProgramFiles(x86)']]
  const places = roots.flatMap((root) =>
    root === undefined
      ? []
      : ['root\\Office16', 'Office16', 'Office15'].map(
          (version) => `${root}\\Microsoft Office\\${version}\\WINWORD.EXE`,
        ),
  )
  return places.find(exists) ?? null
}

/**
 * What PowerShell is told. Word is started anew, unseen; macros are off by force (msoAutomationSecurityForceDisable), a password is never
 * asked for (a wrong one is given), nothing is put among the recent files. ExportAsFixedFormat: PDF (17), for print (0), all pages (0),
 * without marks of changes (0), bookmarks of the headings (1), structure tags. Word's own process is told first, so that it can be ended.
 */
export const wordScript = `
$ErrorActionPreference = 'Stop'
$before = @(Get-Process -Name WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
$own = Get-Process -Name WINWORD | Where-Object { $before -notcontains $_.Id } | Select-Object -First 1
Write-Output "process $($own.Id)"
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $document = $word.Documents.Open($env:MINUTEBOOK_WORD, $false, $true, $false, 'none')
  $document.ExportAsFixedFormat($env:MINUTEBOOK_PDF, 17, $false, 0, 0, 1, 1, 0, $false, $true, 1, $true, $true, $false)
  $document.Close(0)
} finally {
  $word.Quit(0)
  [void][Runtime.InteropServices.Marshal]::ReleaseComObject($word)
}
`

/** The command that converts a file: the names of the files stand in the environment, where nothing in them can be a command. */
export function wordCommand(
  folder: string,
  word: string,
  pdf: string,
  environment: Environment = process.env,
): ProgramRun {
  const system = environment['SystemRoot'] ?? 'C:\\Windows'
  return {
    command: `${system}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
    words: [
      ...['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand'],
      Buffer.from(wordScript, 'utf16le').toString('base64'),
    ],
    env: { ...environment, MINUTEBOOK_WORD: word, MINUTEBOOK_PDF: pdf },
    folder,
    milliseconds: convertMilliseconds,
  }
}

export function microsoftWord(): WordProgram {
  return {
    toPdf: (word, format, signal) =>
      inPrivateFolder(async (folder) => {
        const [source, made] = [join(folder, `paper.${format}`), join(folder, 'paper.pdf')]
        await writeFile(source, word, { mode: 0o600 })
        const end = await runProgram(wordCommand(folder, source, made), signal)
        if (end.kind === 'ended' && existsSync(made)) {
          return { pdf: new Uint8Array(await readFile(made)), engine: 'Microsoft Word' }
        }
        if (end.kind === 'slow') endWord(end.said)
        const why =
          end.kind === 'slow'
            ? 'This document could not be converted: Microsoft Word was not done with it in 90 seconds. Ask for it as PDF.'
            : 'This document could not be converted: Microsoft Word did not open it. Ask for it as PDF.'
        return { why, lacksConverter: false }
      }),
    toDocx: null,
  }
}

/** Word is no child of PowerShell's: it is ended by the number it was started under. */
function endWord(said: string): void {
  const pid = /^process (\d+)\s*$/m.exec(said)?.[1]
  if (pid !== undefined) spawn('taskkill', ['/T', '/F', '/PID', pid], { stdio: 'ignore', windowsHide: true })
}
