import { useQuery } from '@tanstack/react-query'
import { memo, useMemo, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { addressedName } from '../../../shared/domain/person.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { useDroppedFiles } from '../../parts/droppedFile.ts'
import { Loading } from '../../parts/loading.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { today } from '../../state/today.ts'
import { fieldsByPlace, rowsOf } from './importRows.ts'
import { isHarmless } from './importNotes.ts'
import { KnownNames, useKnownNames } from './knownNames.ts'
import type { ImportData, ImportField, ImportRow } from './importRows.ts'
import './import.css'
import { ImportChecks } from './importChecks.tsx'
import { RecordRow } from './recordRow.tsx'
import type { RowActs } from './recordRow.tsx'
import { chunksOf } from './chunks.ts'
import { SourcePane } from './sourcePane.tsx'
import { paperLines } from './sourceText.ts'
import { allSaved, useImportDesk } from './useImportDesk.ts'
import type { ImportDesk } from './useImportDesk.ts'
import { useImportFiles } from './useImportFiles.ts'
import { useRowInHand } from './useRowInHand.ts'
import { useTaking } from './useTaking.ts'

/** A file of old minutes beside what was read of it: looked through, mended, and taken into the book. */
export function ImportDeskScreen({ importId }: { readonly importId: string }): ReactNode {
  const { api, client } = useCore()
  // A draft that is being taken is not asked for again: it may be gone by then.
  const [isLeaving, setIsLeaving] = useState(false)
  const draft = useQuery({
    enabled: !isLeaving,
    ...api.imports.get.queryOptions({ input: { importId } }),
    queryFn: async () => {
      await allSaved(importId)
      return client.imports.get({ importId })
    },
    // The desk begins with what it is given: never with what was there before its last mend.
    gcTime: 0,
  })
  if (draft.data !== undefined) return <Desk key={importId} data={draft.data} onLeaving={setIsLeaving} />
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

interface DeskProps {
  readonly data: ImportData
  /** Told before the file is taken, and again should that fail. */
  readonly onLeaving: (isLeaving: boolean) => void
}

function Desk({ data, onLeaving }: DeskProps): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const desk = useImportDesk(data)
  const { reading } = desk
  const times = useQuery(useCore().api.council.get.queryOptions({ input: {} })).data?.houseStyle.times
  const read = useMemo(() => rowsOf(reading, times), [reading, times])
  const fields = useMemo(() => fieldsByPlace(reading), [reading])
  const lines = useMemo(() => paperLines(data.source), [data.source])
  const hand = useRowInHand({ read, fields, desk, source: data.source })
  const { rows } = hand
  const files = useImportFiles()
  useDroppedFiles((dropped) => {
    hand.settle()
    void desk.flush().then((isSaved) => (isSaved ? files.take(dropped, { toList: true }) : undefined))
  })
  const names = useKnownNames(reading.record.committee.name)
  const { twin } = data.placed
  const isAgendaToCome = data.what === 'agenda' && reading.record.meeting.date >= today()
  const [published, setPublished] = useState(data.published)
  const take = (): void => {
    onLeaving(true)
    let isTaken = false
    void act(async () => {
      if (!(await desk.flush())) return
      const { meetingId } = await client.imports.take({
        ...{ importId: data.id, beside: twin !== null, published },
      })
      isTaken = true
      navigate(`/meetings/${meetingId}/${isAgendaToCome || data.what === 'agenda' ? 'agenda' : 'live'}`)
    }).then(() => {
      if (!isTaken) onLeaving(false)
    })
  }
  const taking = useTaking({ hand, reading, hasTwin: twin !== null, take })
  const putAside = (): void => {
    hand.settle()
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
      run: taking.byKeys,
    },
    { id: 'import.putAside', title: 'Put this file aside', group: 'Import', run: putAside },
    {
      ...{ id: 'import.mend', title: 'Mend the row in hand', group: 'Import', keys: ['F2'] },
      run: () => hand.acts.open(hand.current),
    },
    { id: 'import.addPerson', title: 'Add a person', group: 'Import', run: () => hand.add('person') },
    { id: 'import.addItem', title: 'Add an item', group: 'Import', run: () => hand.add('item') },
    {
      ...{ id: 'import.undo', title: 'Take back the last mend', group: 'Import', keys: ['Ctrl+Z'] },
      ...{ notInText: true, run: () => hand.back('undo') },
    },
    {
      ...{ id: 'import.redo', title: 'Do the mend again', group: 'Import', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
      ...{ notInText: true, run: () => hand.back('redo') },
    },
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
          {data.what === 'minutes' ? (
            <Checkbox isSelected={published} onChange={setPublished}>
              These minutes were published
            </Checkbox>
          ) : null}
          <Button onPress={putAside}>Put aside</Button>
          {twin === null ? (
            <Button kind="primary" keys="Ctrl+Enter" command="import.take" onPress={taking.byButton}>
              Take into the minute book
            </Button>
          ) : (
            <Button onPress={taking.byButton}>Take as a second meeting</Button>
          )}
        </>
      }
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: 'The file and what was read of it', flush: true }}
      status={
        <>
          <span role="status">{taking.said ?? files.standing ?? hand.standing}</span>
          <span>{savingWords[desk.saving]}</span>
        </>
      }
    >
      <KnownNames value={names}>
        <div className="import-desk">
          <SourcePane lines={lines} span={hand.span} onPlace={hand.toSource} />
          <section className="import-record" aria-labelledby="import-record-heading">
            <h2 id="import-record-heading">
              What was read
              <span className={taking.said === null ? 'cell-hint' : 'import-said'} aria-hidden="true">
                {taking.said ?? hand.standing}
              </span>
              <Button kind="quiet" keys="F7" command="import.next" onPress={() => hand.step(1)}>
                Next look
              </Button>
            </h2>
            <p id="import-row-keys" className="visually-hidden">
              It was read with little certainty. Enter says that it is right, F2 mends it.
            </p>
            {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrow keys go between the rows within */}
            <div className="import-scroll" onKeyDown={walkRows}>
              {twin === null ? null : <TwinLine twin={twin} />}
              {placed.otherCouncil === null ? null : (
                <p className="callout import-twin">{placed.otherCouncil}</p>
              )}
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
                  {name === 'Who was there' ? (
                    <Button kind="quiet" onPress={() => hand.add('person')}>
                      Add a person
                    </Button>
                  ) : name === 'Items and minutes' ? (
                    <Button kind="quiet" onPress={() => hand.add('item')}>
                      Add an item
                    </Button>
                  ) : null}
                </section>
              ))}
            </div>
          </section>
        </div>
      </KnownNames>
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
  note: 'About this reading',
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
  const groups = Map.groupBy(rows, (row) =>
    row.kind === 'note' && isHarmless(row.note.sentence) ? 'For information' : groupNames[row.kind],
  )
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
