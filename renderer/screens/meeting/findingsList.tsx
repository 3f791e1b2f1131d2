import type { ReactNode } from 'react'
import { useClassify } from '../../parts/classify.ts'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'

export interface FindingsListProps {
  readonly view: MeetingView
  /** Opens the item a finding is about; left out where the screen shows no items. */
  readonly onGo?: (itemId: string) => void
}

/** What the rules found worth a look. Nothing here blocks. */
export function FindingsList({ view, onGo }: FindingsListProps): ReactNode {
  const { findings, record } = view
  if (findings.length === 0) return <p className="rail-note">✓ Nothing to look at.</p>
  const itemOf = (where: string | null): AgendaItemData | undefined =>
    record.items.find((item) => item.id === where)
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li
          key={`${finding.rule}-${finding.where ?? ''}-${finding.why}`}
          className={`finding finding-${finding.level}`}
        >
          <span aria-hidden="true">{finding.level === 'problem' ? '!' : 'i'}</span>
          <span>
            <span className="visually-hidden">{finding.level === 'problem' ? 'Problem: ' : 'Advice: '}</span>
            {finding.why}{' '}
            <WaysOut
              item={itemOf(finding.where)}
              isUndecided={finding.rule === 'R2'}
              meetingId={record.meeting.id}
              {...(onGo === undefined ? {} : { onGo })}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What can be done about a finding at once: open the item, and mark it public where nobody has said who may read it. */
function WaysOut(props: {
  readonly item: AgendaItemData | undefined
  readonly isUndecided: boolean
  readonly meetingId: string
  readonly onGo?: (itemId: string) => void
}): ReactNode {
  const { item, isUndecided, meetingId, onGo } = props
  const classify = useClassify(meetingId)
  if (item === undefined) return null
  return (
    <span className="finding-ways">
      {isUndecided && item.classification === 'unset' ? (
        <button type="button" className="link-button" onClick={() => void classify(item, 'public')}>
          Mark it public<span className="visually-hidden">: {item.title}</span>
        </button>
      ) : null}
      {onGo === undefined ? null : (
        <button type="button" className="link-button" onClick={() => onGo(item.id)}>
          Open the item<span className="visually-hidden">: {item.title}</span>
        </button>
      )}
    </span>
  )
}
