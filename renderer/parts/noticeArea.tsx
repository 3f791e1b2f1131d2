import type { ReactNode } from 'react'
import type { Notice } from '../state/notices.ts'
import { useNotices } from '../state/notices.ts'
import { Button } from './button.tsx'

const signs: Readonly<Record<Notice['kind'], string>> = { problem: '!', done: '✓', note: 'i' }

/** What the application has to say, above the panes. Problems interrupt a screen reader, news waits its turn. */
export function NoticeArea(): ReactNode {
  const { notices, dismiss } = useNotices()
  const shown = (kind: Notice['kind']): ReactNode =>
    notices
      .filter((notice) => notice.kind === kind)
      .map((notice) => (
        <div key={notice.id} className={`notice notice-${kind}`}>
          <span className="notice-sign" aria-hidden="true">
            {signs[kind]}
          </span>
          <p>
            {kind === 'problem' ? <strong>There is a problem. </strong> : null}
            {notice.text}
          </p>
          {notice.action === undefined ? null : (
            <Button
              onPress={() => {
                dismiss(notice.id)
                notice.action?.run()
              }}
            >
              {notice.action.name}
            </Button>
          )}
          <Button kind="quiet" onPress={() => dismiss(notice.id)}>
            Dismiss
          </Button>
        </div>
      ))
  return (
    <div className="notices">
      <div role="alert">{shown('problem')}</div>
      <div role="status">
        {shown('done')}
        {shown('note')}
      </div>
    </div>
  )
}
