import { useQuery } from '@tanstack/react-query'
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { navigate } from 'wouter/use-hash-location'
import { addressedName } from '../../../shared/domain/person.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow } from '../../frame/frameState.ts'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import type { MenuEntry } from '../../parts/menu.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { newId } from '../../state/newId.ts'
import { today } from '../../state/today.ts'
import { fieldAt, fieldsByPlace, rowsOf, sureEnough, wantsLook } from './importRows.ts'
import type { ImportData, ImportField, ImportRow } from './importRows.ts'
import './import.css'
import { ImportChecks } from './importChecks.tsx'
import { RecordRow } from './recordRow.tsx'
import type { RowActs } from './recordRow.tsx'
import type { Change } from './rowEditor.tsx'
import { chunksOf } from './chunks.ts'
import { entriesFor } from './rowMenu.ts'
import { SourcePane } from './sourcePane.tsx'
import { paperLines } from './sourceText.ts'
import { useImportDesk } from './useImportDesk.ts'
import type { ImportDesk } from './useImportDesk.ts'

/** A file of old minutes beside what was read of it: looked through, mended, and taken into the book. */
export function ImportDeskScreen({ importId }: { readonly importId: string }): ReactNode {
  const { api } = useCore()
  const draft = useQuery(api.imports.get.queryOptions({ input: { importId } }))
  if (draft.data !== undefined) return <Desk key={importId} data={draft.data} />
  return (
    <Frame
      title="Import"
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: 'Import' }}
    >
      <Loading query={draft} />
    </Frame>
  )
}

