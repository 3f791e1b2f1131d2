import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CheckboxGroup, Label } from 'react-aria-components'
import type { PublicationFolder } from '../../../shared/api/publishContract.ts'
import { orderedTicks, publishedWhat, publishTicks } from '../../../shared/domain/publishing.ts'
import type { PublishTick } from '../../../shared/domain/publishing.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone, sentenceOf } from '../../state/notices.ts'
import { openFindings } from '../meeting/findingsList.tsx'
import { PlannedFolder } from './plannedFolder.tsx'
import './publish.css'

const tickNames: Readonly<Record<PublishTick, string>> = {
  pdf: 'PDF (tagged)',
  docx: 'Word',
  web: 'Web pages',
  json: 'Record (JSON)',
  'open-data': 'Open data',
  csv: 'Tables (CSV)',
  ics: 'Calendar (.ics)',
  eml: 'E-mail draft',
  'members-pdf': 'Members’ PDF',
}

interface SheetProps {
  readonly view: MeetingView
  readonly onClose: () => void
}

/** Everything there is to publish of a meeting on one sheet, as it was ticked last: Enter publishes, Esc leaves it. */
export function PublishMeetingSheet({ view, onClose }: SheetProps): ReactNode {
  const { api } = useCore()
  const { meeting } = view.record
  // As they are now: the last publication may have been a moment ago.
  const choices = useQuery({ ...api.publishing.choices.queryOptions({ input: {} }), gcTime: 0 })
  return (
    <Dialog
      title={`Publish ${publishedWhat(meeting).toLowerCase()}, ${shortDate(meeting.date)}`}
      isOpen
      onClose={onClose}
      className="publish-meeting"
    >
      {choices.data === undefined ? (
        <p className="muted">{choices.isError ? sentenceOf(choices.error) : 'One moment.'}</p>
      ) : (
        <Sheet view={view} onClose={onClose} remembered={choices.data} />
      )}
    </Dialog>
  )
}

function Sheet(
  props: SheetProps & {
    readonly remembered: { readonly ticks: readonly PublishTick[]; readonly folder: string }
  },
): ReactNode {
  const { view, onClose, remembered } = props
  const { client, api } = useCore()
  const act = useAct()
  const meetingId = view.record.meeting.id
  const [ticks, setTicks] = useState(remembered.ticks)
  const [folder, setFolder] = useState(remembered.folder)
  const [written, setWritten] = useState<PublicationFolder | null>(null)
  const [isWriting, setIsWriting] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const input = { meetingId, ticks: [...ticks], folder }
  const options = api.publishing.plan.queryOptions({ input, enabled: ticks.length > 0 })
  const plan = useQuery({
    ...options,
    // As the meeting stands now: what was worked out before it was changed is old.
    queryKey: [...options.queryKey, view.version],
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  useEffect(() => body.current?.querySelector<HTMLElement>('[data-publish-now] button')?.focus(), [])
  const publish = async (): Promise<void> => {
    if (ticks.length === 0 || isWriting) return
    setIsWriting(true)
    const isDone = await act(async () => {
      const made = await client.publishing.write(input)
      setWritten(made)
      reportDone(
        made.already ? `The same is published already, as ${made.name}.` : `Published as ${made.name}.`,
      )
    })
    setIsWriting(false)
    if (isDone) body.current?.querySelector<HTMLElement>('[data-publish-close] button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOwn = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    if (event.key !== 'Enter' || isOwn) return
    event.preventDefault()
    void publish()
  }
  const shown = ticks.length === 0 ? null : (plan.data ?? null)
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter works from the whole sheet; the button does the same
    <div ref={body} className="stack" onKeyDown={onKeyDown}>
      <CheckboxGroup
        className="publish-ticks"
        value={[...ticks]}
        onChange={(chosen) => {
          setWritten(null)
          setTicks(orderedTicks(publishTicks.filter((tick) => chosen.includes(tick))))
        }}
      >
        <Label className="visually-hidden">What to publish</Label>
        {publishTicks.map((tick) => (
          <Checkbox key={tick} value={tick}>
            {tickNames[tick]}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Where
        folder={folder}
        onFolder={(chosen) => {
          setWritten(null)
          setFolder(chosen)
        }}
      />
      <PlannedFolder
        plan={shown}
        isWorking={plan.isFetching}
        problem={
          ticks.length === 0
            ? 'Tick at least one thing to publish.'
            : plan.isError
              ? sentenceOf(plan.error)
              : null
        }
        written={written}
        toLookAt={openFindings(view).length}
      />
      <div className="buttons">
        <span data-publish-now>
          <Button
            kind="primary"
            keys="Enter"
            isDisabled={ticks.length === 0 || plan.isError}
            isPending={isWriting}
            onPress={() => void publish()}
          >
            {isWriting ? 'Publishing' : 'Publish'}
          </Button>
        </span>
        <span data-publish-close>
          <Button keys="Esc" onPress={onClose}>
            {written === null ? 'Not now' : 'Close'}
          </Button>
        </span>
        <span className="cell-hint">
          Written into a folder of its own, whole or not at all; nothing there is written over.
        </span>
      </div>
    </div>
  )
}

/** The folder that the folders of all meetings go into. */
function Where(props: { readonly folder: string; readonly onFolder: (folder: string) => void }): ReactNode {
  const { client, api } = useCore()
  const act = useAct()
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  const [typed, setTyped] = useState(props.folder)
  const take = (folder: string): void => {
    const chosen = folder.trim()
    setTyped(chosen === '' ? props.folder : chosen)
    if (chosen !== '' && chosen !== props.folder) props.onFolder(chosen)
  }
  const choose = (): Promise<unknown> =>
    act(async () => {
      const chosen = await client.book.chooseFolder({})
      if (chosen.folder !== null) take(chosen.folder)
    })
  return (
    <div className="with-button">
      <TextField label="Into" value={typed} onChange={setTyped} onBlur={() => take(typed)} />
      {status.data?.canChooseFolder === true ? <Button onPress={() => void choose()}>Change…</Button> : null}
    </div>
  )
}
