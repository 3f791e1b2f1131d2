import { hiddenMarksNote } from '../../shared/domain/hiddenMarks.ts'
import type { SourceRead, SourceText } from './sourceText.ts'

/** About 1,700 pages: the minutes of a year have a fifth of it, and its readers take seconds. */
const mostLetters = 5_000_000

/** Marks that set letters in another order than they stand: a name, or a sum, then reads as something else. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g
/** What is no letter, and no end of a line or page, which a text that was read has in many forms. */
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu

/**
 * A text without what nobody can see and no record may hold, with a note of what was left out; or why it is too long. A record is handed on as
 * it stands: one that holds such marks is refused.
 */
export function cleanedSource(read: SourceRead, fileName: string): SourceRead {
  if (read.kind === 'refused' || read.kind === 'record') return read
  if (read.text.length > mostLetters) {
    const millions = Math.round(read.text.length / 1_000_000)
    return {
      ...{ kind: 'refused', code: 'too-large' },
      sentence: `“${fileName}” holds ${millions} million letters, more than the 5 million that minutes may have. Divide it by meetings.`,
    }
  }
  return cleaned(read)
}

function cleaned({ kind, text, notes }: SourceText): SourceText {
  let [marks, stray] = [0, 0]
  const counted = (count: () => void) => () => {
    count()
    return ''
  }
  const clean = text
    .replace(
      reordering,
      counted(() => (marks += 1)),
    )
    .replace(
      controls,
      counted(() => (stray += 1)),
    )
  const ofMarks = hiddenMarksNote({ marks, controls: 0 })
  const ofControls = hiddenMarksNote({ marks: 0, controls: stray })
  const added = [
    ...(ofMarks === null ? [] : [`${ofMarks} Compare its names and decisions with the paper.`]),
    ...(ofControls === null ? [] : [ofControls]),
  ]
  return { kind, text: clean, notes: [...notes, ...added] }
}

const longestName = 200

/** The name of a file as a sentence may show it: without what hides or reorders letters, and no longer than one reads. */
export function shownName(fileName: string): string {
  const clean = fileName.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cc}|\p{Surrogate}/gu, '')
  return clean.length <= longestName
    ? clean
    : `${clean.slice(0, longestName).replace(/\p{Surrogate}$/u, '')}…`
}
