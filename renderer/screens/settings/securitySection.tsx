import type { ReactNode } from 'react'
import { BookKeysPart } from './bookKeysPart.tsx'
import { LockSection } from './lockSection.tsx'

/** What keeps the minute book from whom it is not for. */
export function SecuritySection(): ReactNode {
  return (
    <div className="stack prose">
      <LockSection />
      <BookKeysPart />
    </div>
  )
}
