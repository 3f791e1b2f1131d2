import { useLayoutEffect, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import { Radios } from '../../parts/choice.tsx'
import { DateField, TimeField } from '../../parts/dateField.tsx'
import { TextField } from '../../parts/textField.tsx'
import { newId } from '../../state/newId.ts'
import { leadingAddress } from '../../../shared/domain/nameParts.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'
import {
  attendanceRoles,
  inRole,
  isAway,
  isSeated,
  roleOf,
  seatOffices,
  withBlockWords,
  withHead,
  withItem,
  withNewItem,
  withPerson,
} from './importMends.ts'
import type { PersonMend } from './importMends.ts'
import { wordsOfBlock } from './importRows.ts'
import type { ImportRow } from './importRows.ts'
import { NameField } from './nameField.tsx'
import { headNames, officeNames, roleNames } from './rowWords.ts'

export type Change = (record: MeetingRecord) => MeetingRecord

/** What the fields of an open row say. */
export interface Said {
  /** What is to be made of the record; null for nothing. */
  readonly change: Change | null
  /** Why something of it cannot be kept as it was typed; null when all can. */
  readonly problem: string | null
}

const nothingSaid: Said = { change: null, problem: null }

/** By Enter, by Escape, by Tab out of the last field, by a press elsewhere; or the row went while they were open. */
export type HowLeft = 'enter' | 'escape' | 'tab' | 'elsewhere' | 'gone'

export interface EditorProps<Row extends ImportRow> {
  readonly row: Row
  /** What the fields hold now makes this of the record; with why it cannot be kept whole. */
  readonly onChange: (change: Change | null, problem?: string | null) => void
  /** The problem, once the officer wanted to go on. */
  readonly error: string | null
}

interface RowEditorProps {
  readonly row: ImportRow
  /** The fields were left. */
  readonly onLeave: (said: Said, how: HowLeft) => void
}

/** The fields of a row, in its place. Enter keeps and goes on, Escape alone leaves it as it was: whatever else closes them keeps what they say. */
export function RowEditor({ row, onLeave }: RowEditorProps): ReactNode {
  // The date field says what was typed only as it is left: by then nothing is drawn again before it counts.
  const said = useRef<Said>(nothingSaid)
  const box = useRef<HTMLDivElement>(null)
  const how = useRef<HowLeft>('elsewhere')
  const [error, setError] = useState<string | null>(null)
  const leave = (by: HowLeft): void => {
    const given = withHalfTime(said.current, box.current)
    if (by === 'enter' && given.problem !== null) {
      setError(given.problem)
      return
    }
    said.current = nothingSaid
    onLeave(by === 'escape' ? nothingSaid : given, by)
  }
  useKeptWhenGone(() => leave('gone'))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || isChoosing(event.target)) return
    if (event.key === 'Escape') leave('escape')
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) leave('enter')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  /** Radios, checkboxes, parts of a time and lists of names keep these keys to themselves on their way up. */
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Tab') {
      if (isChoosing(event.target) || !isLastStop(event.currentTarget, event.shiftKey ? 0 : -1)) return
      how.current = 'tab'
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      event.preventDefault()
      event.stopPropagation()
    } else if (keepsKeys(event.target)) onKeyDown(event)
  }
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget
    // The window itself may lose the focus: the row stays open.
    if (!document.hasFocus() || event.currentTarget.contains(to) || isOfList(to)) return
    const by = how.current
    how.current = 'elsewhere'
    leave(by)
  }
  const onChange = (change: Change | null, problem: string | null = null): void => {
    said.current = { change, problem }
    if (problem === null) setError(null)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the fields within
    <div
      ref={box}
      className="import-editor"
      data-open-editor
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
      onBlur={onBlur}
    >
      <Editor row={row} onChange={onChange} error={error} />
    </div>
  )
}

/** The screen, or the window, may go while the fields are open. */
function useKeptWhenGone(keep: () => void): void {
  const latest = useRef(keep)
  useLayoutEffect(() => {
    latest.current = keep
  })
  useLayoutEffect(() => {
    const gone = (): void => latest.current()
    // Before the listener of the record, which saves it.
    window.addEventListener('pagehide', gone, { capture: true })
    return () => {
      window.removeEventListener('pagehide', gone, { capture: true })
      gone()
    }
  }, [])
}

