import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MeetingRecord } from '../../../../shared/domain/meetingRecord.ts'
import type { AgreedCorrection } from '../../../../shared/domain/minutesActs.ts'
import { WordDiff } from '../../review/wordDiff.tsx'
import '../../review/review.css'
import { correctablePoints } from '../../../../shared/document/compose/correctable.ts'
import type { CorrectablePoint } from '../../../../shared/document/compose/correctable.ts'
import { PersonPicker } from '../personPicker.tsx'

/** The point by its number or its words, Enter; what it becomes, Enter; then another, or Enter with nothing typed for all of them. */
export function CorrectionsEntry(props: {
  readonly record: MeetingRecord
  readonly onConfirm: (corrections: readonly AgreedCorrection[]) => void
  readonly onEscape: () => void
}): ReactNode {
  const { record, onConfirm, onEscape } = props
  const [corrections, setCorrections] = useState<readonly AgreedCorrection[]>([])
  const [point, setPoint] = useState<CorrectablePoint | null>(null)
  const points = correctablePoints(record).filter(
    ({ blockId }) => !corrections.some((correction) => correction.blockId === blockId),
  )
  const confirm = (): void => {
    if (corrections.length > 0) onConfirm(corrections)
  }
  return (
    <div className="confirm-corrections">
      {corrections.map((correction) => (
        <WordDiff key={correction.blockId} was={correction.was} now={correction.now} />
      ))}
      {point === null ? (
        <PersonPicker
          // Another box for each, so that the letters of the one before are gone.
          key={corrections.length}
          label={
            corrections.length === 0 ? 'The point that is corrected' : 'Another point, or Enter to confirm'
          }
          placeholder={
            corrections.length === 0 ? 'Its number, or a word of it, then Enter' : 'Another point, or Enter'
          }
          candidates={points.map(({ blockId, place, words }) => ({
            ...{ id: blockId, code: place, name: `${place} ${shortened(words)}`, hint: '' },
          }))}
          onNone={confirm}
          onChoose={(id) => setPoint(points.find(({ blockId }) => blockId === id) ?? null)}
          onEscape={onEscape}
        />
      ) : (
        <NewWords
          point={point}
          onEnter={(now) => {
            const { itemId, blockId, words: was } = point
            if (now !== was) setCorrections([...corrections, { itemId, blockId, was, now }])
            setPoint(null)
          }}
          onEscape={() => setPoint(null)}
        />
      )}
      {corrections.length === 0 || point !== null ? null : (
        <button type="button" className="button button-primary" onClick={confirm}>
          Confirm subject to {corrections.length === 1 ? 'this' : `these ${corrections.length}`}{' '}
          <kbd aria-hidden="true">Enter</kbd>
        </button>
      )}
    </div>
  )
}

function NewWords(props: {
  readonly point: CorrectablePoint
  readonly onEnter: (now: string) => void
  readonly onEscape: () => void
}): ReactNode {
  const { place, words } = props.point
  const [now, setNow] = useState(words)
  return (
    <>
      <label className="confirm-words">
        {place} becomes
        <textarea
          className="input"
          form="unkept"
          rows={2}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just chosen the point by a key
          autoFocus
          value={now}
          // Most corrections change a word: a key pressed at once must not take the rest away.
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(words.length, words.length)}
          onChange={(event) => setNow(event.target.value.replaceAll('\n', ' '))}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') props.onEnter(now.trim())
            else if (event.key === 'Escape') props.onEscape()
            else return
            event.preventDefault()
          }}
        />
      </label>
      <button type="button" className="button" onClick={() => props.onEnter(now.trim())}>
        Go on <kbd aria-hidden="true">Enter</kbd>
      </button>
    </>
  )
}

function shortened(words: string): string {
  return words.length > 110 ? `${words.slice(0, 108).trimEnd()} …` : words
}
