import type { NewParagraph, ReviewRemark, ReviewVerdict } from '../../../shared/domain/review.ts'
import { printableText } from '../printableText.ts'
import { copySegments } from './copySegments.ts'
import type { CopySegment } from './copySegments.ts'
import { plainly, withoutAnyLabel } from './copyWords.ts'
import { missingLines, placeSegments } from './placeSegments.ts'
import type { PlacedSegment } from './placeSegments.ts'
import { rising } from './rising.ts'
import type { WordCopyFound } from './wordCopyFound.ts'
import type { WordCopyLine } from './wordCopyLines.ts'

/** What a Word copy that came back says of the draft. */
export interface WordCopyAnswer {
  readonly by: string
  readonly verdict: ReviewVerdict | null
  /** On the whole draft, and whatever belongs to no point: nothing that was written is left out. */
  readonly note: string
  readonly remarks: readonly ReviewRemark[]
  /** From 0 to 1: how much of the draft was found again. */
  readonly found: number
}

/** Compares what came back with the lines that were sent. What was only moved about in its looks gives no remark. */
export function wordCopyAnswer(
  copy: Extract<WordCopyFound, { kind: 'copy' }>,
  lines: readonly WordCopyLine[],
): WordCopyAnswer {
  const segments = copySegments(copy.paragraphs, new Set(lines.map((line) => line.mark)))
  const placed = placeSegments(segments, lines)
  const missing = missingLines(placed, lines)
  const said = new Said(lines, copy.authors.length > 1)
  for (const each of placed) said.take(each)
  said.takeMoves(placed)
  said.takeStrays(placed)
  const gone = new Set(missing.flatMap((line) => (line.role === 'point' ? [line.pointId] : [])))
  for (const line of missing) if (line.role !== 'lead' || !gone.has(line.pointId)) said.takeMissing(line)
  for (const { place, text } of copy.beside) said.note(`In a ${place}: ${text}`)
  if (segments.every(({ mark }) => mark === null)) said.note(marksLost)
  const points = lines.filter((line) => line.role === 'point')
  const lost = missing.filter((line) => line.role === 'point').length
  return {
    by: clean(copy.authors.join(', ')).replace(/\s+/g, ' ').slice(0, 500),
    ...said.answer(),
    found: points.length === 0 ? 1 : 1 - lost / points.length,
  }
}

const marksLost =
  '(Minutebook found the points by their words: the program that saved this document left out the marks it had put there.)'

const paragraphLimit = 100_000

/** What is said of each point, in the order of the draft. */
class Said {
  readonly #lines: readonly WordCopyLine[]
  readonly #namesAuthors: boolean
  readonly #comments = new Map<string, string[]>()
  readonly #wordings = new Map<string, string>()
  readonly #paragraphs: ReviewRemark[] = []
  readonly #notes: string[] = []
  #verdict: ReviewVerdict | null = null

  constructor(lines: readonly WordCopyLine[], namesAuthors: boolean) {
    this.#lines = lines
    this.#namesAuthors = namesAuthors
  }

  note(text: string): void {
    this.#notes.push(text)
  }

  /** What was made of a line, and the comments on it. */
  take({ segment, words, line, lead }: PlacedSegment): void {
    if (line === null) return
    for (const { author, text } of segment.comments) {
      const said = this.#namesAuthors && author !== '' ? `${author}: ${text}` : text
      this.#say(line, line.role === 'heading' ? `On the heading: ${said}` : said)
    }
    if (line.role === 'answer') this.#takeAnswer(words)
    if (words === '' || line.role === 'answer' || line.role === 'fixed') return
    if (lead !== null) this.#say(line, `Before these words: “${lead}”`)
    if (segment.runsOn) this.#say(line, 'Join this with what follows it.')
    if (words === plainly(line.text)) return
    if (line.role === 'point') this.#wordings.set(line.pointId ?? '', words)
    else this.#say(line, `${line.role === 'heading' ? 'The heading' : 'Above this point'}: “${words}”`)
  }

  takeMissing(line: WordCopyLine): void {
    if (line.role === 'point') {
      this.#wordings.set(line.pointId ?? '', '')
      this.#say(line, 'Delete this point.')
    } else if (line.role === 'heading') this.#say(line, `Delete the heading “${line.text}”.`)
    else if (line.role === 'lead') this.#say(line, `Delete the words above this point: “${line.text}”.`)
  }

