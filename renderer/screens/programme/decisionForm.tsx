import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { keyDecisionSchema } from '../../../shared/api/programmeContract.ts'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import { urgencies } from '../../../shared/domain/forwardPlan.ts'
import type { KeyDecisionUrgency } from '../../../shared/domain/forwardPlan.ts'
import { urgencyNeeds } from '../../../shared/domain/forwardPlanNotice.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox, Radios } from '../../parts/choice.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { Select } from '../../parts/select.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { Draft } from '../../state/draft.ts'
import { today } from '../../state/today.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import type { Decision, DecisionNotice } from './forwardPlanDesk.tsx'
import { saveMade } from './programmePapers.ts'

interface DecisionFormProps {
  readonly committeeId: string
  readonly decision: Decision
  /** What the core says of it; undefined until it has read it. */
  readonly notice: DecisionNotice | undefined
  readonly onWrite: (decision: Decision) => Promise<boolean>
  readonly onRemove: () => void
}

/** All that has to be published of a key decision (R8 to R13); it saves itself. */
export function DecisionForm(props: DecisionFormProps): ReactNode {
  const { decision, notice, onWrite, onRemove } = props
  const draft = useDraft<Decision>({ saved: decision, schema: keyDecisionSchema, save: onWrite })
  const { value } = useDraftState(draft)
  return (
    <div className="form" data-decision-form>
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <Findings notice={notice} />
      <WhatAndWhen draft={draft} committeeId={props.committeeId} />
      <Checkbox isSelected={value.private} onChange={(isPrivate) => draft.change({ private: isPrivate })}>
        Considered in private
      </Checkbox>
      {value.private ? (
        <TextField
          label="Reasons for considering it in private"
          hint={`Published with the notice, 28 clear days before; a second notice goes out${typeof notice?.secondNotice === 'string' ? ` by ${shortDate(notice.secondNotice)}` : ''}, 5 clear days before (${ruleBook.R8.source}).`}
          lines={3}
          value={value.privateReason}
          onChange={(privateReason) => draft.change({ privateReason })}
        />
      ) : null}
      <Urgency draft={draft} />
      <DateField
        label="Published on"
        value={value.publishedOn}
        onChange={(publishedOn) => draft.change({ publishedOn })}
      />
      <Readings notice={notice} />
      <div className="buttons">
        <NoticeButton {...props} decision={value} />
        <Button kind="danger" onPress={onRemove}>
          Take off the plan
        </Button>
      </div>
    </div>
  )
}

interface PartProps {
  readonly draft: Draft<Decision>
}

const noMeeting = 'none'

/** The meeting at which it is taken, of those of its committee; one of these gives the day, where there is none yet. */
function AtMeeting({ draft, committeeId }: PartProps & { readonly committeeId: string }): ReactNode {
  const { api } = useCore()
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const { value } = useDraftState(draft)
  const own = (meetings.data ?? []).filter((meeting) => meeting.committeeId === committeeId)
  const before = own.find(({ id }) => id === value.meetingId)
  const offered = own.filter(({ id, date }) => date >= today() || id === value.meetingId).toReversed()
  return (
    <Select
      label="Taken at the meeting"
      hint="Its checks and its days then tell of it. None where an individual decides."
      options={[
        { id: noMeeting, name: 'No meeting of this committee' },
        ...offered.map(({ id, date }) => ({ id, name: shortDate(date) })),
      ]}
      value={before?.id ?? noMeeting}
      onChange={(id) => {
        const chosen = own.find((meeting) => meeting.id === id)
        const isDayOfMeeting = value.from === null || value.from === before?.date
        draft.change({
          meetingId: chosen?.id ?? null,
          ...(chosen !== undefined && isDayOfMeeting ? { from: chosen.date } : {}),
        })
      }}
    />
  )
}

