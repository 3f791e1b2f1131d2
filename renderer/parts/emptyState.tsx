import type { ReactNode } from 'react'

/** An empty list: what goes there, and the one next act. */
export function EmptyState(props: {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}): ReactNode {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action}
    </div>
  )
}
