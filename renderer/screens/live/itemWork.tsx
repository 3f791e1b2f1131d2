import { useStore } from 'zustand'
import type { ReactNode } from 'react'
import { MinutesEditor } from '../../editor/editorView.tsx'
import { KeyCaps } from '../../frame/keyCaps.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { useTicking } from './clock.tsx'
import { shownNumbers } from './itemNumbers.ts'
import { adjournedSince } from './adjournment.ts'
import { printedApologies } from './printedApologies.ts'
import { useAttendance, useFacts, useLive, useShownItem } from './useLive.ts'

/** The number and title of the item being minuted, and what is secret about it. */
export function ItemTitle({ view }: { readonly view: MeetingView }): ReactNode {
  const shown = useShownItem(useLive())
  const item = view.record.items.find((one) => one.id === shown)
  if (item === undefined) return null
  return (
    <h2 className="live-title">
      <span className="live-title-number">{shownNumbers(view).get(item.id)}</span> {item.title}
      {item.classification === 'exempt' || item.classification === 'confidential' ? (
        <span className="live-exempt">{item.classification}</span>
      ) : null}
    </h2>
  )
}

/** What the agenda says of the item being minuted, and the editor. */
export function ItemWork(props: { readonly view: MeetingView; readonly takesFocus: boolean }): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const item = props.view.record.items.find((one) => one.id === shown)
  const number = shownNumbers(props.view).get(item?.id ?? '') ?? ''
  if (item === undefined || shown === null) return <p className="empty-line">Opening the item…</p>
  return (
    <>
      <AgendaWords item={item} />
      {item.kind === 'apologies' ? <Apologies view={props.view} /> : null}
      <MinutesEditor
        key={shown}
        session={live.session}
        itemId={shown}
        label={`Minutes, item ${number} ${item.title}`}
        takesFocus={props.takesFocus}
      />
    </>
  )
}

/** The lines that the attendance writes into this item; nothing here is typed. */
function Apologies({ view }: { readonly view: MeetingView }): ReactNode {
  const { lines, unmarked } = printedApologies(view, useAttendance(useLive(), view))
  return (
    <section className="as-printed" aria-label="Apologies as they will print">
      <h3>
        As it will print, from the attendance <KeyCaps keys="Ctrl+3" />
      </h3>
      {lines.length === 0 ? null : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {unmarked === 0 ? null : (
        <p>
          {unmarked} {unmarked === 1 ? 'member is' : 'members are'} not marked yet.
        </p>
      )}
    </section>
  )
}

/** Recommendations and notes of the agenda, folded away until they are wanted. */
function AgendaWords({ item }: { readonly item: AgendaItemData }): ReactNode {
  const parts = [
    ...(item.recommendations.length > 0 ? [`recommendations (${item.recommendations.length})`] : []),
    ...(item.notes.trim() === '' ? [] : ['notes']),
    ...(item.summary === '' && item.reportAuthor === '' ? [] : ['agenda']),
  ]
  if (parts.length === 0) return null
  const title = parts.join(', ')
  return (
    <details className="agenda-words">
      <summary>{`${title[0]?.toUpperCase() ?? ''}${title.slice(1)}`}</summary>
      {item.reportAuthor === '' ? null : <p>Report of the {item.reportAuthor}</p>}
      {item.summary === '' ? null : <p>{item.summary}</p>}
      {item.recommendations.length === 0 ? null : (
        <ol>
          {item.recommendations.map((words, index) => (
            <li key={index}>{words}</li>
          ))}
        </ol>
      )}
      {item.notes.trim() === '' ? null : <p className="agenda-notes">{item.notes}</p>}
    </details>
  )
}

/** “ADJOURNED 11:05 (4:32)” until the meeting goes on. */
export function AdjournedBanner(): ReactNode {
  const live = useLive()
  const since = adjournedSince(useFacts(live))
  const now = useTicking(() => Date.now())
  return (
    <div className={since === null ? undefined : 'adjourned'}>
      {/* The running time stands beside what is read out, not in it. */}
      <strong role="status">{since === null ? '' : `ADJOURNED ${since}`}</strong>
      {since === null ? null : (
        <>
          <span aria-hidden="true">{live.isToday ? ` (${elapsed(since, now)})` : ''}</span>
          <span> F9 resumes.</span>
        </>
      )}
    </div>
  )
}

/** Minutes and seconds from HH:MM today: "4:32". */
function elapsed(since: string, now: number): string {
  const started = new Date(now)
  started.setHours(Number(since.slice(0, 2)), Number(since.slice(3)), 0, 0)
  const seconds = Math.max(0, Math.floor((now - started.getTime()) / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "2,402 words", of the item in the editor. */
export function WordCount(): ReactNode {
  const live = useLive()
  const itemId = useShownItem(live)
  useStore(live.session.summary, (summary) => summary.version)
  if (itemId === null) return null
  const { doc } = live.session.state(itemId)
  const words = doc.textBetween(0, doc.content.size, ' ').match(/\S+/g)?.length ?? 0
  return <span>{words === 1 ? '1 word' : `${words.toLocaleString('en-GB')} words`}</span>
}
