import { classificationOfCorrection } from '../../domain/agreedOnPaper.ts'
import type { MeetingRecord } from '../../domain/meetingRecord.ts'
import type { AgreedCorrection } from '../../domain/minutesActs.ts'
import { exemptParagraphsOf } from '../../domain/itemDocuments.ts'
import type { ClosedMatter } from '../../domain/paperView.ts'
import type { Block } from '../model.ts'
import { withPassagesMarked } from './closedMatter.ts'
import { plain, strong } from './inlines.ts'
import { reviewItems } from './reviewItems.ts'

/** Corrections that a later meeting agreed, each with the words of before and those of now; nothing for none. Closed matter is marked. */
export function correctionBlocks(
  record: MeetingRecord,
  heading: { readonly id: string; readonly text: string },
  corrections: readonly AgreedCorrection[],
): readonly Block[] {
  if (corrections.length === 0) return []
  return [
    { kind: 'heading', level: 2, number: null, ...heading },
    ...corrections.flatMap((correction) => {
      const closed = closedOfCorrection(record, correction)
      return withPassagesMarked(
        [
          {
            closed,
            block: {
              kind: 'paragraph',
              keepWithNext: true,
              runs: strong(correctedPlace(record, correction)),
            },
          },
          {
            closed,
            block: {
              kind: 'facts',
              facts: [
                { term: 'Was:', runs: plain(correction.was === '' ? '(nothing)' : correction.was) },
                { term: 'Now:', runs: plain(correction.now === '' ? '(taken out)' : correction.now) },
              ],
            },
          },
        ],
        exemptParagraphsOf(record, correction.itemId),
      )
    }),
  ]
}

/** "Minute 20, f)": where the words stand, as the minutes print it; the title where the item has no number. */
export function correctedPlace(
  record: MeetingRecord,
  { itemId, blockId }: Pick<AgreedCorrection, 'itemId' | 'blockId'>,
): string {
  const item = reviewItems(record).find((each) => each.id === itemId)
  if (item === undefined) return 'An item that is no longer there'
  const minute = item.number === '' ? item.title : `Minute ${item.number}`
  const label = item.points.find((point) => point.id === blockId)?.label ?? ''
  return label === '' ? minute : `${minute}, ${label}`
}

/** What members may read of a correction and the public may not: as closed as the words it changes. */
function closedOfCorrection(record: MeetingRecord, correction: AgreedCorrection): ClosedMatter | null {
  const closest = classificationOfCorrection(record, correction)
  return closest === 'exempt' || closest === 'confidential' ? closest : null
}
