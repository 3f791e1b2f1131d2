import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { AppError } from '../domain/appError.ts'
import type { Classification } from '../domain/access.ts'
import { hasWords, plainText } from '../domain/minutes.ts'
import type { MinutesBlock } from '../domain/minutes.ts'
import type { AgreedCorrection } from '../domain/minutesActs.ts'
import { fromBlocks, toBlocks } from './blocks.ts'
import { replaceWords } from './replaceWords.ts'

export interface NewParagraph {
  readonly newId: () => string
  /** What a paragraph that is added is classified as. */
  readonly classification: Classification
}

/**
 * The change that makes a correction: of a block or a clause, its words; of the item as a whole, all of its words, a paragraph a line,
 * or another paragraph at the end where none were named. Throws `conflict` when the words are not those that were corrected.
 */
export function correctWords(doc: Node, correction: AgreedCorrection, added: NewParagraph): Transform {
  const { blockId, was, now } = correction
  const found = blockId === null ? (was === '' ? '' : itemWords(doc)) : wordsOf(doc, blockId)
  if (found === null) {
    throw new AppError(
      'conflict',
      'What is to be corrected is no longer there. Open the minutes again, and choose it once more.',
      { itemId: correction.itemId, blockId },
    )
  }
  if (oneLine(found) !== oneLine(was)) {
    throw new AppError(
      'conflict',
      'The words to be corrected have changed since. Open the minutes again, and correct what stands there now.',
      { itemId: correction.itemId, blockId },
    )
  }
  const change = blockId === null ? wholeItem(doc, was, now, added) : replaceWords(doc, blockId, now)
  if (change === null || !change.docChanged) {
    throw new AppError(
      'invalid-input',
      'A correction leaves the words as they were. Write the words as they were agreed, or take it away.',
      { itemId: correction.itemId, blockId },
    )
  }
  return change
}

/** The change that takes a correction back, as well as its words alone tell: what was taken out altogether comes back at the end. */
export function uncorrectWords(doc: Node, correction: AgreedCorrection, added: NewParagraph): Transform {
  const { blockId, was, now } = correction
  if (blockId === null && was === '') {
    const blocks = toBlocks(doc)
    const last = blocks.findLastIndex((block) => oneLine(blockWords(block)) === oneLine(now))
    return replaced(
      doc,
      blocks.filter((_, index) => index !== last),
      added,
    )
  }
  if (blockId === null) return wholeItem(doc, now, was, added)
  if (wordsOf(doc, blockId) === null) return wholeItem(doc, '', was, added)
  return replaceWords(doc, blockId, was) ?? new Transform(doc)
}

/** The whole document in the place of another. */
export function replaceDocument(doc: Node, by: Node): Transform {
  return new Transform(doc).replaceWith(0, doc.content.size, by.content)
}

/** The words of a block or a clause; null where there is none with this id. */
export function wordsOf(doc: Node, id: string): string | null {
  for (const block of toBlocks(doc)) {
    const clause = block.kind === 'resolution' ? block.clauses.find((each) => each.id === id) : undefined
    if (clause !== undefined) return plainText(clause.content)
    if (block.id === id && block.kind !== 'resolution') return plainText(block.content)
  }
  return null
}

/** The words of an item that are printed, a line each. */
export function itemWords(doc: Node): string {
  return toBlocks(doc).filter(hasWords).map(blockWords).join('\n')
}

function wholeItem(doc: Node, was: string, now: string, added: NewParagraph): Transform {
  const kept = toBlocks(doc).filter((block) => (was === '' ? !isBlank(block) : block.kind === 'note'))
  return replaced(doc, [...kept, ...paragraphs(now, added)], added)
}

function replaced(doc: Node, blocks: readonly MinutesBlock[], { newId }: NewParagraph): Transform {
  return replaceDocument(doc, fromBlocks(blocks, newId()))
}

function paragraphs(text: string, { newId, classification }: NewParagraph): MinutesBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ id: newId(), classification, kind: 'prose', content: [{ kind: 'text', text: line }] }))
}

function blockWords(block: MinutesBlock): string {
  return block.kind === 'resolution'
    ? block.clauses.map((clause) => plainText(clause.content)).join('\n')
    : plainText(block.content)
}

function isBlank(block: MinutesBlock): boolean {
  return block.kind === 'prose' && plainText(block.content) === ''
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
