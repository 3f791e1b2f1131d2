import { memo } from 'react'
import type { ReactNode } from 'react'
import { reportFindings } from '../../../shared/domain/checks/reports.ts'
import { reportTitle } from '../../../shared/domain/packPapers.ts'
import { hasReportWords } from '../../../shared/domain/report.ts'
import type { CoverReport } from '../../../shared/domain/report.ts'
import { Button } from '../../parts/button.tsx'
import { classificationOptions } from '../../parts/itemWords.ts'
import { TextField } from '../../parts/textField.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import type { Draft } from '../../state/draft.ts'
import { useDraftState } from '../../state/useDraft.ts'
import { ClassificationFields } from '../agenda/classificationFields.tsx'
import { sentExemption } from './useReportDraft.ts'

/** What the officer writes beside them does not draw them again. */
const SteadyClassification = memo(
  ClassificationFields,
  (before, after) => JSON.stringify(before) === JSON.stringify(after),
)

interface ReportSideProps {
  readonly view: MeetingView
  readonly item: AgendaItemData
  readonly draft: Draft<CoverReport>
  readonly isReadOnly: boolean
  /** Null while there is nothing to take away. */
  readonly onRemove: (() => void) | null
}

/** What is to be said of the report as a whole, and what it lacks. */
export function ReportSide(props: ReportSideProps): ReactNode {
  const { view, item, draft, isReadOnly, onRemove } = props
  const { value, errors } = useDraftState(draft)
  // An empty report that is in the book is found; one that nobody has begun is not.
  const isBegun = hasReportWords(value) || view.record.reports.some((report) => report.id === value.id)
  const found = isBegun ? reportFindings({ ...view.record, reports: [value] }) : []
  // Beside the report itself its name is too much.
  const name = `The report on “${reportTitle(view.record, value)}”`
  return (
    <div className="form">
      <h2>Report</h2>
      <TextField
        label="Title of the report"
        hint={`Empty: “${item.title}”, as on the agenda`}
        value={value.title}
        onChange={(title) => draft.change({ title })}
        error={errors['title']}
        lines={2}
        isReadOnly={isReadOnly}
      />
      <p>
        {item.reportAuthor.trim() === '' ? (
          'The agenda does not say whose report it is. '
        ) : (
          <>
            Report of the <strong>{item.reportAuthor.trim()}</strong>.{' '}
          </>
        )}
        <a href={`#/meetings/${view.record.meeting.id}/agenda/${item.id}`}>Change it on the item</a>
      </p>
      {isReadOnly ? (
        <p>{classificationOptions.find(({ id }) => id === value.classification)?.name}</p>
      ) : (
        <SteadyClassification
          of="document"
          classification={value.classification}
          exemption={sentExemption(value.exemption)}
          onChange={draft.change}
          errors={errors}
        />
      )}
      <section aria-label="To look at">
        <h3>To look at</h3>
        {!isBegun ? (
          <p className="rail-note">Nothing is written yet, so nothing is kept.</p>
        ) : found.length === 0 ? (
          <p className="rail-note">✓ Nothing to look at.</p>
        ) : (
          <ul className="findings">
            {found.map(({ rule, level, why }) => (
              <li key={`${rule} ${why}`} className={`finding finding-${level}`}>
                <span aria-hidden="true">{level === 'problem' ? '!' : 'i'}</span>
                <span>
                  <span className="visually-hidden">{level === 'problem' ? 'Problem: ' : 'Advice: '}</span>
                  {why.replace(name, 'It')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {onRemove === null ? null : (
        <div>
          <Button kind="danger" onPress={onRemove}>
            Take the report away
          </Button>
        </div>
      )}
    </div>
  )
}
