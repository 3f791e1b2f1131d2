import { useRef } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { defaultReportHeadings } from '../../../shared/domain/report.ts'
import type { ReportPart } from '../../../shared/domain/report.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { Menu } from '../../parts/menu.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { CouncilData } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { useDraftState } from '../../state/useDraft.ts'
import { useCouncilDraft } from './councilSection.tsx'
import './reports.css'

type Headings = CouncilData['reportHeadings']

/** What the parts of a cover report are for, where the heading of a council may not say it. */
const partNames: Readonly<Record<ReportPart, string>> = {
  purpose: 'what it is for',
  'action-required': 'what is asked of the committee; the item’s recommendations are offered',
  background: 'the report itself',
  attached: 'the item’s papers are listed by themselves',
  'background-papers': 'required by law; “None” is offered',
  'published-documents': 'what was published before; “None” is offered',
  wards: '“All” is offered',
  contact: 'whom to ask; the officer of the meeting is offered',
  other: 'of your own',
}

/** The headings that every new cover report begins with, in their order. */
export function ReportsSection({ council }: { readonly council: CouncilData }): ReactNode {
  const draft = useCouncilDraft(council)
  const { value, errors } = useDraftState(draft)
  const headings = value.reportHeadings
  const set = (reportHeadings: Headings): void => draft.change({ reportHeadings })
  const list = useRef<HTMLOListElement>(null)
  const add = (): void => {
    flushSync(() => set([...headings, { part: 'other', heading: 'New heading' }]))
    const field = list.current?.lastElementChild?.querySelector('input')
    field?.focus()
    field?.select()
  }
  const missing = defaultReportHeadings.filter(({ part }) => headings.every((each) => each.part !== part))
  return (
    <div className="form">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <p className="muted">
        New cover reports begin with these headings. A heading that says nothing is not printed. Reports that
        are written already keep theirs.
      </p>
      <ol className="report-headings" ref={list}>
        {headings.map((_heading, index) => (
          <HeadingRow key={index} headings={headings} index={index} errors={errors} onChange={set} />
        ))}
      </ol>
      <div className="buttons">
        <Button onPress={add}>Add a heading</Button>
        {missing.map(({ part, heading }) => (
          <Button key={part} kind="quiet" onPress={() => set([...headings, { part, heading }])}>
            {`Put “${heading}” back`}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface HeadingRowProps {
  readonly headings: Headings
  readonly index: number
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (headings: Headings) => void
}

function HeadingRow({ headings, index, errors, onChange }: HeadingRowProps): ReactNode {
  const { part, heading } = headings[index] ?? { part: 'other', heading: '' }
  const moveTo = (to: number): void =>
    onChange(headings.toSpliced(index, 1).toSpliced(to, 0, { part, heading }))
  const remove = (): void => {
    onChange(headings.toSpliced(index, 1))
    reportDone(`“${heading}” is no heading of new reports any more.`, () => onChange(headings))
  }
  return (
    <li className="report-headings-row">
      <span aria-hidden="true">{index + 1}</span>
      <TextField
        label={`Heading ${index + 1}`}
        hideLabel
        hint={partNames[part]}
        value={heading}
        onChange={(text) =>
          onChange(headings.map((each, at) => (at === index ? { part, heading: text } : each)))
        }
        error={errors[`reportHeadings.${index}.heading`]}
      />
      <Menu
        label={`More for heading ${index + 1}, ${heading}`}
        entries={[
          { id: 'up', name: 'Move up', isDisabled: index === 0, run: () => moveTo(index - 1) },
          {
            ...{ id: 'down', name: 'Move down', isDisabled: index === headings.length - 1 },
            run: () => moveTo(index + 1),
          },
          { id: 'remove', name: 'Remove', run: remove },
        ]}
      />
    </li>
  )
}
