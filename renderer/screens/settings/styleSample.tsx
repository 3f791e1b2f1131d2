import type { ReactNode } from 'react'
import { formatDate, formatTime } from '../../../shared/domain/civilTime.ts'
import type { HouseStyle } from '../../../shared/domain/houseStyle.ts'
import { pointLabel } from '../../../shared/document/numbering.ts'

const reasons = { none: '', category: ' – unwell', full: ' – recovering from a sprained ankle' } as const

/** A few lines of minutes as this house style writes them. */
export function StyleSample({ style }: { readonly style: HouseStyle }): ReactNode {
  const label = (level: 0 | 1, n: number): string => pointLabel(level, n, style).text
  return (
    <section className="style-sample" aria-label="Sample">
      <p
        className="sample-heading"
        style={{ color: /^#[0-9a-f]{6}$/.test(style.headingColour) ? style.headingColour : '' }}
      >
        20 Play Areas
      </p>
      <p>Minutes of the meeting held on {formatDate('2025-03-06', style.dates)}</p>
      <p>Councillor D Hartley{reasons[style.apologyReasons]}</p>
      <SamplePoint label={label(0, 26)} text="Two of the nine play areas were inspected after the storm." />
      <SamplePoint label={label(0, 27)} text="Repairs were ordered for the following:" />
      <SamplePoint label={label(1, 1)} text="the swings at Mill Lane;" isSub />
      <SamplePoint label={label(1, 2)} text="the gate at Church Green." isSub />
      <p>The meeting adjourned at {formatTime('11:05', style.times)}.</p>
      <p>
        <strong>{style.resolution}</strong> receive a further report in the summer.
      </p>
    </section>
  )
}

function SamplePoint(props: {
  readonly label: string
  readonly text: string
  readonly isSub?: boolean
}): ReactNode {
  return (
    <p className={props.isSub === true ? 'sample-point sample-point-sub' : 'sample-point'}>
      <span>{props.label}</span>
      <span>{props.text}</span>
    </p>
  )
}