/** A name is being chosen from those offered: Enter, Escape and Tab are of the list. */
function isChoosing(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    target.getAttribute('aria-expanded') === 'true' &&
    target.hasAttribute('aria-activedescendant')
  )
}

function isOfList(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="listbox"]') !== null
}

function keepsKeys(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false
  const isChoice = target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)
  return isChoice || ['combobox', 'spinbutton'].includes(target.getAttribute('role') ?? '')
}

/** Whether the focus is on the first (0) or the last (-1) stop of Tab in the fields. */
function isLastStop(box: HTMLElement, end: 0 | -1): boolean {
  const stops = [...box.querySelectorAll<HTMLElement>('input, textarea, button, [tabindex]')].filter(
    (each) => each.tabIndex >= 0 && each.getClientRects().length > 0,
  )
  const active = document.activeElement
  const last = stops.at(end)
  // Of radios one alone is a stop, whichever has the focus.
  const isRadio = (each: Element | null | undefined): boolean =>
    each instanceof HTMLInputElement && each.type === 'radio'
  const isSameGroup =
    isRadio(active) &&
    isRadio(last) &&
    active?.closest('[role="radiogroup"]') === last?.closest('[role="radiogroup"]')
  return active === last || isSameGroup
}

/** Hours without minutes are no time, and are said rather than dropped. */
function withHalfTime(said: Said, box: HTMLElement | null): Said {
  const segments = [...(box?.querySelectorAll('[role="spinbutton"]') ?? [])]
  const empty = segments.filter((each) => each.hasAttribute('data-placeholder'))
  if (empty.length === 0 || empty.length === segments.length) return said
  return {
    change: null,
    problem: 'The time is not whole: give its hour and its minutes. It stays as it was.',
  }
}

function Editor({ row, onChange, error }: EditorProps<ImportRow>): ReactNode {
  switch (row.kind) {
    case 'head':
      return <HeadEditor row={row} onChange={onChange} error={error} />
    case 'person':
      return <PersonEditor row={row} onChange={onChange} error={error} />
    case 'item':
      return <ItemEditor row={row} onChange={onChange} error={error} />
    case 'block':
      return <BlockEditor row={row} onChange={onChange} error={error} />
    case 'note':
      return null
  }
}

type RowOf<Kind extends ImportRow['kind']> = Extract<ImportRow, { readonly kind: Kind }>

function HeadEditor({ row, onChange, error }: EditorProps<RowOf<'head'>>): ReactNode {
  const { place, record } = row
  const { meeting } = record
  const was = place === 'council.name' ? record.council.name : record.committee.name
  const [value, setValue] = useState<string | null>(() => {
    switch (place) {
      case 'council.name':
        return record.council.name
      case 'committee.name':
        return record.committee.name
      case 'meeting.date':
        return meeting.date
      case 'meeting.start':
        return meeting.start
      case 'meeting.end':
        return meeting.end
      case 'meeting.place':
        return meeting.place
    }
  })
  const set = (next: string | null): void => {
    setValue(next)
    const isName = place === 'council.name' || place === 'committee.name'
    // A name that is cleared, and half a date, are no names and no dates.
    const kept = isName && next?.trim() === '' ? null : next
    const isMissing = kept === null && (isName || place === 'meeting.date')
    const problem = place === 'meeting.date' ? noDate(meeting.date) : `Give a name. “${was}” stays.`
    if (isMissing) onChange(null, problem)
    else onChange((before) => withHead(before, place, kept))
  }
  const label = headNames[place]
  const told = { label, error }
  if (place === 'meeting.date') return <DateField {...told} value={value} onChange={set} takesFocus />
  if (place === 'meeting.start' || place === 'meeting.end') {
    // A start that nobody read stands as midnight.
    const shown = place === 'meeting.start' && value === '00:00' ? null : value
    return <TimeField {...told} value={shown} onChange={set} />
  }
  return <TextField {...told} value={value ?? ''} onChange={set} takesFocus />
}

