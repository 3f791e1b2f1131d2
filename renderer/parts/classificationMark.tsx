import type { ReactNode } from 'react'
import type { Classification } from '../../shared/domain/access.ts'
import { classificationNames } from './itemWords.ts'
import './classificationMark.css'

/** Who may read a thing: a sign, a word and a colour, each of which would do. */
export function ClassificationMark(props: {
  readonly classification: Classification
  /** In place of the usual word: "Exempt, part". */
  readonly words?: string
}): ReactNode {
  const { classification, words = classificationNames[classification] } = props
  return (
    <span className={`tag tag-${classification} mark-classification`}>
      <ClassificationSign classification={classification} />
      {words}
    </span>
  )
}

export function ClassificationSign({
  classification,
}: {
  readonly classification: Classification
}): ReactNode {
  switch (classification) {
    case 'unset':
      return (
        <span aria-hidden="true" className="sign">
          ?
        </span>
      )
    case 'public':
      return (
        <svg aria-hidden="true" className="sign" viewBox="0 0 12 12">
          <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      )
    case 'exempt':
    case 'confidential':
      return (
        <svg aria-hidden="true" className="sign" viewBox="0 0 12 12">
          <rect x="2" y="5.5" width="8" height="5.5" rx="1" fill="currentColor" />
          <path d="M4 5.5V3.5a2 2 0 0 1 4 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      )
  }
}
