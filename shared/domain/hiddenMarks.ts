/**
 * What a text can hold that nobody sees: control characters (C0 but tab and the ends of lines, C1), halves of surrogate pairs, and the
 * marks of Unicode that set letters in another order than they stand (U+202A to U+202E, U+2066 to U+2069). No record holds any of them;
 * here is what they are, for everything that takes words in. The marks LRM and RLM, which names in Arabic or Hebrew need, are none.
 */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u

/** So few control characters come from a program that wrote them, and nobody has to know. */
const fewControls = 5

export interface WithoutHiddenMarks {
  readonly text: string
  /** Marks that reorder letters, and control characters, that were left out. */
  readonly marks: number
  readonly controls: number
}

export function holdsHiddenMarks(text: string): boolean {
  return hidden.test(text)
}

export function withoutHiddenMarks(text: string): WithoutHiddenMarks {
  if (!hidden.test(text)) return { text, marks: 0, controls: 0 }
  const straight = text.replace(reordering, '')
  const clean = straight.replace(controls, '')
  return { text: clean, marks: text.length - straight.length, controls: straight.length - clean.length }
}

/** What to say of what was left out: null for nothing, and for a few control characters. */
export function hiddenMarksNote(left: Pick<WithoutHiddenMarks, 'marks' | 'controls'>): string | null {
  if (left.marks > 0) {
    const many =
      left.marks === 1 ? 'A hidden direction mark was' : `${left.marks} hidden direction marks were`
    return `${many} left out: with them a text reads otherwise than it is stored.`
  }
  if (left.controls <= fewControls) return null
  return `${left.controls} control characters, which print as nothing, were left out.`
}

/** Longest name of a file, in characters: what every system can keep. */
const longestName = 200
/** Names of devices of Windows, which no file may have, whatever follows the first dot. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/**
 * The name of a file as it is kept and shown: without folders, hidden marks, what no system takes, and dots or spaces at its end; a name of
 * a device gets a line before it; one that is too long loses its middle. No file is ever written under it.
 */
export function cleanFileName(given: string): string {
  const name = withoutHiddenMarks(given.normalize('NFC'))
    .text.replace(/^.*[/\\]/s, '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[<>:"|?*\s]+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
  const safe = name === '' ? 'file' : name.replace(deviceName, '_$1')
  if (safe.length <= longestName) return safe
  const ending = /\.[^.]{1,10}$/.exec(safe)?.[0] ?? ''
  return `${safe.slice(0, longestName - ending.length - 1).replace(/\p{Surrogate}$/u, '')}…${ending}`
}

/** A text with what hides in it made visible, for a sentence about it: "plan[U+202E]fdp.exe". */
export function shownHiddenMarks(text: string): string {
  return text.replace(
    new RegExp(hidden.source, 'gu'),
    (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}