  /** Points that no longer stand where they were sent. */
  takeMoves(placed: readonly PlacedSegment[]): void {
    const points = placed.filter(({ line, words }) => line?.role === 'point' && words !== '')
    const places = points.map(({ line }) => (line === null ? null : this.#lines.indexOf(line)))
    const stayed = new Set(rising(places).map(([index]) => index))
    for (const [index, { line }] of points.entries()) {
      if (line === null || stayed.has(index)) continue
      const before = points[index - 1]?.line
      this.#say(
        line,
        before ? `Move this point: after ${before.where}.` : 'Move this point: to the beginning.',
      )
    }
  }

  /** Words that nobody sent, where they stand. */
  takeStrays(placed: readonly PlacedSegment[]): void {
    let before: WordCopyLine | null = null
    const after: (WordCopyLine | null)[] = []
    for (const { line } of placed.toReversed()) after.push(line ?? after.at(-1) ?? null)
    after.reverse()
    for (const [index, { segment, line }] of placed.entries()) {
      if (line === null) this.#takeStray(segment, before, after[index] ?? null)
      else before = line
    }
  }

  #takeStray({ text, comments }: CopySegment, before: WordCopyLine | null, after: WordCopyLine | null): void {
    const isOnlyComment = text.trim() === ''
    const said = comments.map((comment) => (isOnlyComment ? comment.text : `(${comment.text})`))
    const words = plainly([text, ...said].join(' '))
    const comment = comments.map((each) => each.text).join('\n')
    if (before?.role === 'point') {
      if (isOnlyComment) this.#say(before, words)
      else this.#putIn(before, 'after', text, comment)
    } else if (before?.role === 'answer') this.#takeAnswer(words)
    else if (after?.role === 'point') {
      if (isOnlyComment) this.#say(after, words)
      else this.#putIn(after, 'before', text, comment)
    } else if (before?.role === 'heading') this.note(`New paragraph under “${before.where}”: ${words}`)
    else this.note(`On no point of the draft: ${words}`)
  }

  /** A paragraph more, which is a remark of its own: it may be put in where a wording is not taken, and the other way round. */
  #putIn({ pointId }: WordCopyLine, side: NewParagraph['side'], text: string, comment: string): void {
    const unlabelled = withoutAnyLabel(text)
    const wording = clean(unlabelled === '' ? text : unlabelled).slice(0, paragraphLimit)
    if (pointId === null || wording === '') return this.note(plainly(text))
    const there = this.#paragraphs.filter((each) => each.pointId === pointId && each.paragraph?.side === side)
    this.#paragraphs.push({
      ...{ pointId, paragraph: { side, nth: there.length + 1 } },
      ...{ comment: clean(comment).slice(0, paragraphLimit), wording },
    })
  }

  answer(): Pick<WordCopyAnswer, 'verdict' | 'note' | 'remarks'> {
    const ids = new Set(this.#lines.flatMap((line) => (line.role === 'point' ? [line.pointId ?? ''] : [])))
    return {
      verdict: this.#verdict,
      note: clean(this.#notes.join('\n')).slice(0, paragraphLimit),
      remarks: [...ids].flatMap((pointId) => [
        ...this.#beside(pointId, 'before'),
        ...this.#on(pointId),
        ...this.#beside(pointId, 'after'),
      ]),
    }
  }

  #on(pointId: string): readonly ReviewRemark[] {
    const comment = clean((this.#comments.get(pointId) ?? []).join('\n')).slice(0, paragraphLimit)
    const wording = this.#wordings.get(pointId)
    if (comment === '' && wording === undefined) return []
    const words = wording === undefined ? null : clean(wording).slice(0, paragraphLimit)
    return [{ pointId, comment, wording: words }]
  }

  #beside(pointId: string, side: NewParagraph['side']): readonly ReviewRemark[] {
    return this.#paragraphs.filter((each) => each.pointId === pointId && each.paragraph?.side === side)
  }

  #say({ pointId, role, where }: WordCopyLine, text: string): void {
    if (text.trim() === '') return
    if (pointId === null) this.note(role === 'heading' ? `${where}: ${text}` : text)
    else {
      const said = this.#comments.get(pointId)
      if (said === undefined) this.#comments.set(pointId, [text])
      else said.push(text)
    }
  }

  /** Only a plain word is a verdict: "not approved" is for the officer to read. */
  #takeAnswer(words: string): void {
    const said = words.replace(/^approved or returned:?\s*/i, '')
    const verdict = /^(approve|approved|return|returned)[.!]?$/i.exec(said)?.[1]?.toLowerCase()
    if (verdict !== undefined) this.#verdict = verdict.startsWith('approve') ? 'approved' : 'returned'
    else if (said !== '') this.note(said)
  }
}

/** Without what no field takes: control characters, and marks that change the direction of what is read. */
function clean(text: string): string {
  return printableText(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')).trim()
}
