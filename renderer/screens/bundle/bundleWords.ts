import type { z } from 'zod'
import type { bundleChoices, openedBundleSchema } from '../../../shared/api/bundlesContract.ts'
import { assertNever } from '../../../shared/domain/assert.ts'

export type OpenedBundle = z.infer<typeof openedBundleSchema>
export type BundleChoice = (typeof bundleChoices)[number]

/** What a bundle is to this book, as a heading and a sentence. */
export function bundleWords({ standing, by, committee }: OpenedBundle): {
  readonly title: string
  readonly sentence: string
} {
  switch (standing.kind) {
    case 'new':
      return { title: 'A meeting that this book does not have', sentence: newSentence(standing, committee) }
    case 'same':
      return {
        title: 'You have this already',
        sentence: 'The meeting in this book is the one in the bundle. There is nothing to take in.',
      }
    case 'older':
      return {
        title: 'You have this already, and yours is newer',
        sentence: 'Everything in this bundle came into your meeting before, and your meeting went on since.',
      }
    case 'ahead':
      return {
        title: `${by} went on from your meeting`,
        sentence:
          standing.differences.length === 0
            ? 'Nothing in it differs from yours. Taking it in notes that you have seen it.'
            : 'Nothing was changed here that is not in the bundle. What it changes stands below.',
      }
    case 'conflict':
      return {
        title: 'Two versions of this meeting',
        sentence: `Yours and that of ${by} each have what the other lacks. Nothing is changed until you choose.`,
      }
    case 'confirmed':
      return {
        title: 'The minutes of this meeting are confirmed here',
        sentence: 'No bundle changes confirmed minutes. What it holds can be kept as a second meeting.',
      }
    case 'kept':
      return {
        title: 'You kept this bundle beside your own meeting',
        sentence: 'It is in this book as a second meeting already.',
      }
    default:
      return assertNever(standing)
  }
}

function newSentence(
  { committeeIsNew, newPeople, twin }: Extract<OpenedBundle['standing'], { kind: 'new' }>,
  committee: string,
): string {
  const people =
    newPeople.length === 1 ? '1 person' : newPeople.length === 0 ? null : `${newPeople.length} people`
  const adds = [...(committeeIsNew ? [committee] : []), ...(people === null ? [] : [people])].join(' and ')
  return [
    'Taking it in adds it to your meetings.',
    ...(adds === '' ? [] : [`${adds} will be added to the book with it.`]),
    ...(twin === null
      ? []
      : ['This committee has another meeting at that time already: you will have both.']),
  ].join(' ')
}

interface ChoiceWords {
  readonly name: string
  readonly hint: string
  readonly done: string
}

export function bundleCommands({ by, standing }: OpenedBundle): Readonly<Record<BundleChoice, ChoiceWords>> {
  return {
    take: {
      name: 'Take it in',
      hint: standing.kind === 'new' ? '' : 'What was here before stays in the history.',
      done: 'The bundle was taken in.',
    },
    mine: {
      name:
        standing.kind === 'kept'
          ? 'Go to the second meeting'
          : standing.kind === 'same'
            ? 'Go to the meeting'
            : 'Keep mine',
      hint:
        standing.kind === 'conflict' ? `Nothing is changed here, and ${by} is asked in the same way.` : '',
      done: '',
    },
    theirs: {
      name: `Take ${by}’s`,
      hint: 'Yours is kept as a bundle in this book, and its words stay in the history. What you published or signed stays.',
      done: 'Their meeting was taken in. Your own is kept as a bundle: save it under Papers, For a colleague.',
    },
    both: {
      name: 'Keep both',
      hint: `Theirs becomes a second meeting, marked “copy from ${by}”, without what was published or signed.`,
      done: 'Theirs is a second meeting now, marked as a copy.',
    },
  }
}

export function countedFiles(count: number): string {
  if (count === 0) return 'no papers'
  return count === 1 ? '1 file' : `${count} files`
}
