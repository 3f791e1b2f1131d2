import type { SourceRead, SourceText } from '../sourceText.ts'

/** A meeting record that Minutebook wrote, handed on as it stands; null for a text that is no data. */
export function recordSource({ text, notes }: SourceText, fileName: string): SourceRead | null {
  if (!/^\s*\{/.test(text)) return null
  const data = parsed(text)
  if (typeof data !== 'object' || data === null) return null
  if ('format' in data && data.format === 'minutebook-meeting') return { kind: 'record', text, notes }
  return {
    kind: 'refused',
    code: 'unknown-kind',
    sentence: `“${fileName}” is data (JSON), and no meeting record of Minutebook.`,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A text that begins with a brace.
    return null
  }
}
