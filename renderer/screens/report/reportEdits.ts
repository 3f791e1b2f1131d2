import { isSubParagraph } from '../../../shared/domain/report.ts'
import type { ReportSection } from '../../../shared/domain/report.ts'

/** Where a paragraph stands on the screen. A section that says nothing shows one empty paragraph. */
export interface Place {
  readonly section: number
  readonly paragraph: number
}

/** Where the caret goes: characters into the words of a paragraph; `Infinity` is their end. Paragraph -1 is the heading itself. */
export interface Caret extends Place {
  readonly at: number
}

export interface Edited {
  readonly sections: readonly ReportSection[]
  readonly caret: Caret
}

type Sections = readonly ReportSection[]

/** What paper cannot show: control characters, marks that turn the reading order, halves of characters (record schema). */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu

/** Words as they may be kept. A tab at the beginning would make a sub-paragraph. */
export function cleanWords(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\t', ' ').replaceAll(unprintable, '')
}

/** The paragraphs of a section as they stand on the screen. */
export function shownParagraphs(section: ReportSection): readonly string[] {
  return section.paragraphs.length === 0 ? [''] : section.paragraphs
}

/** The words of a paragraph without the tab that makes it a sub-paragraph. */
export function wordsOf(text: string): string {
  return isSubParagraph(text) ? text.slice(1) : text
}

function paragraphsAt(sections: Sections, section: number): readonly string[] {
  const found = sections[section]
  return found === undefined ? [] : shownParagraphs(found)
}

function textAt(sections: Sections, { section, paragraph }: Place): string {
  return paragraphsAt(sections, section)[paragraph] ?? ''
}

function withParagraphs(sections: Sections, section: number, paragraphs: readonly string[]): Sections {
  const isBlank = paragraphs.length === 1 && paragraphs[0] === ''
  return sections.map((each, at) =>
    at === section ? { ...each, paragraphs: isBlank ? [] : paragraphs } : each,
  )
}

function spliced(sections: Sections, at: Place, remove: number, ...put: readonly string[]): Sections {
  const paragraphs = paragraphsAt(sections, at.section).toSpliced(at.paragraph, remove, ...put)
  return withParagraphs(sections, at.section, paragraphs)
}

function asLevel(words: string, isSub: boolean): string {
  return isSub ? `\t${words}` : words
}

/** What was typed into a paragraph. */
export function typed(sections: Sections, place: Place, words: string): Sections {
  const isSub = isSubParagraph(textAt(sections, place))
  return spliced(sections, place, 1, asLevel(cleanWords(words), isSub))
}

/**
 * Enter, with what is selected from `start` to `end`: a paragraph of its own for what follows; after a colon, a sub-paragraph. In an empty
 * sub-paragraph it ends them; in an empty paragraph at the end of a section it goes on to the next. Null where there is none.
 */
export function entered(sections: Sections, place: Place, start: number, end: number): Edited | null {
  const text = textAt(sections, place)
  const words = wordsOf(text)
  const isSub = isSubParagraph(text)
  if (words === '' && isSub) return levelled(sections, place, false)
  const count = paragraphsAt(sections, place.section).length
  if (words === '' && place.paragraph === count - 1) return goneOn(sections, place, count)
  const before = words.slice(0, start)
  const after = words.slice(end).replace(/^ /, '')
  const isNextSub = isSub || (before !== '' && /:\s*$/.test(before))
  return {
    sections: spliced(sections, place, 1, asLevel(before, isSub), asLevel(after, isNextSub)),
    caret: { section: place.section, paragraph: place.paragraph + 1, at: 0 },
  }
}

/** To the end of what the next section says; the empty paragraph stays behind only where it is the only one. */
function goneOn(sections: Sections, place: Place, count: number): Edited | null {
  const next = place.section + 1
  if (next >= sections.length) return null
  return {
    sections: count === 1 ? sections : spliced(sections, place, 1),
    caret: { section: next, paragraph: paragraphsAt(sections, next).length - 1, at: Infinity },
  }
}

/** Backspace before the first word: it joins the paragraph before. The first of a section goes only if it is empty. */
export function joinedBack(sections: Sections, place: Place): Edited | null {
  const { section, paragraph } = place
  const words = wordsOf(textAt(sections, place))
  const before = paragraphsAt(sections, section)[paragraph - 1]
  if (before === undefined) return words === '' ? removed(sections, place) : null
  return {
    sections: spliced(sections, { section, paragraph: paragraph - 1 }, 2, before + words),
    caret: { section, paragraph: paragraph - 1, at: wordsOf(before).length },
  }
}

/** Delete after the last word: the next paragraph joins. */
export function joinedNext(sections: Sections, place: Place): Edited | null {
  const next = { ...place, paragraph: place.paragraph + 1 }
  return next.paragraph < paragraphsAt(sections, place.section).length ? joinedBack(sections, next) : null
}