function noDate(was: string): string {
  return `This is no date. ${shortDate(was)} stays.`
}

function PersonEditor({ row, onChange, error }: EditorProps<RowOf<'person'>>): ReactNode {
  const { person, attendance } = row
  const was = addressedName(person)
  const [value, setValue] = useState<PersonMend>({
    ...{ name: was, title: person.title, office: row.office ?? 'member' },
    ...{ role: roleOf(attendance), reason: attendance.reason?.words ?? '' },
  })
  const set = (next: PersonMend): void => {
    setValue(next)
    const change: Change = (record) => withPerson(record, person.id, next, newId)
    if (leadingAddress(next.name).rest !== '') onChange(change)
    else if (was !== '') onChange(change, `Give a name. “${was}” stays.`)
    // Of somebody new, nothing is kept without a name.
    else onChange(null, `${next.title}${next.reason}` === '' ? null : 'Give a name. Nobody was added.')
  }
  return (
    <>
      <div className="field-row">
        <NameField value={value.name} onChange={(name) => set({ ...value, name })} error={error} />
        <TextField
          label="Title"
          value={value.title}
          onChange={(title) => set({ ...value, title })}
          width="medium"
        />
        {isAway(value.role) || value.reason !== '' ? (
          <TextField
            label="Reason"
            value={value.reason}
            onChange={(reason) => set({ ...value, reason })}
            width="medium"
          />
        ) : null}
      </div>
      <Radios
        label="Was"
        inline
        options={attendanceRoles.map((id) => ({ id, name: roleNames[id] }))}
        value={value.role}
        onChange={(role) => set(inRole(value, role))}
      />
      {isSeated(value.role) ? (
        <Radios
          label="Seat"
          inline
          options={seatOffices.map((id) => ({ id, name: id === 'member' ? 'Member' : officeNames[id] }))}
          value={value.office}
          onChange={(office) => set({ ...value, office })}
        />
      ) : null}
    </>
  )
}

const noTitle = 'Give a title. No item was added.'

function ItemEditor({ row, onChange, error }: EditorProps<RowOf<'item'>>): ReactNode {
  const { item, minutes } = row
  const [value, setValue] = useState({ number: minutes?.number ?? '', title: item.title })
  const set = (change: Partial<typeof value>): void => {
    const next = { ...value, ...change }
    setValue(next)
    const number = next.number.trim()
    const title = next.title.trim() === '' ? item.title : next.title
    const isNew = item.title === ''
    const problem = next.title.trim() !== '' ? null : isNew ? noTitle : `Give a title. “${item.title}” stays.`
    if (isNew && title === '') onChange(null, number === '' ? null : problem)
    else if (isNew)
      onChange((record) => withNewItem(record, { id: item.id, after: row.after }, { number, title }))
    else onChange((record) => withItem(record, item.id, { number, title }), problem)
  }
  return (
    <div className="field-row">
      <TextField label="Number" value={value.number} onChange={(number) => set({ number })} width="short" />
      <TextField
        label="Title"
        value={value.title}
        onChange={(title) => set({ title })}
        error={error}
        takesFocus
      />
    </div>
  )
}

function BlockEditor({ row, onChange }: EditorProps<RowOf<'block'>>): ReactNode {
  const { block, itemId } = row
  const [words, setWords] = useState(() => wordsOfBlock(block))
  const set = (next: string): void => {
    setWords(next)
    onChange((record) => withBlockWords(record, { itemId, blockId: block.id }, next, newId))
  }
  const isResolution = block.kind === 'resolution'
  return (
    <TextField
      label={isResolution ? 'Clauses, one to a line' : 'Words'}
      hint={`Shift+Enter: a new line is ${isResolution ? 'a clause' : 'a block'} of its own.`}
      value={words}
      onChange={set}
      lines={Math.min(10, Math.max(2, Math.ceil(words.length / 70), words.split('\n').length))}
      takesFocus
    />
  )
}
