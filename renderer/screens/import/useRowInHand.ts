import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { AppError } from '../../../shared/domain/appError.ts'
import { focusNow } from '../../frame/frameState.ts'
import type { MenuEntry } from '../../parts/menu.tsx'
import { newId } from '../../state/newId.ts'
import { reportProblem, useNotices } from '../../state/notices.ts'
import { newItem, newPersonRow } from './importMends.ts'
import { isHarmless, spanOfNote } from './importNotes.ts'
import { fieldAt, sureEnough, wantsLook } from './importRows.ts'
import type { ImportField, ImportRow } from './importRows.ts'
import type { RowActs } from './recordRow.tsx'
import type { Change } from './rowEditor.tsx'
import { entriesFor } from './rowMenu.ts'
import type { ImportDesk } from './useImportDesk.ts'

export interface RowInHand {
  /** The rows as read, with the one that is being added. */
  readonly rows: readonly ImportRow[]
  readonly current: string
  readonly openPlace: string | null
  /** What the row in hand was read from. */
  readonly span: { readonly from: number; readonly to: number } | null
  /** How many rows want a look, of how many that did. */
  readonly wanting: number
  readonly doubtful: number
  /** "3 of 12 want a look". */
  readonly standing: string
  readonly acts: RowActs
  /** To the next that wants a look, or the one before. */
  readonly step: (direction: 1 | -1) => void
  readonly goTo: (place: string) => void
  /** To the row that was read from a place of the source. */
  readonly toSource: (offset: number) => void
  /** Opens the fields of somebody, or something, that was not read. */
  readonly add: (kind: 'person' | 'item') => void
  /** Takes back the last mend, or does it again, and goes there. */
  readonly back: (direction: 'undo' | 'redo') => void
  /** What is being typed counts. */
  readonly settle: () => void
}

interface HandOf {
  readonly read: readonly ImportRow[]
  readonly fields: ReadonlyMap<string, ImportField>
  readonly desk: ImportDesk
  readonly source: string
}

