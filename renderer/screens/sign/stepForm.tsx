import type { ReactNode } from 'react'
import type { MeetingView } from '../../state/data.ts'
import { AgreedStep } from './agreedStep.tsx'
import { CertificateStep } from './certificateStep.tsx'
import { CopyStep } from './copyStep.tsx'
import { ApproveStep, PublishStep, SendStep } from './draftSteps.tsx'
import { ScanStep } from './scanStep.tsx'
import { SealStep } from './sealStep.tsx'
import { SigningStep } from './signingStep.tsx'
import type { Standing, Step } from './standing.ts'

export interface StepProps {
  readonly view: MeetingView
  readonly standing: Standing
  /** Once it is recorded: the next step is shown. */
  readonly onDone: () => void
}

/** The form of one step, in place. */
export function StepForm({ step, ...props }: StepProps & { readonly step: Step }): ReactNode {
  switch (step) {
    case 'send':
      return <SendStep {...props} />
    case 'approve':
      return <ApproveStep {...props} />
    case 'publish':
      return <PublishStep {...props} />
    case 'confirm':
    case 'refuse':
    case 'correct':
    case 'supersede':
      return <AgreedStep step={step} {...props} />
    case 'copy':
      return <CopyStep {...props} />
    case 'sign':
      return <SigningStep {...props} />
    case 'scan':
      return <ScanStep {...props} />
    case 'certificate':
      return <CertificateStep {...props} />
    case 'seal':
      return <SealStep {...props} />
  }
}
