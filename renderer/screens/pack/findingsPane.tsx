import { useState } from 'react'
import type { ReactNode } from 'react'
import { AcceptReason } from '../../parts/acceptReason.tsx'
import { focusWay, moveBetween } from '../../parts/findingsFocus.ts'
import { ReopenFinding } from '../../parts/reopenFinding.tsx'
import type { MeetingView } from '../../state/data.ts'
import { putAlikeTogether } from './alike.ts'
import type { PackFinding } from '../../state/packData.ts'
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
  const [reasonFor, setReasonFor] = useState<string | null>(null)
  const [unfolded, setUnfolded] = useState<readonly string[]>([])
  const count = found.open.length
  return (
    <div className="pack-findings">
      <h2>{count === 0 ? 'Nothing to look at' : `${count} to look at`}</h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows lead between the buttons in it; Tab does too */}
      <ul className="findings" aria-label="To look at" onKeyDown={moveBetween}>
        {putAlikeTogether(found.open).flatMap(({ first, more }) => {
          const isUnfolded = unfolded.includes(first.kind)
          const shown = isUnfolded ? [first, ...more] : [first]
          return shown.map((finding) => (
            <OpenFinding
              key={finding.key}
              finding={finding}
              view={view}
              onPage={onPage}
              asksReason={reasonFor === finding.key}
              onReason={(asks) => setReasonFor(asks ? finding.key : null)}
              alike={finding === first && !isUnfolded ? more : []}
              onUnfold={() => setUnfolded([...unfolded, first.kind])}
            />
          ))
        })}
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
  /** Others like it that are not shown yet. */
  readonly alike: readonly PackFinding[]
  readonly onUnfold: () => void
}): ReactNode {
  const { finding, view, onPage, asksReason, onReason, alike, onUnfold } = props
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
          <a className="link-button" href={fixAddress(finding, view.record.meeting.id, view.record.papers)}>
            Fix<span className="visually-hidden">: {sentence}</span>
          </a>
          {level === 'blocked' || asksReason ? null : (
            <button type="button" className="link-button" onClick={() => onReason(true)} data-accept>
              Accept…<span className="visually-hidden">: {sentence}</span>
            </button>
          )}
        </div>
        {alike.length === 0 ? null : (
          <button
            type="button"
            className="link-button"
            onClick={(event) => {
              const row = event.currentTarget.closest('li')
              onUnfold()
              // To the first of those that have just appeared.
              setTimeout(() => focusWay(row?.nextElementSibling ?? undefined))
            }}
          >
            Show {alike.length} more like it
            <span className="visually-hidden">: {sentence}</span>
          </button>
        )}
        {asksReason ? (
          <AcceptReason
            findingKey={finding.key}
            meetingId={view.record.meeting.id}
            onClose={() => onReason(false)}
          />
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

function AcceptedFinding(props: {
  readonly standing: StandingFinding
  readonly view: MeetingView
  readonly onPage: (page: number) => void
}): ReactNode {
  const { finding, accepted } = props.standing
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
          <ReopenFinding meetingId={meetingId} findingKey={finding.key} words={finding.sentence} />
        </div>
      </div>
    </li>
  )
}
