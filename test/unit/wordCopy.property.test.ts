import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readWordCopy } from '../../electron/render/review/readWordCopy.ts'
import { renderWordCopy } from '../../electron/render/review/wordCopy.ts'
import { wordCopyAnswer } from '../../electron/render/review/wordCopyAnswer.ts'
import { wordCopyLines } from '../../electron/render/review/wordCopyLines.ts'
import type { ReviewDraft, ReviewPoint, ReviewRemark } from '../../shared/domain/review.ts'
import {
  aReviewDraft,
  commented,
  commentsXml,
  madeBold,
  newParagraph,
  paragraphOf,
  putIn,
  run,
  takenOut,
  withoutMarks,
  withParts,
  withRuns,
  withTakenOut,
  wordXml,
} from '../helpers/wordCopies.ts'

const nouns = [
  'harbour',
  'market',
  'ferry',
  'library',
  'bridge',
  'orchard',
  'school',
  'lantern',
  'tram',
  'well',
]

/** Ten words that no other point has. */
function textOf(index: number): string {
  return `${nouns.map((noun) => `${noun}${index}`).join(' ')}.`
}

/** One item of points and sub-points, one of prose, and a resolution of clauses. */
function draftOf(count: number): ReviewDraft {
  const points = Array.from({ length: count }, (_, index): ReviewPoint => {
    const level = index % 5 === 3 ? 1 : 0
    const label = level === 1 ? 'i.' : `${String.fromCharCode(97 + (index % 26))})`
    return { id: `p${index}`, kind: 'point', level, label, say: '', lead: '', text: textOf(index) }
  })
  const plain = points.slice(Math.floor(count / 2)).map((point, index): ReviewPoint =>
    index % 2 === 0
      ? { ...point, kind: 'prose', level: 0, label: '' }
      : {
          ...point,
          kind: 'clause',
          level: 0,
          label: `(${index})`,
          lead: index === 1 ? 'Resolved to:' : '',
        },
  )
  return {
    ...aReviewDraft(),
    items: [
      { id: 'one', number: '1', title: 'First of all', points: points.slice(0, Math.floor(count / 2)) },
      { id: 'two', number: '2', title: 'After that', points: plain },
    ],
  }
}

const edits = [
  ...(['nothing', 'look', 'cut', 'word', 'quiet word', 'sentence', 'comment', 'both'] as const),
  ...(['delete', 'quiet delete', 'new', 'quiet new'] as const),
]
type Edit = (typeof edits)[number]

interface Edited {
  readonly xml: string
  readonly comments: readonly { readonly id: number; readonly author: string; readonly text: string }[]
  readonly remarks: readonly ReviewRemark[]
}

/** The document with one more edit, and what has to be said of it. */
function edited(before: Edited, index: number, edit: Edit, at: number): Edited {
  const { xml, comments } = before
  const text = textOf(index)
  const words = text.split(' ')
  const [start, word, end] = [
    words
      .slice(0, at)
      .map((each) => `${each} `)
      .join(''),
    words[at] ?? '',
    words
      .slice(at + 1)
      .map((each) => ` ${each}`)
      .join(''),
  ]
  const other = `${start}lighthouse${end}`
  const comment = { id: index, author: 'Ida Moss', text: `What of ${index}?` }
  const said = (given: Partial<ReviewRemark>): readonly ReviewRemark[] => [
    ...before.remarks,
    { pointId: `p${index}`, comment: '', wording: null, ...given },
  ]
  const worded = (runs: string): string => withRuns(xml, text, runs)
  const fresh = `unheard${index} of${index} until${index} now${index}`
  const withNew = (isTracked: boolean): string => {
    const paragraph = paragraphOf(xml, text)
    const inner = isTracked ? putIn(fresh) : run(fresh)
    return xml.replace(paragraph, () => `${paragraph}${newParagraph(inner, isTracked)}`)
  }
  const change = run(start) + takenOut(word) + putIn('lighthouse') + run(end)
  switch (edit) {
    case 'nothing':
      return before
    case 'look':
      return { ...before, xml: worded(run(start) + madeBold(word) + run(end)) }
    case 'cut':
      return { ...before, xml: worded([...text].map((letter) => run(letter)).join('')) }
    case 'word':
      return { ...before, xml: worded(change), remarks: said({ wording: other }) }
    case 'quiet word':
      return { ...before, xml: worded(run(other)), remarks: said({ wording: other }) }
    case 'sentence':
      return {
        ...before,
        xml: worded(run(text) + putIn(' It rained.')),
        remarks: said({ wording: `${text} It rained.` }),
      }
    case 'comment':
      return {
        xml: worded(run(start) + commented(index, run(word)) + run(end)),
        comments: [...comments, comment],
        remarks: said({ comment: comment.text }),
      }
    case 'both':
      return {
        xml: worded(commented(index, change)),
        comments: [...comments, comment],
        remarks: said({ comment: comment.text, wording: other }),
      }
    case 'delete':
      return {
        ...before,
        xml: withTakenOut(xml, text),
        remarks: said({ comment: 'Delete this point.', wording: '' }),
      }
    case 'quiet delete':
      return {
        ...before,
        xml: xml.replace(paragraphOf(xml, text), ''),
        remarks: said({ comment: 'Delete this point.', wording: '' }),
      }
    case 'new':
    case 'quiet new':
      return {
        ...before,
        xml: withNew(edit === 'new'),
        remarks: said({ paragraph: { side: 'after', nth: 1 }, wording: fresh }),
      }
  }
}

it('comes back with exactly what was done to it, whatever was done to which points, with its marks and without', async () => {
  const draft = draftOf(16)
  const word = await renderWordCopy(draft, '#1d4e6b')
  const lines = wordCopyLines(draft)
  const every = fc.tuple(fc.constantFrom(...edits), fc.nat(9))
  await fc.assert(
    fc.asyncProperty(
      fc.array(every, { minLength: 16, maxLength: 16 }),
      fc.boolean(),
      async (wishes, hasMarks) => {
        const start: Edited = { xml: wordXml(word), comments: [], remarks: [] }
        const done = wishes.reduce((before, [edit, at], index) => edited(before, index, edit, at), start)
        const parts = {
          'word/document.xml': hasMarks ? done.xml : withoutMarks(done.xml),
          'word/comments.xml': commentsXml(done.comments),
        }
        const found = await readWordCopy(withParts(word, parts))
        if (found.kind === 'refused') throw new Error(found.sentence)
        const { remarks, note, verdict } = wordCopyAnswer(found, lines)
        expect(remarks).toEqual(done.remarks)
        expect([note === '', verdict]).toEqual([hasMarks, null])
      },
    ),
    { numRuns: 150 },
  )
})
