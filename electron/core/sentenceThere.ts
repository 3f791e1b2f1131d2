import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import type { ActSentence } from '../../shared/domain/minutesActs.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { fromBlocks, toBlocks } from '../../shared/minutesText/blocks.ts'
import { wordsOf } from '../../shared/minutesText/correctWords.ts'
import { replaceWords } from '../../shared/minutesText/replaceWords.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { readItemText } from '../db/minutes.ts'
import type { Agreed } from './signing/agreedMeeting.ts'
import type { MinutesWriting } from './signing/signingActs.ts'

/** How the officer wants the later meeting's minutes to say what was agreed. */
export interface TellThere {
  readonly writeSentence: boolean
  readonly sentenceBlockId: string | null
}

type Writer = Pick<MinutesWriting, 'writing' | 'newId'>
type Later = NonNullable<Agreed['later']>

/**
 * The sentence by which the minutes of the later meeting say what it agreed: written as a paragraph at the end of the item where that is
 * asked for, unless the item says so already. Minutes that are confirmed take in nothing. Null where the book does not hold that meeting.
 */
export function sentenceThere(
  writer: Writer,
  { later }: Agreed,
  { writeSentence, sentenceBlockId }: TellThere,
  sentence: (later: MeetingRecord) => string,
): ActSentence | null {
  if (later === null) return null
  const words = sentence(later.record)
  if (sentenceBlockId !== null) return { blockId: sentenceBlockId, words }
  const { doc } = textThere(writer, later)
  const said = linesOf(doc).find((line) => line.words.includes(words))
  if (said !== undefined) return { blockId: said.id, words }
  const mayWrite = writeSentence && later.record.meeting.state !== 'confirmed'
  return { blockId: mayWrite ? append(writer, later, words) : null, words }
}

/**
 * Takes the sentence of an act out of the minutes of the later meeting, where it still stands word for word. Says what became of it; null
 * where nothing of it is there.
 */
export function takeOutSentence(
  writer: Writer,
  later: Later,
  { blockId, words }: ActSentence,
): 'taken-out' | 'still-there' | null {
  const { doc } = textThere(writer, later)
  const lines = linesOf(doc)
  const line =
    lines.find(({ id }) => id === blockId) ?? lines.find((each) => each.words.includes(words)) ?? null
  if (line === null || line.words === '') return null
  if (!line.words.includes(words) || later.record.meeting.state === 'confirmed') return 'still-there'
  const rest = line.words.replace(words, '').replace(/\s+/g, ' ').trim()
  const change = replaceWords(doc, line.id, rest)
  if (change === null) return 'still-there'
  logSteps(writer, later, change)
  return 'taken-out'
}

function append(writer: Writer, later: Later, words: string): string {
  const { doc } = textThere(writer, later)
  const item = itemOf(later)
  const id = writer.newId()
  const block: MinutesBlock = {
    ...{ id, kind: 'prose', content: [{ kind: 'text', text: words }] },
    classification: item === 'unset' ? 'public' : item,
  }
  const { content } = fromBlocks([block], id)
  const { lastChild } = doc
  const isBlank = lastChild?.type.name === 'prose' && lastChild.content.size === 0
  const end = doc.content.size
  const start = isBlank ? end - lastChild.nodeSize : end
  logSteps(writer, later, new Transform(doc).replaceWith(start, end, content))
  return id
}

function logSteps({ writing }: Writer, later: Later, change: Transform): void {
  const { itemId } = later
  const steps = change.steps.map((step) => step.toJSON() as MinutesJson)
  const facts = { add: [], remove: [] }
  const revision = textThere({ writing }, later).revision + 1
  writing.record(
    meetingStream(later.record.meeting.id),
    { kind: 'minutes.stepped', payload: { itemId, revision, steps, facts, undoes: [] } },
    { classification: itemOf(later) },
  )
}

function textThere({ writing }: Pick<Writer, 'writing'>, { record, itemId }: Later) {
  return readItemText(writing.tx, writing.cache, record.meeting.id, itemId)
}

function itemOf({ record, itemId }: Later): MinutesBlock['classification'] {
  return record.items.find(({ id }) => id === itemId)?.classification ?? 'unset'
}

/** Every paragraph, point and clause with its words. */
function linesOf(doc: Node): readonly { readonly id: string; readonly words: string }[] {
  return toBlocks(doc)
    .filter((block) => block.kind !== 'note')
    .flatMap((block): readonly { readonly id: string }[] =>
      block.kind === 'resolution' ? block.clauses : [block],
    )
    .map(({ id }) => ({ id, words: wordsOf(doc, id) ?? '' }))
}
