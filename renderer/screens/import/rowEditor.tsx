import { useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import { Radios } from '../../parts/choice.tsx'
import { DateField, TimeField } from '../../parts/dateField.tsx'
import { TextField } from '../../parts/textField.tsx'
import { newId } from '../../state/newId.ts'
import { attendanceRoles, roleOf, withBlockWords, withHead, withItem, withPerson } from './importMends.ts'
import type { PersonMend } from './importMends.ts'
import { wordsOfBlock } from './importRows.ts'
import type { ImportRow } from './importRows.ts'
import { headNames, roleNames } from './rowWords.ts'

export type Change = (record: MeetingRecord) => MeetingRecord

export interface EditorProps<Row extends ImportRow> {
  readonly row: Row
  /** What the fields hold now makes this of the record; null for nothing. */
  readonly onChange: (change: Change) => void
}

interface RowEditorProps {
  readonly row: ImportRow
  /** The fields that the officer left: with what is to be made of the record, null for nothing. */
  readonly onLeave: (change: Change | null, how: 'enter' | 'escape' | 'elsewhere') => void
}

/** The fields of a row, in its place. Enter keeps and goes on, Escape leaves it as it was. */
export function RowEditor({ row, onLeave }: RowEditorProps): ReactNode {
  // The date field says what was typed only as it is left: by then nothing is drawn again before it counts.
  const change = useRef<Change | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onLeave(null, 'escape')
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) onLeave(change.current, 'enter')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget
    // The window itself may lose the focus: the row stays open.
    if (!document.hasFocus() || event.currentTarget.contains(to)) return
    onLeave(change.current, 'elsewhere')
  }
  const onChange = (next: Change): void => {
    change.current = next
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the fields within
    <div className="import-editor" data-open-editor onKeyDown={onKeyDown} onBlur={onBlur}>
      <Editor row={row} onChange={onChange} />
    </div>
  )
}

function Editor({ row, onChange }: EditorProps<ImportRow>): ReactNode {
  switch (row.kind) {
    case 'head':
      return <HeadEditor row={row} onChange={onChange} />
    case 'person':
      return <PersonEditor row={row} onChange={onChange} />
    case 'item':
      return <ItemEditor row={row} onChange={onChange} />
    case 'block':
      return <BlockEditor row={row} onChange={onChange} />
    case 'note':
      return null
  }
}

type RowOf<Kind extends ImportRow['kind']> = Extract<ImportRow, { readonly kind: Kind }>

function HeadEditor({ row, onChange }: EditorProps<RowOf<'head'>>): ReactNode {
  const { place, record } = row
  const { meeting } = record
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
    onChange((before) => withHead(before, place, kept))
  }
  const label = headNames[place]
  if (place === 'meeting.date') return <DateField label={label} value={value} onChange={set} takesFocus />
  if (place === 'meeting.start' || place === 'meeting.end') {
    return <TimeField label={label} value={value} onChange={set} />
  }
  return <TextField label={label} value={value ?? ''} onChange={set} takesFocus />
}

function PersonEditor({ row, onChange }: EditorProps<RowOf<'person'>>): ReactNode {
  const { person, attendance } = row
  const [value, setValue] = useState<PersonMend>({
    ...{ name: addressedName(person), title: person.title },
    ...{ role: roleOf(attendance), reason: attendance.reason?.words ?? '' },
  })
  const set = (change: Partial<PersonMend>): void => {
    const next = { ...value, ...change }
    setValue(next)
    onChange((record) => withPerson(record, person.id, next, newId))
  }
  const isAway = value.role === 'apologies' || value.role === 'absent'
  return (
    <>
      <div className="field-row">
        <TextField
          label="Name"
          value={value.name}
          onChange={(name) => set({ name })}
          takesFocus
          width="medium"
        />
        <TextField label="Title" value={value.title} onChange={(title) => set({ title })} width="medium" />
        {isAway ? (
          <TextField
            label="Reason"
            value={value.reason}
            onChange={(reason) => set({ reason })}
            width="medium"
          />
        ) : null}
      </div>
      <Radios
        label="Was"
        inline
        options={attendanceRoles.map((id) => ({ id, name: roleNames[id] }))}
        value={value.role}
        onChange={(role) => set({ role })}
      />
    </>
  )
}

function ItemEditor({ row, onChange }: EditorProps<RowOf<'item'>>): ReactNode {
  const { item, minutes } = row
  const [value, setValue] = useState({ number: minutes?.number ?? '', title: item.title })
  const set = (change: Partial<typeof value>): void => {
    const next = { ...value, ...change }
    setValue(next)
    const title = next.title.trim() === '' ? item.title : next.title
    onChange((record) => withItem(record, item.id, { number: next.number.trim(), title }))
  }
  return (
    <div className="field-row">
      <TextField label="Number" value={value.number} onChange={(number) => set({ number })} width="short" />
      <TextField label="Title" value={value.title} onChange={(title) => set({ title })} takesFocus />
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
