import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { useCore } from '../../state/core.tsx'
import { reportProblem } from '../../state/notices.ts'
import type { ImportData, ImportField, Reading } from './importRows.ts'
import { ReadingSteps } from './readingSteps.ts'

/** Time after a mend before it is saved, so that a row of quick ones is saved once. */
const saveAfterMilliseconds = 300

export interface ImportDesk {
  readonly reading: Reading
  readonly saving: 'saved' | 'saving' | 'not-saved'
  /** Mends the record; the place is then right as it stands. */
  readonly mend: (place: string, change: (record: MeetingRecord) => MeetingRecord) => void
  /** Takes back the last mend, or does it again: the place it was made at; null when there is none. */
  readonly undo: () => string | null
  readonly redo: () => string | null
  /** Right as it stands. */
  readonly accept: (place: string) => void
  /** Whatever is still to be saved. False when it could not be. */
  readonly flush: () => Promise<boolean>
}

/** What a desk that was left still saves. */
const savesUnderWay = new Map<string, Promise<boolean>>()

/** Once all that was mended of a file is saved, or could not be: before that, what the core gives is of yesterday. */
export async function allSaved(importId: string): Promise<void> {
  await savesUnderWay.get(importId)
}

/** What was read of a file, while the officer mends it: every mend is kept, in turn. */
export function useImportDesk(data: ImportData): ImportDesk {
  const { client, api } = useCore()
  const queries = useQueryClient()
  const [reading, setReading] = useState<Reading>(() => readingOf(data))
  const [saving, setSaving] = useState<ImportDesk['saving']>('saved')
  const latest = useRef(reading)
  const saved = useRef(reading)
  const revision = useRef(data.revision)
  const turn = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const steps = useRef<ReadingSteps>(new ReadingSteps())
  const { id: importId } = data

  /** As another window left it: what is mended next is mended of that. */
  const showAnew = useCallback(async (): Promise<void> => {
    const data = await client.imports.get({ importId })
    revision.current = data.revision
    const fresh = readingOf(data)
    latest.current = fresh
    saved.current = fresh
    steps.current = new ReadingSteps()
    setReading(fresh)
    setSaving('saved')
  }, [client, importId])

  const save = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    turn.current = turn.current.then(async () => {
      const given = latest.current
      if (given === saved.current) return true
      try {
        const { record, fields, notes } = given
        const mended = await client.imports.mend({
          // The domain never changes a record in place; the contract has no word for that.
          ...{ importId, revision: revision.current, record: record as ImportData['record'] },
          ...{ fields: [...fields], notes: [...notes] },
        })
        revision.current = mended.revision
        saved.current = given
        if (latest.current === given) setSaving('saved')
      } catch (error) {
        setSaving('not-saved')
        reportProblem(error)
        if (error instanceof AppError && error.code === 'conflict') await showAnew()
        return false
      }
      // What it means for the book is asked anew: the committee, its meetings, the checks. That waits for this save, so this cannot wait for it.
      void queries.invalidateQueries({ queryKey: api.imports.key() })
      return true
    })
    savesUnderWay.set(importId, turn.current)
    return turn.current
  }, [client, api, queries, importId, showAnew])

  const show = useCallback(
    (next: Reading) => {
      latest.current = next
      setReading(next)
      setSaving('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), saveAfterMilliseconds)
    },
    [save],
  )
  const change = useCallback(
    (place: string, next: Reading) => {
      steps.current.did(place, latest.current)
      show(next)
    },
    [show],
  )
  const step = useCallback(
    (direction: 'undo' | 'redo'): string | null => {
      const taken = steps.current.take(direction, latest.current)
      if (taken === null) return null
      show(taken.reading)
      return taken.place
    },
    [show],
  )
  const undo = useCallback(() => step('undo'), [step])
  const redo = useCallback(() => step('redo'), [step])

  useEffect(() => {
    const leave = (): void => void save()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      void save()
    }
  }, [save])

  const mend = useCallback<ImportDesk['mend']>(
    (place, changeOf) => {
      const { record, fields, notes } = latest.current
      change(place, { record: changeOf(record), fields: withSeen(fields, place), notes })
    },
    [change],
  )
  const accept = useCallback<ImportDesk['accept']>(
    (place) => {
      const { record, fields, notes } = latest.current
      const note = /^note (\d+)$/.exec(place)?.[1]
      change(
        place,
        note === undefined
          ? { record, fields: withSeen(fields, place), notes }
          : {
              ...{ record, fields },
              notes: notes.map((each, index) => (index === Number(note) ? { ...each, seen: true } : each)),
            },
      )
    },
    [change],
  )
  return { reading, saving, mend, undo, redo, accept, flush: save }
}

/** What was read nowhere is right once the officer has said so. */
function withSeen(fields: readonly ImportField[], place: string): readonly ImportField[] {
  if (!fields.some((field) => field.place === place)) {
    return [...fields, { place, from: 0, to: 0, confidence: 0, seen: true }]
  }
  return fields.map((field) => (field.place === place ? { ...field, seen: true } : field))
}

function readingOf({ record: given, fields, notes }: ImportData): Reading {
  // The schema gives `undefined` where the rules leave a field out, and JSON knows no difference.
  const record = given as MeetingRecord
  return { record, fields, notes }
}