/** The row in hand, with the fields that are open: all that the keys of the desk do. */
export function useRowInHand({ read, fields, desk, source }: HandOf): RowInHand {
  const [adding, setAdding] = useState<Adding | null>(null)
  const rows = useMemo(() => withAdding(read, adding), [read, adding])
  const { wanting, doubtful } = useMemo(
    () => ({
      wanting: rows.filter((row) => wantsLook(row, fields.get(row.place))),
      doubtful: rows.filter((row) => isDoubtful(row, fields.get(row.place))),
    }),
    [rows, fields],
  )
  const [chosen, setChosen] = useState(() => wanting[0]?.place ?? rows[0]?.place ?? '')
  const [openPlace, setOpenPlace] = useState<string | null>(null)
  // What was in hand may have been joined to another.
  const current = rows.some(({ place }) => place === chosen) ? chosen : (rows[0]?.place ?? '')
  const show = (place: string): void => {
    flushSync(() => {
      setOpenPlace(null)
      setAdding(null)
      setChosen(place)
    })
    focusRow(place)
  }
  const goTo = (place: string): void => {
    settle()
    show(place)
  }
  const nextOf = (place: string, direction: 1 | -1): string | null => {
    const at = rows.findIndex((row) => row.place === place)
    const others = wanting.filter((row) => row.place !== place)
    const isPast = (row: ImportRow): boolean => (rows.indexOf(row) - at) * direction > 0
    const found = direction === 1 ? others.find(isPast) : others.findLast(isPast)
    return (found ?? (direction === 1 ? others[0] : others.at(-1)))?.place ?? null
  }
  const goOn = (place: string): void => {
    const at = rows.findIndex((row) => row.place === place)
    show(nextOf(place, 1) ?? rows[at + 1]?.place ?? place)
  }
  const open = (place: string): void => {
    const row = rows.find((each) => each.place === place)
    settle()
    flushSync(() => {
      setAdding(null)
      setChosen(place)
      setOpenPlace(row?.kind === 'note' ? null : place)
    })
    focusEditor()
  }
  const add = (kind: Adding['kind'], after?: string): void => {
    settle()
    const next = addingOf(kind, after ?? current, read)
    flushSync(() => {
      setAdding(next)
      setChosen(next.row.place)
      setOpenPlace(next.row.place)
    })
    // A menu that it was chosen from gives the focus back as it closes.
    focusNow(focusEditor)
  }
  /** The row may be gone then: the one after it is in hand, or the one before. */
  const mendRow = (place: string, change: Change): void => {
    const near = nearOf(rows, place)
    flushSync(() => desk.mend(place, change))
    const there = near.find((each) => rowOf(each) !== null)
    if (there === undefined) return
    show(there)
    focusNow(() => focusRow(there))
  }
  const back = (direction: 'undo' | 'redo'): void => {
    settle()
    const near = nearOf(rows, current)
    const place = flushSync(() => desk[direction]())
    if (place === null) return
    // What was taken back may be a row that came, or one that went.
    const there = [place, ...near].find((each) => rowOf(each) !== null)
    if (there !== undefined) show(there)
  }
  const now = { desk, goOn, show, open, add, mendRow, openPlace, rows, adding }
  const latest = useRef(now)
  useLayoutEffect(() => {
    latest.current = now
  })
  // The rows keep what they are given: it is the same from beginning to end.
  const [acts] = useState((): RowActs => ({
    select: setChosen,
    open: (place) => latest.current.open(place),
    accept: (place) => {
      latest.current.desk.accept(place)
      latest.current.goOn(place)
    },
    leave: (place, { change, problem }, how) => {
      const { desk: to, rows: among, adding: added } = latest.current
      // Closing the fields takes the focus from them: that is no second leaving.
      if (latest.current.openPlace !== place) return
      const isNew = added?.row.place === place
      if (change !== null) to.mend(place, change)
      else if (how === 'enter' && !isNew) to.accept(place)
      if (problem !== null) reportProblem(new AppError('invalid-input', problem))
      // What was said of the fields before has had its time.
      else if (how !== 'gone') useNotices.getState().dismiss('problem')
      if (how === 'gone') return
      // Nobody was added: the row is gone with its fields.
      const there = isNew && change === null ? (nearOf(among, place)[2] ?? place) : place
      if (how === 'enter' && there === place) latest.current.goOn(place)
      else if (how !== 'elsewhere') latest.current.show(there)
      else {
        setOpenPlace(null)
        setAdding(null)
        // A press beside everything leaves nothing with the focus: then it is the row's again.
        setTimeout(() => {
          if (document.activeElement === document.body) focusRow(there)
        })
      }
    },
    entriesFor: (row): readonly MenuEntry[] =>
      entriesFor(row, {
        open: () => setTimeout(() => latest.current.open(row.place)),
        add: (kind) => setTimeout(() => latest.current.add(kind, row.place)),
        mend: (change) => latest.current.mendRow(row.place, change),
        newId,
      }),
  }))
  const inHand = rows.find(({ place }) => place === current)
  const field = fields.get(current)
  const { record, fields: ownFields } = desk.reading
  const span = useMemo(() => {
    if (inHand?.kind === 'note') {
      return spanOfNote(inHand.note.sentence, { record, fields: ownFields }, source)
    }
    return field === undefined || field.to <= field.from ? null : { from: field.from, to: field.to }
  }, [inHand, field, record, ownFields, source])
  return {
    ...{ rows, current, openPlace, span, acts, goTo, add, back, settle },
    ...{ wanting: wanting.length, doubtful: doubtful.length },
    standing:
      doubtful.length === 0
        ? 'Nothing wants a look'
        : wanting.length === 0
          ? `All ${doubtful.length} looked at`
          : `${wanting.length} of ${doubtful.length} want a look`,
    step: (direction) => {
      const place = nextOf(current, direction) ?? wanting[0]?.place
      if (place === undefined) settle()
      else goTo(place)
    },
    toSource: (offset) => {
      const found = fieldAt(
        [...fields.values()].filter(({ from, to }) => to > from),
        offset,
      )
      if (found !== undefined) goTo(found.place)
    },
  }
}

