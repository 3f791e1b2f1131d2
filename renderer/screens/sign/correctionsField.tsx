import type { ReactNode } from 'react'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import '../review/review.css'
import { WordDiff } from '../review/wordDiff.tsx'
import { correctablePoints } from '../../../shared/document/compose/correctable.ts'

/** A correction that is being typed. */
export interface TypedCorrection {
  readonly blockId: string | null
  readonly now: string
}

export const nothingTyped: TypedCorrection = { blockId: null, now: '' }

/** What was typed as a correction; null while no point is chosen, or its words are what they were. */
export function correctionTyped(
  record: MeetingRecord,
  { blockId, now }: TypedCorrection,
): AgreedCorrection | null {
  const point = correctablePoints(record).find((each) => each.blockId === blockId)
  if (point === undefined || now.trim() === point.words.trim()) return null
  return { itemId: point.itemId, blockId: point.blockId, was: point.words, now: now.trim() }
}

/** Corrections, each the words of before beside those of now; what is typed counts with them, added or not. */
export function CorrectionsField(props: {
  readonly record: MeetingRecord
  readonly value: readonly AgreedCorrection[]
  readonly onChange: (value: readonly AgreedCorrection[]) => void
  readonly typed: TypedCorrection
  readonly onTyped: (typed: TypedCorrection) => void
}): ReactNode {
  const { record, value, onChange, typed, onTyped } = props
  const { blockId, now } = typed
  const points = correctablePoints(record)
  const placeOf = (id: string | null): string => points.find((point) => point.blockId === id)?.place ?? ''
  const point = points.find((each) => each.blockId === blockId)
  const add = (): void => {
    const correction = correctionTyped(record, typed)
    if (correction === null) return
    onChange([...value, correction])
    onTyped(nothingTyped)
  }
  return (
    <fieldset className="form">
      <legend>Corrections</legend>
      <ul className="sign-corrections">
        {value.map((correction) => (
          <li key={correction.blockId}>
            <strong>{placeOf(correction.blockId)}</strong>
            <WordDiff was={correction.was} now={correction.now} />
            <Button
              kind="quiet"
              label={`Take away the correction of ${placeOf(correction.blockId)}`}
              onPress={() => onChange(value.filter((each) => each !== correction))}
            >
              Take away
            </Button>
          </li>
        ))}
      </ul>
      <Select
        label="The point that was corrected"
        options={points
          .filter((each) => !value.some((correction) => correction.blockId === each.blockId))
          .map((each) => ({ id: each.blockId, name: `${each.place} ${shortened(each.words)}` }))}
        value={blockId}
        onChange={(id) =>
          onTyped({ blockId: id, now: points.find((each) => each.blockId === id)?.words ?? '' })
        }
        placeholder="Choose a point"
      />
      {point === undefined ? null : (
        <>
          <TextField
            label={`${point.place} becomes`}
            value={now}
            onChange={(words) => onTyped({ blockId: point.blockId, now: words })}
            lines={3}
            takesFocus
          />
          <div className="buttons">
            <Button isDisabled={correctionTyped(record, typed) === null} onPress={add}>
              Add this correction and another
            </Button>
          </div>
        </>
      )}
    </fieldset>
  )
}

function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, 78).trimEnd()} …` : words
}
