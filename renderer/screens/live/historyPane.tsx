import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { docFromJson } from '../../../shared/minutesText/apply.ts'
import type { LabelStyle } from '../../editor/labels.ts'
import { Loading } from '../../parts/loading.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { restoreVersion, versionToday } from '../../state/restoreVersion.ts'
import type { VersionToday } from '../../state/restoreVersion.ts'
import { today } from '../../state/today.ts'
import { EraseDeleted } from './eraseDeleted.tsx'
import { closeHistory, useHistory } from './historyCommands.ts'
import { compareTexts } from './historyLines.ts'
import type { Run } from './historyLines.ts'
import { Inspector } from './inspector.tsx'
import type { LiveMeeting } from './liveMeeting.ts'
import { useLive, useShownItem } from './useLive.ts'
import './history.css'

/** The right pane of the live screen: who is there, or the earlier versions of the item while they are asked for. */
export function SidePane({ view }: { readonly view: MeetingView }): ReactNode {
  const shown = useShownItem(useLive())
  const isOpen = useHistory((state) => state.isOpen)
  useEffect(() => () => useHistory.setState({ isOpen: false }), [])
  return isOpen && shown !== null ? <HistoryPane key={shown} itemId={shown} /> : <Inspector view={view} />
}

/** Earlier versions of an item: every pause of the last sitting, and each sitting before it. Choosing one shows what it would change. */
function HistoryPane({ itemId }: { readonly itemId: string }): ReactNode {
  const live = useLive()
  const { api, client } = useCore()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const input = { meetingId: live.meetingId, itemId }
  const versions = useQuery({
    ...api.history.list.queryOptions({ input, staleTime: 0, gcTime: 0 }),
    queryFn: async () => {
      // What was typed just now is a version too.
      await live.session.queue.flush()
      return client.history.list(input)
    },
  })
  const isThere = (versions.data?.length ?? 0) > 0
  const pane = useRef<HTMLElement>(null)
  // At once: the next key is meant for the versions, also while they are still being read.
  useLayoutEffect(() => pane.current?.focus(), [])
  useEffect(() => {
    const isStillHere = pane.current?.contains(document.activeElement) === true
    if (isThere && isStillHere) list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  }, [isThere])
  const show = (index: number): void => {
    const next = Math.max(0, Math.min(index, (versions.data?.length ?? 1) - 1))
    setAt(next)
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || isTyped(event)) return
    if (event.key === 'Escape') closeHistory()
    else if (event.key === 'ArrowDown') show(at + 1)
    else if (event.key === 'ArrowUp') show(at - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = versions.data?.[at]
  const shownWhen = whenShown(versions.data ?? [])
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and the arrows work from every control in it
    <section ref={pane} className="history" aria-label="Earlier versions" tabIndex={-1} onKeyDown={onKeyDown}>
      <div className="history-heading">
        <h2 className="rail-heading">Earlier versions</h2>
        <button type="button" className="button button-quiet" onClick={closeHistory}>
          Close <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
      {versions.data === undefined ? <Loading query={versions} /> : null}
      {versions.data?.length === 0 ? (
        <p className="empty-line">Nothing has been written in this item yet.</p>
      ) : null}
      <ul className="history-list" ref={list} aria-label="Versions, the latest first">
        {versions.data?.map((version, index) => (
          <li key={version.seq}>
            <button
              type="button"
              className="history-version"
              aria-pressed={index === at}
              tabIndex={index === at ? 0 : -1}
              onClick={() => show(index)}
            >
              <span>{shownWhen(version)}</span>
              <span className="history-who">
                {version.actor} · {version.words === 1 ? '1 word' : `${version.words} words`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen === undefined ? null : (
        <Version key={chosen.seq} itemId={itemId} seq={chosen.seq} when={shownWhen(chosen)} />
      )}
      <EraseDeleted itemId={itemId} />
    </section>
  )
}

/** In a field the arrows and Escape are the field's own. */
function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement
}

/** What a version would change in the text as it stands. */
function Version(props: { readonly itemId: string; readonly seq: number; readonly when: string }): ReactNode {
  const { itemId, seq, when } = props
  const live = useLive()
  const { api } = useCore()
  const input = { meetingId: live.meetingId, itemId, seq }
  const read = useQuery(api.history.read.queryOptions({ input }))
  const standing = useStore(live.session.summary, (summary) => summary.facts)
  useStore(live.session.summary, (summary) => summary.version)
  if (read.data === undefined) return <Loading query={read} />
  const version = docFromJson(read.data.doc)
  const facts = {
    known: new Set(read.data.facts.map((fact) => fact.id)),
    standing: new Set(standing.map((fact) => fact.id)),
  }
  const present = live.session.state(itemId).doc
  const then = versionToday(version, present, facts)
  const lines = compareTexts(then.doc, present, labelStyle(live))
  const isSame = then.doc.eq(present)
  const restore = (): void => {
    live.session.run(restoreVersion(version, `the version of ${when}`, facts), read.data.facts, itemId)
    const notes = wordsOnly(then, 'now')
    if (notes.length > 0) reportDone(notes.join(' '))
    closeHistory()
  }
  return (
    <>
      <div className="history-acts">
        {isSame ? null : (
          <button type="button" className="button button-primary" onClick={restore}>
            Restore {when}
          </button>
        )}
        <span className="history-key">
          {isSame ? (
            'As the text stands now.'
          ) : (
            <>
              <ins>comes back</ins> <del>goes</del>
            </>
          )}
        </span>
      </div>
      {isSame
        ? null
        : wordsOnly(then, 'then').map((note) => (
            <p key={note} className="history-note">
              {note}
            </p>
          ))}
      <div className="history-text">
        {lines.map(({ label, runs }, index) => (
          <p key={index}>
            {label === '' ? null : <span className="history-label">{label} </span>}
            {runs.map((run, place) => (
              <ShownRun key={place} run={run} />
            ))}
          </p>
        ))}
      </div>
    </>
  )
}

function labelStyle(live: LiveMeeting): LabelStyle {
  const { points, subPoints, resolution } = live.view.record.council.houseStyle
  return { markers: { points, subPoints }, resolution }
}

/** Why lines of a version come without their facts. */
function wordsOnly({ toldElsewhere, forgotten }: VersionToday, when: 'now' | 'then'): string[] {
  const lines = (count: number): string => {
    if (when === 'then')
      return count === 1 ? '1 line will be only words' : `${count} lines will be only words`
    return count === 1 ? '1 line is only words now' : `${count} lines are only words now`
  }
  return [
    ...(toldElsewhere > 0 ? [`${lines(toldElsewhere)}: what they told stands elsewhere.`] : []),
    ...(forgotten > 0 ? [`${lines(forgotten)}: what they told is no longer in the minute book.`] : []),
  ].map((note) => (note.startsWith('1 line ') ? note.replace('what they told', 'what it told') : note))
}

function ShownRun({ run }: { readonly run: Run }): ReactNode {
  if (run.in === 'earlier') return <ins>{run.text}</ins>
  if (run.in === 'present') return <del>{run.text}</del>
  return run.text
}

interface When {
  readonly wallTime: string
}

/** "11:12" of today, "11:12:40" where another version is of the same minute; with its day when it was another. */
function whenShown(versions: readonly When[]): (version: When) => string {
  return ({ wallTime }) => {
    const day = wallTime.slice(0, 10)
    const minute = wallTime.slice(0, 16)
    const isAlone = versions.filter((other) => other.wallTime.startsWith(minute)).length === 1
    const time = wallTime.slice(11, isAlone ? 16 : 19)
    return day === today() ? time : `${shortDate(day)} ${time}`
  }
}
