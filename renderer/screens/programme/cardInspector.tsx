import { useState } from 'react'
import type { ReactNode } from 'react'
import { programmeCardSchema } from '../../../shared/api/programmeContract.ts'
import type { CardPlace } from '../../../shared/domain/programme.ts'
import { placeKey, placeOn } from '../../../shared/domain/programmeBoard.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import { columnName, SourceLink } from './programmeBoardView.tsx'
import type { Card, ProgrammeDesk, ProgrammeView } from './programmeDesk.ts'

interface InspectorProps {
  readonly view: ProgrammeView
  readonly desk: ProgrammeDesk
  readonly onMove: (cardId: string, place: CardPlace, index: number) => void
  readonly onRemove: (cardId: string) => void
}

/** Everything about the chosen card; it saves itself. */
export function CardInspector(props: InspectorProps & { readonly card: Card | undefined }): ReactNode {
  const { card } = props
  if (card === undefined) {
    return (
      <p className="muted">
        Choose a card to change its words, or where it stands. Alt+Shift with an arrow moves it.
      </p>
    )
  }
  return <CardForm {...props} card={card} />
}

function CardForm({
  card,
  view,
  desk,
  onMove,
  onRemove,
}: InspectorProps & { readonly card: Card }): ReactNode {
  const draft = useDraft<Card>({
    saved: card,
    schema: programmeCardSchema,
    save: desk.write,
  })
  const { value, errors } = useDraftState(draft)
  return (
    <div className="form" data-card-form>
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <TextField
        label="Title"
        value={value.title}
        onChange={(title) => draft.change({ title })}
        error={errors['title']}
      />
      <TextField
        label="Purpose"
        hint="The line under the title in Appendix 1 and on the agenda. The public reads both."
        value={value.purpose}
        onChange={(purpose) => draft.change({ purpose })}
        error={errors['purpose']}
      />
      <TextField
        label="Lead"
        hint="The office or the member who brings it."
        value={value.lead}
        onChange={(lead) => draft.change({ lead })}
        error={errors['lead']}
      />
      <Checkbox isSelected={value.standing} onChange={(standing) => draft.change({ standing })}>
        Comes to every meeting
      </Checkbox>
      {value.standing ? null : <Where card={card} view={view} desk={desk} onMove={onMove} />}
      {card.source === null ? null : (
        <p>
          Asked for by <SourceLink card={card} />
        </p>
      )}
      <div className="buttons">
        <Button kind="danger" keys="Delete" command="programme.remove" onPress={() => onRemove(card.id)}>
          Take off the programme
        </Button>
      </div>
    </div>
  )
}

const anotherDay = 'another day'

/** Moves it to any column, or to a day that has no meeting yet. */
function Where({
  card,
  view,
  desk,
  onMove,
}: Pick<InspectorProps, 'view' | 'desk' | 'onMove'> & { readonly card: Card }): ReactNode {
  const [isOther, setIsOther] = useState(false)
  const here = placeKey(placeOn(card.place, view.meetings))
  const columns = desk.board.columns.filter(({ isHeld, key }) => !isHeld || key === here)
  return (
    <>
      <Select
        label="Where"
        options={[
          ...columns.map((column) => ({ id: column.key, name: columnName(column) })),
          { id: anotherDay, name: 'Another day…' },
        ]}
        value={isOther ? anotherDay : here}
        onChange={(key) => {
          setIsOther(key === anotherDay)
          const column = columns.find((each) => each.key === key)
          if (column !== undefined) onMove(card.id, column.place, column.cards.length)
        }}
      />
      {isOther ? (
        <DateField
          label="Day of the meeting"
          hint="The meeting that is made for this day starts with it."
          value={null}
          onChange={(date) => {
            if (date === null) return
            onMove(card.id, { kind: 'date', date }, Number.MAX_SAFE_INTEGER)
            setIsOther(false)
          }}
          takesFocus
        />
      ) : null}
    </>
  )
}

/** Puts the caret in the title of the chosen card. */
export function focusCardTitle(): HTMLElement | null {
  const input = document.querySelector<HTMLInputElement>('[data-card-form] input')
  input?.focus()
  return input
}
