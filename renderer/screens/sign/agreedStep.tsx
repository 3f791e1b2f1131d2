import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AgreedAt, AgreedCorrection, StandInstead } from '../../../shared/domain/minutesActs.ts'
import { Checkbox, Radios } from '../../parts/choice.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import { recordOf } from '../../state/data.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { agreedAt, AgreedAtFields, firstAgreed } from './agreedAtFields.tsx'
import { CorrectionsField, correctionTyped, nothingTyped } from './correctionsField.tsx'
import { ErasedByConfirming } from './erasedByConfirming.tsx'
import { InsteadField, nothingInstead, standsInstead } from './insteadField.tsx'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'
import { whyNotYet } from './whyNotYet.ts'

type AgreedStepId = 'confirm' | 'refuse' | 'correct' | 'supersede'

const hints: Readonly<Record<AgreedStepId, string>> = {
  confirm:
    'The next suitable meeting agrees them, and talks of their accuracy alone. On the Live screen of that meeting, its Minutes item does the same.',
  refuse: 'The meeting did not accept them. They are a draft again, and the reason is kept.',
  correct: 'The signed words stay. The correction stands beside them, with the meeting that agreed it.',
  supersede: 'Other minutes stand in their place. These are kept as they are, and say so.',
}

/** What a later meeting agreed of the minutes: how it found them, or what came after. */
export function AgreedStep({
  step,
  view,
  standing,
  onDone,
}: StepProps & { readonly step: AgreedStepId }): ReactNode {
  const core = useCore()
  const act = useAct()
  const [where, setWhere] = useState(() => firstAgreed(standing))
  const [manner, setManner] = useState<'accurate' | 'subject-to'>('accurate')
  const [corrections, setCorrections] = useState<readonly AgreedCorrection[]>([])
  const [typed, setTyped] = useState(nothingTyped)
  const [reason, setReason] = useState('')
  const [instead, setInstead] = useState(nothingInstead)
  const [writes, setWrites] = useState(true)
  const at = agreedAt(where, standing)
  const record = recordOf(view)
  const corrects = step === 'correct' || (step === 'confirm' && manner === 'subject-to')
  const explains = step === 'refuse' || step === 'supersede'
  const last = corrects ? correctionTyped(record, typed) : null
  const all = last === null ? corrections : [...corrections, last]
  const place = standing.canBeConfirmedAt.find(({ meetingId }) => meetingId === at?.meetingId)
  const mayWrite = place?.mayWrite === true && place.itemName !== ''
  const missing =
    at === null
      ? 'Say on which day that meeting was held.'
      : whyNotYet(at.date) !== null
        ? whyNotYet(at.date)
        : corrects && all.length === 0
          ? 'Choose the point that was corrected, and write what it becomes.'
          : step === 'supersede' && standsInstead(instead) === null
            ? 'Say which minutes stand in their place.'
            : explains && reason.trim() === ''
              ? 'Say why.'
              : null
  const run = async (): Promise<void> => {
    if (at === null) return
    const said = {
      ...{ at, manner, corrections: corrects ? all : [], reason: reason.trim() },
      ...{ instead: standsInstead(instead), writeSentence: mayWrite && writes },
    }
    if (!(await act(() => send(core, view.record.meeting.id, step, said)))) return
    const written = said.writeSentence ? `, and written under its ${place?.itemName ?? ''}` : ''
    reportDone(`Recorded for the meeting of ${shortDate(at.date)}${written}.`)
    onDone()
  }
  return (
    <StepFrame
      step={step}
      hint={hints[step]}
      button={buttons[step]}
      isDisabled={missing !== null}
      whyDisabled={missing}
      onRun={() => void run()}
    >
      <AgreedAtFields standing={standing} value={where} onChange={setWhere} />
      {step === 'confirm' ? (
        <Radios
          label="How they were found"
          options={[
            { id: 'accurate', name: 'An accurate record' },
            { id: 'subject-to', name: 'An accurate record, subject to corrections' },
          ]}
          value={manner}
          onChange={setManner}
        />
      ) : null}
      {corrects ? (
        <CorrectionsField
          record={record}
          value={corrections}
          onChange={setCorrections}
          typed={typed}
          onTyped={setTyped}
        />
      ) : null}
      {step === 'supersede' ? <InsteadField view={view} value={instead} onChange={setInstead} /> : null}
      {explains ? <TextField label="Why" value={reason} onChange={setReason} lines={2} /> : null}
      {step === 'confirm' ? <ErasedByConfirming record={record} /> : null}
      {mayWrite ? (
        <Checkbox isSelected={writes} onChange={setWrites}>
          Write it under {place.itemName} of that meeting
        </Checkbox>
      ) : null}
    </StepFrame>
  )
}

const buttons: Readonly<Record<AgreedStepId, string>> = {
  confirm: 'Record that they were confirmed',
  refuse: 'Record that they were not accepted',
  correct: 'Record the correction',
  supersede: 'Record it',
}

interface Said {
  readonly at: AgreedAt
  readonly manner: 'accurate' | 'subject-to'
  readonly corrections: readonly AgreedCorrection[]
  readonly reason: string
  readonly instead: StandInstead | null
  readonly writeSentence: boolean
}

function send(
  { client }: CoreAccess,
  meetingId: string,
  step: AgreedStepId,
  { at, manner, corrections, reason, instead, writeSentence }: Said,
): Promise<unknown> {
  const base = { meetingId, agreedAt: at, writeSentence }
  switch (step) {
    case 'confirm':
      return client.signing.confirm({ ...base, manner, corrections: [...corrections] })
    case 'refuse':
      return client.signing.refuse({ ...base, reason })
    case 'correct':
      return client.signing.correct({ ...base, corrections: [...corrections] })
    case 'supersede':
      return client.signing.supersede({ ...base, reason, instead })
  }
}
