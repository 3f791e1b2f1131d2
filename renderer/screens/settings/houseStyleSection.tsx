import type { ReactNode } from 'react'
import { formatDate, formatTime } from '../../../shared/domain/civilTime.ts'
import {
  dateFormats,
  resolutionWordings,
  subPointMarkers,
  timeFormats,
} from '../../../shared/domain/houseStyle.ts'
import type { PointMarker, ReasonPrinting } from '../../../shared/domain/houseStyle.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Radios } from '../../parts/choice.tsx'
import { pointOptions, rightHandOptions, subItemPageOptions } from '../../parts/councilWords.ts'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { CouncilData } from '../../state/data.ts'
import { useDraftState } from '../../state/useDraft.ts'
import { today } from '../../state/today.ts'
import { useCouncilDraft } from './councilSection.tsx'
import { StyleSample } from './styleSample.tsx'

const reasonNames: Readonly<Record<ReasonPrinting, { readonly name: string; readonly hint?: string }>> = {
  none: { name: 'Not printed' },
  category: { name: 'As a category', hint: '“unwell”, “other Council business”' },
  full: { name: 'As given', hint: 'Often health data: ask your data protection officer first.' },
}

/** Sub-points are marked only under points that are. */
function subPointsRest(points: PointMarker): { readonly isDisabled?: true; readonly hint?: string } {
  if (points === 'bullets') return { isDisabled: true, hint: 'Under bullets they are dashes.' }
  if (points === 'none') return { isDisabled: true, hint: 'Points without marks have none below them.' }
  return {}
}

/** How the council writes, with a sample that follows every change. */
export function HouseStyleSection({ council }: { readonly council: CouncilData }): ReactNode {
  const draft = useCouncilDraft(council)
  const { value, errors } = useDraftState(draft)
  const style = value.houseStyle
  const change = (part: Partial<CouncilData['houseStyle']>): void =>
    draft.change({ houseStyle: { ...draft.state().value.houseStyle, ...part } })
  const dateOptions = dateFormats.map((id) => ({ id, name: formatDate(today(), id) }))
  return (
    <div className="with-sample">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <div className="form">
        <div className="field-row">
          <Select
            label="Times"
            options={timeFormats.map((id) => ({
              id,
              name: `${formatTime('10:00', id)},  ${formatTime('14:05', id)}`,
            }))}
            value={style.times}
            onChange={(times) => change({ times })}
            width="medium"
          />
          <Select
            label="Dates in minutes"
            options={dateOptions}
            value={style.dates}
            onChange={(dates) => change({ dates })}
            width="medium"
          />
          <Select
            label="Date on the front sheet"
            options={dateOptions}
            value={style.agendaDate}
            onChange={(agendaDate) => change({ agendaDate })}
            width="medium"
          />
        </div>
        <Radios
          label="Points"
          options={pointOptions}
          value={style.points}
          onChange={(points) => change({ points })}
          inline
        />
        <Radios
          label="Sub-points"
          options={subPointMarkers.map((id) => ({ id, name: `${id}  ${id.replace('i', 'ii')}` }))}
          value={style.subPoints}
          onChange={(subPoints) => change({ subPoints })}
          {...subPointsRest(style.points)}
          inline
        />
        <Radios
          label="A resolution begins"
          options={resolutionWordings.map((id) => ({ id, name: id }))}
          value={style.resolution}
          onChange={(resolution) => change({ resolution })}
          inline
        />
        <Radios
          label="Reasons for apologies"
          options={(Object.keys(reasonNames) as ReasonPrinting[]).map((id) => ({ id, ...reasonNames[id] }))}
          value={style.apologyReasons}
          onChange={(apologyReasons) => change({ apologyReasons })}
        />
        <Radios
          label="Start on right-hand pages in packs"
          hint="Printed on both sides, what starts here starts on a new sheet; a page before it may be left blank."
          options={rightHandOptions}
          value={style.rightHand}
          onChange={(rightHand) => change({ rightHand })}
          inline
        />
        <Radios
          label="Pages of sub-items on the front sheet"
          options={subItemPageOptions}
          value={style.subItemPages}
          onChange={(subItemPages) => change({ subItemPages })}
          inline
        />
        <div className="field-row">
          <TextField
            label="Where there is nothing to record"
            value={style.noneWording}
            onChange={(noneWording) => change({ noneWording })}
            error={errors['houseStyle.noneWording']}
            width="medium"
          />
          <TextField
            label="Colour of headings"
            hint="As #rrggbb; use a dark one"
            value={style.headingColour}
            onChange={(headingColour) => change({ headingColour: headingColour.toLowerCase() })}
            error={errors['houseStyle.headingColour']}
            width="short"
          />
        </div>
      </div>
      <StyleSample style={style} />
    </div>
  )
}