/** A row that is not in the record until it has a name. */
interface Adding {
  readonly kind: 'person' | 'item'
  readonly row: ImportRow
  /** The place of the row that it comes after. */
  readonly after: string | null
}

/** A person comes last in the list, an item after the one that has the row in hand, or last. */
function addingOf(kind: Adding['kind'], current: string, read: readonly ImportRow[]): Adding {
  const id = newId()
  if (kind === 'person') {
    const after = read.findLast((row) => row.kind === 'person' || row.kind === 'head')?.place ?? null
    const row: ImportRow = {
      ...{ kind: 'person', place: `person ${id}`, ...newPersonRow(id), office: null, presided: false },
    }
    return { kind, row, after }
  }
  const at = read.findIndex((row) => row.place === current)
  const isAmongItems = read[at]?.kind === 'item' || read[at]?.kind === 'block'
  const isItem = (row: ImportRow): boolean => row.kind === 'item'
  const own = isAmongItems ? read.slice(0, at + 1).findLast(isItem) : read.findLast(isItem)
  const itemId = own?.kind === 'item' ? own.item.id : null
  // Sub-items stand under the item before them.
  const begin = own === undefined ? -1 : read.indexOf(own)
  const next = read.findIndex(
    (row, index) =>
      index > begin && (row.kind === 'note' || (row.kind === 'item' && row.item.parentId === null)),
  )
  const after = (next === -1 ? read.at(-1) : read[next - 1])?.place ?? null
  const row: ImportRow = {
    ...{ kind: 'item', place: `item ${id}`, item: newItem(id), minutes: undefined },
    ...{ numberBefore: '', after: itemId, isFirst: false },
  }
  return { kind, row, after }
}

function withAdding(read: readonly ImportRow[], adding: Adding | null): readonly ImportRow[] {
  if (adding === null || read.some((row) => row.place === adding.row.place)) return read
  const at = read.findIndex((row) => row.place === adding.after)
  return read.toSpliced(at + 1, 0, adding.row)
}

/** The place itself, the one after it and the one before, as far as they are. */
function nearOf(rows: readonly ImportRow[], place: string): readonly string[] {
  const at = rows.findIndex((row) => row.place === place)
  return [rows[at], rows[at + 1], rows[at - 1]].flatMap((row) => (row === undefined ? [] : [row.place]))
}

/** Whether it was read with little certainty, looked at by now or not. */
function isDoubtful(row: ImportRow, field: ImportField | undefined): boolean {
  if (row.kind === 'note') return !isHarmless(row.note.sentence)
  return (
    wantsLook(row, field) || (field !== undefined && field.to > field.from && field.confidence < sureEnough)
  )
}

/** Leaving the fields says what they hold, of a date that is half typed too. */
function settle(): void {
  const active = document.activeElement
  if (active instanceof HTMLElement && active.closest('[data-open-editor]') !== null) active.blur()
}

function rowOf(place: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)
}

function focusRow(place: string): HTMLElement | null {
  const row = rowOf(place)
  // The pane is scrolled, never the window: its own step does that.
  row?.focus({ preventScroll: true })
  if (row !== null) scrollInto(row)
  return row
}

function focusEditor(): HTMLElement | null {
  const editor = document.querySelector<HTMLElement>('[data-open-editor]')
  if (editor === null) return null
  if (!editor.contains(document.activeElement)) {
    editor.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus({ preventScroll: true })
  }
  scrollInto(editor)
  return document.activeElement instanceof HTMLElement ? document.activeElement : null
}

/** So that all of it is in view, with a little above and below; of what is higher than the pane, its beginning. */
function scrollInto(element: HTMLElement): void {
  const pane = element.closest('.import-scroll')
  if (pane === null) return
  const margin = 8
  const [own, box] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
  const below = own.bottom + margin - box.bottom
  const above = own.top - margin - box.top
  if (above < 0) pane.scrollTop += above
  else if (below > 0) pane.scrollTop += Math.min(below, above)
}