function Desk({ data }: { readonly data: ImportData }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const desk = useImportDesk(data)
  const { reading } = desk
  const rows = useMemo(() => rowsOf(reading), [reading])
  const fields = useMemo(() => fieldsByPlace(reading), [reading])
  const lines = useMemo(() => paperLines(data.source), [data.source])
  const hand = useRowInHand(rows, fields, desk)
  const { twin } = data.placed
  const isAgendaToCome = data.what === 'agenda' && reading.record.meeting.date >= today()
  const take = (): void => {
    // What is being typed counts.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    void act(async () => {
      if (!(await desk.flush())) return
      const { meetingId } = await client.imports.take({ importId: data.id, beside: twin !== null })
      navigate(`/meetings/${meetingId}/${isAgendaToCome || data.what === 'agenda' ? 'agenda' : 'live'}`)
    })
  }
  const putAside = (): void => {
    void act(async () => {
      if (!(await desk.flush())) return
      await client.imports.putAside({ importId: data.id, aside: true })
      navigate('/import')
    })
  }
  useCommands([
    {
      ...{
        id: 'import.next',
        title: 'Next that wants a look',
        group: 'Import',
        keys: ['F7', 'Ctrl+Shift+L'],
      },
      run: () => hand.step(1),
    },
    {
      ...{ id: 'import.previous', title: 'The one before that wants a look', group: 'Import' },
      ...{ keys: ['Shift+F7'], run: () => hand.step(-1) },
    },
    {
      ...{ id: 'import.take', title: 'Take into the minute book', group: 'Import', keys: ['Ctrl+Enter'] },
      run: take,
    },
    { id: 'import.putAside', title: 'Put this file aside', group: 'Import', run: putAside },
  ])
  const groups = useMemo(() => groupsOf(rows), [rows])
  const { placed } = data
  const markOf = useMemo(() => marksBy(placed), [placed])
  return (
    <Frame
      title={`Import, ${data.fileName}`}
      heading={
        <div className="crumbs">
          <a href="#/import">Import</a>
          <span aria-hidden="true">›</span>
          <h1>{data.fileName}</h1>
        </div>
      }
      actions={
        <>
          <Button onPress={putAside}>Put aside</Button>
          <Button kind="primary" keys="Ctrl+Enter" command="import.take" onPress={take}>
            {twin === null ? 'Take into the minute book' : 'Take as a second meeting'}
          </Button>
        </>
      }
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: 'The file and what was read of it', flush: true }}
      status={
        <>
          <span role="status">{hand.standing}</span>
          <span>{savingWords[desk.saving]}</span>
        </>
      }
    >
      <div className="import-desk">
        <SourcePane lines={lines} span={hand.span} onPlace={hand.toSource} />
        <section className="import-record" aria-labelledby="import-record-heading">
          <h2 id="import-record-heading">
            What was read
            <span className="cell-hint">{hand.standing}</span>
          </h2>
          <p id="import-row-keys" className="visually-hidden">
            It was read with little certainty. Enter says that it is right, F2 mends it.
          </p>
          {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrow keys go between the rows within */}
          <div className="import-scroll" onKeyDown={walkRows}>
            {twin === null ? null : <TwinLine twin={twin} />}
            <ImportChecks data={data} goTo={hand.goTo} />
            {groups.map(({ name, chunks }) => (
              <section key={name} aria-label={name}>
                <h3>{name}</h3>
                <ul className="import-rows">
                  {chunks.map((chunk) => (
                    <RowChunk
                      key={chunk[0]?.place}
                      rows={chunk}
                      fields={fields}
                      current={within(chunk, hand.current)}
                      openPlace={within(chunk, hand.openPlace)}
                      markOf={markOf}
                      acts={hand.acts}
                    />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </section>
      </div>
    </Frame>
  )
}

/** The word beside a value: what the book knows of it. */
function marksBy({ committeeIsNew, newPeople }: ImportData['placed']): (row: ImportRow) => string {
  const unknown = new Set(newPeople)
  return (row) => {
    if (row.place === 'committee.name') return committeeIsNew ? 'new committee' : 'known'
    // Of a committee that is new, everybody may be.
    const isNew = row.kind === 'person' && unknown.has(addressedName(row.person))
    return isNew && !committeeIsNew ? 'new' : ''
  }
}

const savingWords: Readonly<Record<ImportDesk['saving'], string>> = {
  saved: '✓ Saved',
  saving: 'Saving…',
  'not-saved': '! Not saved',
}

function TwinLine({ twin }: { readonly twin: NonNullable<ImportData['placed']['twin']> }): ReactNode {
  return (
    <p className="callout callout-problem import-twin">
      <span>
        The minute book has a meeting of this committee on {shortDate(twin.date)} already.{' '}
        <a href={`#/meetings/${twin.meetingId}/live`}>Open it</a> and compare: if this is the same meeting,
        put this file aside.
      </span>
    </p>
  )
}

const groupNames: Readonly<Record<ImportRow['kind'], string>> = {
  note: 'To know of the reading',
  head: 'The meeting',
  person: 'Who was there',
  item: 'Items and minutes',
  block: 'Items and minutes',
}

/** So many rows are drawn anew together: a step from one to the next does not look at thousands. */
const chunkSize = 40

interface RowGroup {
  readonly name: string
  readonly chunks: readonly (readonly ImportRow[])[]
}

/** The rows under their headings, in the order of the paper. */
function groupsOf(rows: readonly ImportRow[]): RowGroup[] {
  const groups = Map.groupBy(rows, (row) => groupNames[row.kind])
  return [...groups].map(([name, group]) => ({ name, chunks: chunksOf(group, chunkSize) }))
}

/** The place, where one of the rows has it. */
function within(rows: readonly ImportRow[], place: string | null): string | null {
  return rows.some((row) => row.place === place) ? place : null
}

interface RowChunkProps {
  readonly rows: readonly ImportRow[]
  readonly fields: ReadonlyMap<string, ImportField>
  readonly current: string | null
  readonly openPlace: string | null
  readonly markOf: (row: ImportRow) => string
  readonly acts: RowActs
}

const RowChunk = memo(function RowChunk(props: RowChunkProps): ReactNode {
  const { rows, fields, current, openPlace, markOf, acts } = props
  return rows.map((row) => (
    <RecordRow
      key={row.place}
      row={row}
      field={fields.get(row.place)}
      isCurrent={row.place === current}
      isOpen={row.place === openPlace}
      mark={markOf(row)}
      acts={acts}
    />
  ))
})

/** The arrow keys go from row to row, Home and End to the first and the last. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event
  if (!(target instanceof HTMLElement) || target.dataset['place'] === undefined) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-place]')]
  const at = rows.indexOf(target)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key]
  if (to === undefined) return
  event.preventDefault()
  rows[to]?.focus()
}

interface RowInHand {
  readonly current: string
  readonly openPlace: string | null
  /** What the row in hand was read from. */
  readonly span: { readonly from: number; readonly to: number } | null
  /** "3 of 12 want a look". */
  readonly standing: string
  readonly acts: RowActs
  /** To the next that wants a look, or the one before. */
  readonly step: (direction: 1 | -1) => void
  readonly goTo: (place: string) => void
  /** To the row that was read from a place of the source. */
  readonly toSource: (offset: number) => void
}

function useRowInHand(
  rows: readonly ImportRow[],
  fields: ReadonlyMap<string, ImportField>,
  desk: ImportDesk,
): RowInHand {
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
  const goTo = (place: string): void => {
    flushSync(() => {
      setOpenPlace(null)
      setChosen(place)
    })
    focusRow(place)
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
    goTo(nextOf(place, 1) ?? rows[at + 1]?.place ?? place)
  }
  const open = (place: string): void => {
    const row = rows.find((each) => each.place === place)
    flushSync(() => {
      setChosen(place)
      if (row?.kind !== 'note') setOpenPlace(place)
    })
    focusEditor()
  }
  /** The row may be gone then: the one after it is in hand, or the one before. */
  const mendRow = (place: string, change: Change): void => {
    const at = rows.findIndex((row) => row.place === place)
    const near = [rows[at], rows[at + 1], rows[at - 1]].flatMap((row) =>
      row === undefined ? [] : [row.place],
    )
    flushSync(() => desk.mend(place, change))
    const there = near.find((each) => rowOf(each) !== null)
    if (there === undefined) return
    goTo(there)
    // The menu that it was chosen from gives the focus back as it closes.
    focusNow(() => focusRow(there))
  }
  const now = { desk, goOn, goTo, open, mendRow, openPlace }
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
    leave: (place, change, how) => {
      // Closing the fields takes the focus from them: that is no second leaving.
      if (latest.current.openPlace !== place) return
      if (change !== null) latest.current.desk.mend(place, change)
      else if (how === 'enter') latest.current.desk.accept(place)
      if (how === 'enter') latest.current.goOn(place)
      else if (how === 'escape') latest.current.goTo(place)
      else setOpenPlace(null)
    },
    entriesFor: (row): readonly MenuEntry[] =>
      entriesFor(row, {
        open: () => setTimeout(() => latest.current.open(row.place)),
        mend: (change) => latest.current.mendRow(row.place, change),
        newId,
      }),
  }))
  const field = fields.get(current)
  const span = useMemo(
    () => (field === undefined || field.to <= field.from ? null : { from: field.from, to: field.to }),
    [field],
  )
  return {
    ...{ current, openPlace, span, acts, goTo },
    standing:
      doubtful.length === 0
        ? 'Nothing wants a look'
        : wanting.length === 0
          ? `All ${doubtful.length} looked at`
          : `${wanting.length} of ${doubtful.length} want a look`,
    step: (direction) => {
      const place = nextOf(current, direction) ?? wanting[0]?.place
      if (place !== undefined) goTo(place)
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

/** Whether it was read with little certainty, looked at by now or not. */
function isDoubtful(row: ImportRow, field: ImportField | undefined): boolean {
  return (
    row.kind === 'note' || wantsLook(row, field) || (field !== undefined && field.confidence < sureEnough)
  )
}

function rowOf(place: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)
}

function focusRow(place: string): HTMLElement | null {
  const row = rowOf(place)
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
  return row
}

function focusEditor(): void {
  const editor = document.querySelector<HTMLElement>('[data-open-editor]')
  if (editor === null || editor.contains(document.activeElement)) return
  editor.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus()
}
