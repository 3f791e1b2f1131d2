import { ExternalHyperlink, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
import type { Run } from '../../shared/document/model.ts'
import { isSafeAddress, keptTogether, printableText } from './printableText.ts'
import { styleId } from './wordStyleNames.ts'

/**
 * Runs as Word has them. `plain` leaves the strong style out: inside a bold paragraph style it would turn bold off again
 * (ECMA-376 17.7.3, toggle properties).
 */
export function wordRuns(runs: readonly Run[], plain = false): ParagraphChild[] {
  return runs.map((run) => {
    const linked = run.href !== undefined && isSafeAddress(run.href)
    const text = new TextRun({
      ...brokenLines(keptTogether(printableText(run.text))),
      ...(linked ? { style: 'Hyperlink' } : runStyle(run, plain)),
      ...(linked && run.strong && !plain ? { bold: true } : {}),
      ...(linked && run.emphasis ? { italics: true } : {}),
    })
    return linked && run.href !== undefined
      ? new ExternalHyperlink({ link: run.href, children: [text] })
      : text
  })
}

/** A run has one character style: what is strong as well as emphasised carries the second by hand. */
function runStyle(run: Run, plain: boolean): { style?: string; italics?: true } {
  const strong = run.strong === true && !plain
  if (strong) return { style: styleId.strong, ...(run.emphasis ? { italics: true } : {}) }
  return run.emphasis ? { style: styleId.emphasis } : {}
}

function brokenLines(text: string): { text: string } | { children: (string | TextRun)[] } {
  const lines = text.split(/\r\n|[\n\r]/)
  if (lines.length === 1) return { text }
  return {
    children: lines.map((line, index) => (index === 0 ? line : new TextRun({ text: line, break: 1 }))),
  }
}
