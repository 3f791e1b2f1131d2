import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const script =
  process.env['MINUTEBOOK_PDFUA'] ?? fileURLToPath(new URL('../../../shared/tools/pdfua.py', import.meta.url))

/** Why there is no PDF/UA checker here; empty when there is. */
export const pdfUaMissing = whyMissing()

function whyMissing(): string {
  if (!existsSync(script)) return 'no PDF/UA checker at MINUTEBOOK_PDFUA or ../shared/tools/pdfua.py'
  const found = spawnSync('/usr/bin/python3', ['-c', 'import pikepdf'], { stdio: 'ignore' }).status === 0
  return found ? '' : 'python3-pikepdf is not installed'
}

/** What the checker says of a PDF: "PASS", or the rules it fails. Throws, with what it said, when it fails. */
export function checkPdfUa(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-pdfua-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return execFileSync('/usr/bin/python3', [script, file], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
