import type { ReactNode } from 'react'
import type { CoverReport, NumberedSection } from '../../../shared/domain/report.ts'
import { focusCaret } from './caretPlace.ts'
import { shownParagraphs } from './reportEdits.ts'

/** The headings in order, to go to: those that say nothing have no number. */
export function HeadingsRail(props: {
  readonly report: CoverReport
  readonly numbered: readonly NumberedSection[]
}): ReactNode {
  const { report, numbered } = props
  return (
    <>
      <h2 className="rail-heading">Headings</h2>
      <ul className="rail-list">
        {report.sections.map((section, index) => (
          <li key={index}>
            <button
              type="button"
              className="rail-link report-jump"
              onClick={() => {
                const paragraph = shownParagraphs(section).length - 1
                focusCaret({ sections: report.sections, caret: { section: index, paragraph, at: Infinity } })
              }}
            >
              <span className="report-label">{numbered[index]?.number ?? ''}</span>
              <span>{section.heading}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
