import { formatOf } from './fileFormat.ts'
import { openPdf, pdfium, wordsOfPage } from './pdfium.ts'
import type { OpenPdf, PdfiumCalls } from './pdfium.ts'
import { damagedSentence, protectedSentence } from './readPdf.ts'
import type { UnlockedPdf } from './unlockedPdf.ts'
import { writtenOpen } from './writtenOpen.ts'

const notTheSameSentence =
  'This file opens with its password, but cannot be kept without it as it is. Ask for a copy without one.'

/** Opens a PDF with its password, writes it without, and looks whether what was written shows the same. */
export async function unlockPdf(bytes: Uint8Array, password: string): Promise<UnlockedPdf> {
  if (formatOf(bytes) !== 'pdf') return { kind: 'not-locked' }
  const calls = await pdfium()
  const asAnybody = openPdf(calls, bytes)
  if (typeof asAnybody !== 'string') {
    asAnybody.close()
    return { kind: 'not-locked' }
  }
  const opened = asAnybody === 'password' ? openPdf(calls, bytes, password) : asAnybody
  switch (opened) {
    case 'password':
      return { kind: 'wrong-password' }
    case 'protected':
      return { kind: 'refused', sentence: protectedSentence }
    case 'damaged':
      return { kind: 'refused', sentence: damagedSentence }
  }
  try {
    const pdf = await writtenOpen(opened, bytes, password)
    return pdf !== null && showsTheSame(calls, opened, pdf)
      ? { kind: 'opened', pdf, restricts: opened.restricts }
      : { kind: 'refused', sentence: notTheSameSentence }
  } finally {
    opened.close()
  }
}

/** As many pages, and on each the same words and as many pieces drawn. */
function showsTheSame(calls: PdfiumCalls, before: OpenPdf, pdf: Uint8Array): boolean {
  const after = openPdf(calls, pdf)
  if (typeof after === 'string') return false
  try {
    if (after.isLocked || after.pages !== before.pages || before.pages === 0) return false
    return Array.from({ length: before.pages }, (_, index) => index).every(
      (index) => lookOf(calls, before, index) === lookOf(calls, after, index),
    )
  } finally {
    after.close()
  }
}

function lookOf(calls: PdfiumCalls, pdf: OpenPdf, index: number): string | null {
  return pdf.withPage(
    index,
    (page) =>
      `${calls.FPDFPage_CountObjects(page)} ${calls.FPDF_GetPageWidthF(page)} ${calls.FPDF_GetPageHeightF(page)} ${wordsOfPage(calls, page)}`,
  )
}