function WhatAndWhen({ draft, committeeId }: PartProps & { readonly committeeId: string }): ReactNode {
  const { value, errors } = useDraftState(draft)
  return (
    <>
      <TextField
        label="Matter"
        value={value.matter}
        onChange={(matter) => draft.change({ matter })}
        error={errors['matter']}
      />
      <TextField
        label="Decision maker"
        hint="Name and title, or the body and its members."
        value={value.decisionMaker}
        onChange={(decisionMaker) => draft.change({ decisionMaker })}
      />
      <AtMeeting draft={draft} committeeId={committeeId} />
      <div className="field-row">
        <DateField
          label="Decided on, or from"
          value={value.from}
          onChange={(from) => draft.change({ from })}
        />
        <DateField label="To" hint="Of a period" value={value.to} onChange={(to) => draft.change({ to })} />
      </div>
      <TextField
        label="Documents"
        hint="One to a line"
        lines={3}
        value={value.documents.join('\n')}
        onChange={(text) => draft.change({ documents: text === '' ? [] : text.split('\n') })}
      />
      <TextField
        label="Copies from"
        hint="Where documents and copies can be had, and how."
        value={value.contact}
        onChange={(contact) => draft.change({ contact })}
      />
    </>
  )
}

const urgencyNames: Readonly<Record<KeyDecisionUrgency, string>> = {
  none: '28 clear days',
  'general-exception': 'General exception',
  'special-urgency': 'Special urgency',
}

const urgencySources: Readonly<Record<KeyDecisionUrgency, string>> = {
  none: ruleBook.R9.source,
  'general-exception': ruleBook.R11.source,
  'special-urgency': ruleBook.R12.source,
}

function Urgency({ draft }: PartProps): ReactNode {
  const { value } = useDraftState(draft)
  return (
    <>
      <Radios
        label="Notice"
        options={urgencies.map((id) => ({
          ...{ id, name: urgencyNames[id] },
          hint: `${urgencyNeeds[id]} ${urgencySources[id]}`,
        }))}
        value={value.urgency}
        onChange={(urgency) => draft.change({ urgency })}
      />
      {value.urgency === 'none' ? null : (
        <TextField
          label="Why it could not wait"
          lines={3}
          value={value.urgencyReason}
          onChange={(urgencyReason) => draft.change({ urgencyReason })}
        />
      )}
    </>
  )
}

function Findings({ notice }: Pick<DecisionFormProps, 'notice'>): ReactNode {
  if (notice === undefined || notice.findings.length === 0) return null
  return (
    <ul className="plan-findings" aria-label="To look at">
      {notice.findings.map(({ rule, source, level, why }) => (
        <li key={`${rule} ${why}`} data-level={level}>
          <strong>{level === 'problem' ? 'Problem' : 'Advice'}</strong> {why}
          <span className="cell-hint">{source}</span>
        </li>
      ))}
    </ul>
  )
}

/** Both readings of 28 clear days, each with its reason (R13). */
function Readings({ notice }: Pick<DecisionFormProps, 'notice'>): ReactNode {
  if (notice === undefined || notice.readings.length === 0) return null
  return (
    <dl className="plan-readings">
      {notice.readings.map(({ counting, latest, why }) => (
        <div key={counting}>
          <dt>
            {counting === 'calendar' ? 'Publish by, as practice counts' : 'Publish by, in working days'}
          </dt>
          <dd>
            <strong>{latest === null ? 'Count by hand' : shortDate(latest)}</strong>
            <span className="cell-hint">{why}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A decision in private, or at short notice, has a notice of its own. */
function NoticeButton({ committeeId, decision }: DecisionFormProps): ReactNode {
  const core = useCore()
  const act = useAct()
  if (!decision.private && decision.urgency === 'none') return null
  const wish = { committeeId, decisionId: decision.id, format: 'pdf' as const }
  return (
    <Button onPress={() => void act(() => saveMade(core, () => core.client.forwardPlan.makeNotice(wish)))}>
      Make the notice
    </Button>
  )
}

/** Puts the caret in the first field of the chosen decision. */
export function focusMatter(): HTMLElement | null {
  const input = document.querySelector<HTMLInputElement>('[data-decision-form] input')
  input?.focus()
  return input
}
