import { strictest } from './access.ts'
import type { Classification } from './access.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { MinutesBlock } from './minutes.ts'
import type { AgreedAt, AgreedCorrection, ConfirmationManner, SigningManner } from './minutesActs.ts'
import { minutesStanding } from './minutesStanding.ts'

/** What later meetings did with the minutes, as a paper may tell it to one audience. */
export interface AgreedOnPaper {
  readonly confirmed:
    | (AgreedOn & {
        readonly manner: ConfirmationManner
        readonly corrections: readonly PaperCorrection[]
      })
    | null
  readonly signed: {
    readonly name: string
    /** YYYY-MM-DD */
    readonly on: string
    readonly manner: SigningManner
  } | null
  /** Agreed after the signing: the signed words stay. */
  readonly corrected: readonly (AgreedOn & { readonly corrections: readonly PaperCorrection[] })[]
  /** Where other minutes took their place. */
  readonly superseded: AgreedOn | null
}

/** The day of the meeting that agreed something, and the number of its own minute; empty when unknown. */
export type AgreedOn = Pick<AgreedAt, 'date' | 'minuteNumber'>

/** A correction; of one that the reader may not have, only in which item it is. */
export type PaperCorrection =
  | { readonly kind: 'withheld'; readonly itemId: string }
  | {
      readonly kind: 'told'
      readonly itemId: string
      /** The block or clause; null for the item as a whole. */
      readonly blockId: string | null
      readonly was: string
      readonly now: string
      /** What the public may not read; null for what it may. */
      readonly closed: 'exempt' | 'confidential' | null
    }

/** How the minutes stand, with the words of those corrections that the reader may have; nulls for a draft. */
export function agreedOnPaper(
  record: MeetingRecord,
  mayRead: (classification: Classification) => boolean,
): AgreedOnPaper {
  const standing = minutesStanding(record.meeting, record.acts, true)
  const told = (corrections: readonly AgreedCorrection[]): readonly PaperCorrection[] =>
    corrections.map((correction) => paperCorrection(record, correction, mayRead))
  const confirmation = 'confirmation' in standing ? standing.confirmation : null
  const signature = 'signature' in standing ? standing.signature : null
  return {
    confirmed:
      confirmation === null
        ? null
        : {
            ...agreedOn(confirmation.agreedAt),
            manner: confirmation.manner,
            corrections: told(confirmation.corrections),
          },
    signed:
      signature === null
        ? null
        : { name: signature.presider.name, on: signature.signedOn, manner: signature.manner },
    corrected:
      standing.state === 'signed'
        ? standing.corrections.map((act) => ({
            ...agreedOn(act.agreedAt),
            corrections: told(act.corrections),
          }))
        : [],
    superseded: standing.state === 'superseded' ? agreedOn(standing.by.agreedAt) : null,
  }
}

function agreedOn({ date, minuteNumber }: AgreedAt): AgreedOn {
  return { date, minuteNumber }
}

function paperCorrection(
  record: MeetingRecord,
  correction: AgreedCorrection,
  mayRead: (classification: Classification) => boolean,
): PaperCorrection {
  const { itemId, blockId, was, now } = correction
  const closest = classificationOfCorrection(record, correction)
  // An officer's note is on no paper, and neither is what became of it.
  if (!mayRead(closest) || isNote(record, correction)) return { kind: 'withheld', itemId }
  const closed = closest === 'exempt' || closest === 'confidential' ? closest : null
  return { kind: 'told', itemId, blockId, was, now, closed }
}

/**
 * How closed the words of a correction are: the strictest of the item, the one it stands under, and the block. Of the item as a whole, or
 * of a block that is no longer there, every block of the item counts.
 */
export function classificationOfCorrection(
  record: MeetingRecord,
  { itemId, blockId }: Pick<AgreedCorrection, 'itemId' | 'blockId'>,
): Classification {
  const item = record.items.find((each) => each.id === itemId)
  const parent = record.items.find((each) => each.id === item?.parentId)
  const blocks = record.minutes.find((each) => each.itemId === itemId)?.blocks ?? []
  const block = blocks.find((each) => isOf(each, blockId))
  return strictest([
    item?.classification ?? 'unset',
    ...(parent === undefined ? [] : [parent.classification]),
    ...(block === undefined ? blocks : [block]).map(({ classification }) => classification),
  ])
}

function isNote({ minutes }: MeetingRecord, { itemId, blockId }: AgreedCorrection): boolean {
  const blocks = minutes.find((each) => each.itemId === itemId)?.blocks ?? []
  return blocks.some((block) => block.kind === 'note' && block.id === blockId)
}

function isOf(block: MinutesBlock, id: string | null): boolean {
  return block.id === id || (block.kind === 'resolution' && block.clauses.some((clause) => clause.id === id))
}
