import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import type { PackFinding } from './packData.ts'
import { fixAddress, pagesWords } from './packFindings.ts'
import type { ListedFindings, StandingFinding } from './packFindings.ts'
import { momentOf } from './packNotice.ts'

interface FindingsPaneProps {
  readonly view: MeetingView
  readonly found: ListedFindings
  /** What was looked at and is as it should be, a line each. */
  readonly inOrder: readonly string[]
  readonly onPage: (page: number) => void
}

const levelWords = { blocked: 'Blocks the pack', problem: 'Problem', advice: 'Advice' } as const

/** What is to be looked at before the pack goes out, the gravest first, then what was let stand. Up and Down lead from one to the next. */
export function FindingsPane({ view, found, inOrder, onPage }: FindingsPaneProps): ReactNode {
  const pane = useRef<HTMLDivElement>(null)
  const [reasonFor, setReasonFor] = useState<string | null>(null)
  const count = found.open.length
  return (
    <div ref={pane} className="pack-findings">
      <h2>{count === 0 ? 'Nothing to look at' : `${count} to look at`}</h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows lead between the buttons in it; Tab does too */}
      <ul className="findings" aria-label="To look at" onKeyDown={moveBetween}>
        {found.open.map((finding) => (
          <OpenFinding
            key={finding.key}
            finding={finding}
            view={view}
            onPage={onPage}
            asksReason={reasonFor === finding.key}
            onReason={(asks) => setReasonFor(asks ? finding.key : null)}
          />
        ))}
      </ul>
      {inOrder.length === 0 ? null : (
        <ul className="pack-in-order" aria-label="In order">
          {inOrder.map((line) => (
            <li key={line}>
              <span aria-hidden="true">✓ </span>
              {line}
            </li>
          ))}
        </ul>
      )}
      {found.accepted.length === 0 ? null : (
        <section aria-label="Accepted">
          <h3>Accepted</h3>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as above */}
          <ul className="findings" onKeyDown={moveBetween}>
            {found.accepted.map((standing) => (
              <AcceptedFinding key={standing.finding.key} standing={standing} view={view} onPage={onPage} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function OpenFinding(props: {
  readonly finding: PackFinding
  readonly view: MeetingView
  readonly onPage: (page: number) => void
  readonly asksReason: boolean
  readonly onReason: (asks: boolean) => void
}): ReactNode {
  const { finding, view, onPage, asksReason, onReason } = props
  const { level, sentence } = finding
  return (
    <li className={`finding finding-${level}`} data-finding>
      <span aria-hidden="true">{level === 'advice' ? 'i' : '!'}</span>
      <div>
        <p>
          <b className={level === 'blocked' ? 'pack-blocks' : 'visually-hidden'}>{levelWords[level]}: </b>
          <Pages pages={finding.pages} />
          {sentence}
        </p>
        <div className="finding-ways">
          <GoTo finding={finding} onPage={onPage} />
          <a
            className="link-button"
            href={`#${fixAddress(finding, view.record.meeting.id, view.record.papers)}`}
          >
            Fix<span className="visually-hidden">: {sentence}</span>
          </a>
          {level === 'blocked' || asksReason ? null : (
            <button type="button" className="link-button" onClick={() => onReason(true)} data-accept>
              Accept…<span className="visually-hidden">: {sentence}</span>
            </button>
          )}
        </div>
        {asksReason ? (
          <Reason finding={finding} meetingId={view.record.meeting.id} onClose={() => onReason(false)} />
        ) : null}
      </div>
    </li>
  )
}

function Pages({ pages }: { readonly pages: readonly number[] }): ReactNode {
  const words = pagesWords(pages)
  return words === '' ? null : <b>{words}: </b>
}

function GoTo(props: { readonly finding: PackFinding; readonly onPage: (page: number) => void }): ReactNode {
  const { finding, onPage } = props
  const page = finding.pages[0]
  if (page === undefined) return null
  return (
    <button type="button" className="link-button" onClick={() => onPage(page)}>
      Go to p {page}
      <span className="visually-hidden">: {finding.sentence}</span>
    </button>
  )
}

/** Why a finding is let stand: in the list itself, so that the page stays in sight. Enter accepts, Esc leaves it. */
function Reason(props: {
  readonly finding: PackFinding
  readonly meetingId: string
  readonly onClose: () => void
}): ReactNode {
  const { finding, meetingId, onClose } = props
  const { client } = useCore()
  const act = useAct()
  const box = useRef<HTMLDivElement>(null)
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const close = (): void => {
    const list = box.current?.closest('ul')
    const place = [...(list?.children ?? [])].findIndex((row) => row.contains(box.current))
    onClose()
    // To the one that has taken its place, so that several are accepted one after the other.
    setTimeout(() => focusWay(list?.children[Math.min(place, list.children.length - 1)]))
  }
  const accept = async (): Promise<void> => {
    if (reason.trim() === '') {
      setIsMissing(true)
      return
    }
    const done = await act(() =>
      client.findings.accept({ meetingId, key: finding.key, reason: reason.trim() }),
    )
    if (!done) return
    close()
    reportDone('Accepted. The reason is kept with the meeting.', () => {
      void act(() => client.findings.reopen({ meetingId, key: finding.key }))
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void accept()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc leaves it from every control in it
    <div ref={box} className="pack-reason" onKeyDown={onKeyDown}>
      <TextField
        label="Why it may stand"
        value={reason}
        onChange={setReason}
        takesFocus
        error={isMissing && reason.trim() === '' ? 'Say why in a few words.' : null}
      />
      <div className="buttons">
        <Button kind="primary" keys="Enter" onPress={() => void accept()}>
          Accept
        </Button>
        <Button keys="Esc" onPress={close}>
          Leave it
        </Button>
      </div>
    </div>
  )
}

function AcceptedFinding(props: {
  readonly standing: StandingFinding
  readonly view: MeetingView
  readonly onPage: (page: number) => void
}): ReactNode {
  const { finding, accepted } = props.standing
  const { client } = useCore()
  const act = useAct()
  const meetingId = props.view.record.meeting.id
  return (
    <li className="finding finding-accepted" data-finding>
      <span aria-hidden="true">✓</span>
      <div>
        <p>
          <Pages pages={finding.pages} />
          {finding.sentence}
        </p>
        <p className="cell-hint">
          “{accepted.reason}” {accepted.by}, {momentOf(accepted.at)}
        </p>
        <div className="finding-ways">
          <GoTo finding={finding} onPage={props.onPage} />
          <button
            type="button"
            className="link-button"
            onClick={() => void act(() => client.findings.reopen({ meetingId, key: finding.key }))}
          >
            Reopen<span className="visually-hidden">: {finding.sentence}</span>
          </button>
        </div>
      </div>
    </li>
  )
}

/** Up, Down, Home and End lead from one finding to another, to the same way out where it has one. */
function moveBetween(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.target instanceof HTMLInputElement) return
  const rows = [...event.currentTarget.children]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (next === undefined || at === -1) return
  event.preventDefault()
  event.stopPropagation()
  focusWay(rows[Math.max(0, Math.min(next, rows.length - 1))])
}

function focusWay(row: Element | undefined): void {
  row?.querySelector<HTMLElement>('button, a[href]')?.focus()
}

/** Puts the focus on the next finding that is open, from the top again after the last. */
export function focusNextFinding(): HTMLElement | null {
  const rows = [...document.querySelectorAll('.pack-findings [data-finding]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  focusWay(rows[(at + 1) % Math.max(1, rows.length)])
  return document.activeElement instanceof HTMLElement ? document.activeElement : null
}
