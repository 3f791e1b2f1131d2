import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { AcceptReason } from '../../parts/acceptReason.tsx'
import { useClassify } from '../../parts/classify.ts'
import { moveBetween } from '../../parts/findingsFocus.ts'
import { ReopenFinding } from '../../parts/reopenFinding.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { fixesFor } from './findingFixes.ts'
import type { Fix } from './findingFixes.ts'
import { wayTo } from './findingPlaces.ts'

export interface FindingsListProps {
  readonly view: MeetingView
  /** Opens an item of the agenda on this screen; left out where it shows none. */
  readonly onGo?: (itemId: string) => void
  /** What was looked at: the pack has checks of its own. */
  readonly place?: 'agenda' | 'meeting'
}

type Finding = MeetingView['findings'][number]

/** What the rules found worth a look, each with the rule it rests on, then what was let stand. Nothing here blocks. */
export function FindingsList({ view, onGo, place = 'meeting' }: FindingsListProps): ReactNode {
  const [reasonFor, setReasonFor] = useState<string | null>(null)
  const accepted = new Map(view.record.accepted.map((each) => [each.key, each]))
  const open = view.findings.filter((finding) => !accepted.has(finding.key))
  const standing = view.findings.filter((finding) => accepted.has(finding.key))
  return (
    <>
      {open.length === 0 ? (
        <p className="rail-note">✓ Nothing to look at in the {place}.</p>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows lead between the buttons in it; Tab does too
        <ul className="findings" onKeyDown={moveBetween}>
          {open.map((finding) => (
            <li key={finding.key} className={`finding finding-${finding.level}`}>
              <span aria-hidden="true">{finding.level === 'problem' ? '!' : 'i'}</span>
              <span>
                <span className="visually-hidden">
                  {finding.level === 'problem' ? 'Problem: ' : 'Advice: '}
                </span>
                {finding.why}
                <RuleLine finding={finding} />
                <WaysOut
                  finding={finding}
                  view={view}
                  onAccept={() => setReasonFor(finding.key)}
                  {...(onGo === undefined ? {} : { onGo })}
                />
                {reasonFor === finding.key ? (
                  <AcceptReason
                    findingKey={finding.key}
                    meetingId={view.record.meeting.id}
                    onClose={() => setReasonFor(null)}
                  />
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {standing.length === 0 ? null : (
        <details className="findings-standing">
          <summary>{standing.length} let stand</summary>
          <ul className="findings">
            {standing.map((finding) => (
              <StandingFinding
                key={finding.key}
                finding={finding}
                reason={accepted.get(finding.key)?.reason ?? ''}
                meetingId={view.record.meeting.id}
              />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** How many findings nobody has let stand, and whether a problem is among them. */
export function openFindings({ findings, record }: MeetingView): readonly Finding[] {
  const accepted = new Set(record.accepted.map((each) => each.key))
  return findings.filter((finding) => !accepted.has(finding.key))
}

const howSure = { H: '', M: ' (one authority)', L: ' (disputed)', local: ' (the council’s own)' } as const

/** Where a rule is written, and how sure that is. Of the house's own checks there is nothing to say. */
function RuleLine({ finding }: { readonly finding: Finding }): ReactNode {
  const { rule, source, confidence } = finding
  if (source === 'The house style') return null
  return (
    <span className="finding-rule">
      {source}
      {howSure[confidence]}
      <span className="visually-hidden"> (rule {rule})</span>
    </span>
  )
}

/** What can be done about a finding: the one obvious act where there is one, going where it is mended, or letting it stand. */
function WaysOut(props: {
  readonly finding: Finding
  readonly view: MeetingView
  readonly onAccept: () => void
  readonly onGo?: (itemId: string) => void
}): ReactNode {
  const { finding, view, onAccept, onGo } = props
  const { items, meeting } = view.record
  const classify = useClassify(meeting.id)
  const item: AgendaItemData | undefined = items.find((each) => each.id === finding.where)
  return (
    <span className="finding-ways">
      {finding.rule === 'R2' && item?.classification === 'unset' ? (
        <button type="button" className="link-button" onClick={() => void classify(item, 'public')}>
          Mark it public<span className="visually-hidden">: {item.title}</span>
        </button>
      ) : null}
      <Fixes finding={finding} view={view} />
      {onGo !== undefined && item !== undefined && finding.place.kind === 'agenda-item' ? (
        <button type="button" className="link-button" onClick={() => onGo(item.id)}>
          Open the item<span className="visually-hidden">: {item.title}</span>
        </button>
      ) : (
        <GoTo finding={finding} view={view} title={item?.title ?? ''} />
      )}
      {/* What nobody has classified holds back the public papers, whoever lets it stand. */}
      {finding.rule === 'R2' && item?.classification === 'unset' ? null : (
        <button type="button" className="link-button" onClick={onAccept}>
          Accept…<span className="visually-hidden">: {finding.why}</span>
        </button>
      )}
    </span>
  )
}

function Fixes({ finding, view }: { readonly finding: Finding; readonly view: MeetingView }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const fix = async ({ act: mend, back, done }: Fix): Promise<void> => {
    if (await act(() => mend(client))) reportDone(done, () => void act(() => back(client)))
  }
  return fixesFor(finding, view).map((one) => (
    <button key={one.words} type="button" className="link-button" onClick={() => void fix(one)}>
      {one.words}
      <span className="visually-hidden">: {finding.why}</span>
    </button>
  ))
}

/** Nothing where the officer is there already. */
function GoTo(props: {
  readonly finding: Finding
  readonly view: MeetingView
  readonly title: string
}): ReactNode {
  const [location] = useLocation()
  const way = wayTo(props.finding, props.view)
  if (way === null || way.href === `#${location}`) return null
  return (
    <a className="link-button" href={way.href}>
      {way.words}
      <span className="visually-hidden">: {props.title === '' ? props.finding.why : props.title}</span>
    </a>
  )
}

function StandingFinding(props: {
  readonly finding: Finding
  readonly reason: string
  readonly meetingId: string
}): ReactNode {
  const { finding, reason, meetingId } = props
  return (
    <li className="finding">
      <span aria-hidden="true">✓</span>
      <span>
        {finding.why} <span className="finding-rule">“{reason}”</span>
        <span className="finding-ways">
          <ReopenFinding meetingId={meetingId} findingKey={finding.key} words={finding.why} />
        </span>
      </span>
    </li>
  )
}
