import type { Node } from 'prosemirror-model'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import type { AsPrinted } from '../../../shared/domain/asPrinted.ts'
import { canonicalHeading, canonicalItem, canonicalMinutes } from '../../../shared/domain/canonicalMinutes.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { MinutesJson } from '../../../shared/minutesText/apply.ts'
import { correctWords } from '../../../shared/minutesText/correctWords.ts'
import type { Reader } from '../../db/database.ts'
import { hashOf } from '../../db/hashing.ts'
import { meaningfulBlocks, readItemText } from '../../db/minutes.ts'
import type { DocumentCache } from '../../db/minutes.ts'

/** SHA-256 over the canonical text of the minutes: what is confirmed and signed. */
export function textHashOf(record: MeetingRecord): string {
  return hashOf(canonicalMinutes(record))
}

/** What confirmed minutes keep of what they print. */
export function printedNow(record: MeetingRecord): AsPrinted {
  return {
    council: record.council.name,
    houseStyle: record.council.houseStyle,
    committee: record.committee.name,
    members: record.members,
    people: record.people,
    headingHash: hashOf(canonicalHeading(record)),
    items: record.items.map(({ id }) => ({ itemId: id, textHash: hashOf(canonicalItem(record, id)) })),
  }
}

/** The text of an item with its corrections, and the steps that make them. */
export interface CorrectedText {
  readonly itemId: string
  /** Of the text after it. */
  readonly revision: number
  readonly doc: Node
  readonly steps: readonly MinutesJson[]
}

/** The texts that corrections change, each once. Throws `not-found` for an item that is not there, and as `correctWords` does. */
export function correctedTexts(
  { reader, cache, newId }: { readonly reader: Reader; readonly cache: DocumentCache; newId: () => string },
  record: MeetingRecord,
  corrections: readonly AgreedCorrection[],
): CorrectedText[] {
  const texts = new Map<string, CorrectedText>()
  for (const correction of corrections) {
    const item = record.items.find(({ id }) => id === correction.itemId)
    if (item === undefined) {
      throw new AppError('not-found', 'A correction names an item that is not in these minutes.', {
        itemId: correction.itemId,
      })
    }
    const before = texts.get(item.id) ?? textNow(reader, cache, record.meeting.id, item.id)
    const classification = item.classification === 'unset' ? 'public' : item.classification
    const change = correctWords(before.doc, correction, { newId, classification })
    const steps = change.steps.map((step) => step.toJSON() as MinutesJson)
    texts.set(item.id, { ...before, doc: change.doc, steps: [...before.steps, ...steps] })
  }
  return [...texts.values()]
}

/** The record as it will be with these texts. */
export function withTexts(record: MeetingRecord, texts: readonly CorrectedText[]): MeetingRecord {
  const changed = new Map(texts.map(({ itemId, doc }) => [itemId, meaningfulBlocks(doc)]))
  return {
    ...record,
    minutes: record.minutes.map((minutes) => ({
      ...minutes,
      blocks: changed.get(minutes.itemId) ?? minutes.blocks,
    })),
  }
}

function textNow(reader: Reader, cache: DocumentCache, meetingId: string, itemId: string): CorrectedText {
  const { doc, revision } = readItemText(reader, cache, meetingId, itemId)
  return { itemId, revision: revision + 1, doc, steps: [] }
}
