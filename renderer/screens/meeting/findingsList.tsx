import type { ReactNode } from 'react'
import type { MeetingView } from '../../state/data.ts'

export interface FindingsListProps {
  readonly view: MeetingView
  /** Opens the item a finding is about; left out where the screen shows no items. */
  readonly onGo?: (itemId: string) => void
}

/** What the rules found worth a look. Nothing here blocks. */
export function FindingsList({ view, onGo }: FindingsListProps): ReactNode {
  const { findings } = view
  if (findings.length === 0) return <p className="rail-note">✓ Nothing to look at.</p>
  const isItem = (where: string | null): where is string =>
    view.record.items.some((item) => item.id === where)
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
            {onGo !== undefined && isItem(finding.where) ? <GoTo itemId={finding.where} onGo={onGo} /> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

function GoTo(props: { readonly itemId: string; readonly onGo: (itemId: string) => void }): ReactNode {
  return (
    <button type="button" className="link-button" onClick={() => props.onGo(props.itemId)}>
      Open the item
    </button>
  )
}
