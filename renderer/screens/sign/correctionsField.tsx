import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import '../review/review.css'
import { WordDiff } from '../review/wordDiff.tsx'
import { correctablePoints } from './correctable.ts'

/** Corrections, each the words of before beside those of now. */
export function CorrectionsField(props: {
  readonly record: MeetingRecord
  readonly value: readonly AgreedCorrection[]
  readonly onChange: (value: readonly AgreedCorrection[]) => void
}): ReactNode {
  const { record, value, onChange } = props
  const [blockId, setBlockId] = useState<string | null>(null)
  const [now, setNow] = useState('')
  const points = correctablePoints(record)
  const placeOf = (id: string | null): string => points.find((point) => point.blockId === id)?.place ?? ''
  const point = points.find((each) => each.blockId === blockId)
  const add = (): void => {
    if (point === undefined) return
    const { itemId, words: was } = point
    onChange([...value, { itemId, blockId: point.blockId, was, now: now.trim() }])
    setBlockId(null)
    setNow('')
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
        onChange={(id) => {
          setBlockId(id)
          setNow(points.find((each) => each.blockId === id)?.words ?? '')
        }}
        placeholder="Choose a point"
      />
      {point === undefined ? null : (
        <>
          <TextField label={`${point.place} becomes`} value={now} onChange={setNow} lines={3} takesFocus />
          <div className="buttons">
            <Button isDisabled={now.trim() === point.words} onPress={add}>
              Add this correction
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