/** Null where it is the only paragraph and says nothing. */
export function removed(sections: Sections, place: Place): Edited | null {
  const { section, paragraph } = place
  const count = paragraphsAt(sections, section).length
  if (count === 1 && textAt(sections, place) === '') return null
  return {
    sections: count === 1 ? withParagraphs(sections, section, []) : spliced(sections, place, 1),
    caret: { section, paragraph: Math.max(0, Math.min(paragraph, count - 2)), at: Infinity },
  }
}

/** Makes it a sub-paragraph, or a paragraph of its own. Null where it is that already. */
export function levelled(sections: Sections, place: Place, isSub: boolean, at = 0): Edited | null {
  const text = textAt(sections, place)
  if (isSubParagraph(text) === isSub) return null
  return {
    sections: spliced(sections, place, 1, asLevel(wordsOf(text), isSub)),
    caret: { ...place, at },
  }
}

/** An empty paragraph at the end of a section; none where there is one already. */
export function added(sections: Sections, section: number): Edited {
  const paragraphs = paragraphsAt(sections, section)
  if (wordsOf(paragraphs.at(-1) ?? '') === '') {
    return { sections, caret: { section, paragraph: paragraphs.length - 1, at: 0 } }
  }
  return {
    sections: withParagraphs(sections, section, [...paragraphs, '']),
    caret: { section, paragraph: paragraphs.length, at: 0 },
  }
}

/** Words put where a section says nothing. */
export function offered(sections: Sections, section: number, paragraphs: readonly string[]): Edited {
  return {
    sections: withParagraphs(sections, section, paragraphs),
    caret: { section, paragraph: paragraphs.length - 1, at: Infinity },
  }
}

/**
 * Moves a paragraph, with its sub-paragraphs, past the one before (-1) or after (1), and at the end of its section into the next. A
 * sub-paragraph moves by one line. Null where there is nowhere to go.
 */
export function moved(sections: Sections, place: Place, by: -1 | 1, at: number): Edited | null {
  const { section } = place
  const paragraphs = paragraphsAt(sections, section)
  const from = place.paragraph
  const to = endOfBlock(paragraphs, from)
  const block = paragraphs.slice(from, to)
  const isSub = isSubParagraph(paragraphs[from] ?? '')
  const isAtEnd = by === -1 ? from === 0 : to >= paragraphs.length
  if (isAtEnd) return movedOver(sections, place, block, by, at)
  const landing =
    by === -1 ? startOfBlock(paragraphs, from - 1, isSub) : isSub ? to + 1 : endOfBlock(paragraphs, to)
  const rest = paragraphs.toSpliced(from, block.length)
  const index = by === -1 ? landing : landing - block.length
  return {
    sections: withParagraphs(sections, section, rest.toSpliced(index, 0, ...block)),
    caret: { section, paragraph: index, at },
  }
}

function movedOver(
  sections: Sections,
  place: Place,
  block: readonly string[],
  by: -1 | 1,
  at: number,
): Edited | null {
  const next = place.section + by
  const target = sections[next]
  if (target === undefined) return null
  const left = paragraphsAt(sections, place.section).toSpliced(place.paragraph, block.length)
  const without = withParagraphs(sections, place.section, left)
  const put = by === -1 ? [...target.paragraphs, ...block] : [...block, ...target.paragraphs]
  return {
    sections: withParagraphs(without, next, put),
    caret: { section: next, paragraph: by === -1 ? target.paragraphs.length : 0, at },
  }
}

/** One past the last sub-paragraph of a paragraph; a sub-paragraph stands alone. */
function endOfBlock(paragraphs: readonly string[], from: number): number {
  if (isSubParagraph(paragraphs[from] ?? '')) return from + 1
  const next = paragraphs.findIndex((text, index) => index > from && !isSubParagraph(text))
  return next === -1 ? paragraphs.length : next
}

/** The paragraph that the line at `index` belongs to; for a sub-paragraph that moves, the line itself. */
function startOfBlock(paragraphs: readonly string[], index: number, isSub: boolean): number {
  if (isSub) return index
  let start = index
  while (start > 0 && isSubParagraph(paragraphs[start] ?? '')) start -= 1
  return start
}

/** A heading of the author's own, after a section. */
export function headingAdded(sections: Sections, after: number): Edited {
  const section = Math.min(after + 1, sections.length)
  return {
    sections: sections.toSpliced(section, 0, { part: 'other', heading: 'New heading', paragraphs: [] }),
    caret: { section, paragraph: -1, at: 0 },
  }
}

export function headingMoved(sections: Sections, section: number, by: -1 | 1): Edited | null {
  const moving = sections[section]
  const to = section + by
  if (moving === undefined || to < 0 || to >= sections.length) return null
  return {
    sections: sections.toSpliced(section, 1).toSpliced(to, 0, moving),
    caret: { section: to, paragraph: 0, at: 0 },
  }
}

export function headingRemoved(sections: Sections, section: number): Edited | null {
  if (sections.length === 1) return null
  return {
    sections: sections.toSpliced(section, 1),
    caret: { section: Math.max(0, section - 1), paragraph: 0, at: 0 },
  }
}
