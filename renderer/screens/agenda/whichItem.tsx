import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import type { MeetingView } from '../../state/data.ts'

/** Asks for the item that something belongs to: files let go beside every row, or a paper that is to go elsewhere. */
export function WhichItem(props: {
  readonly view: MeetingView
  /** "Which item do these 3 files belong to?" */
  readonly question: string
  readonly onChoose: (itemId: string | null) => void
  readonly onCancel: () => void
}): ReactNode {
  const { view, question, onChoose, onCancel } = props
  const options = view.record.items.map(({ id, title }) => ({
    id,
    name: `${view.agendaNumbers[id] ?? ''} ${title}`.trim(),
  }))
  return (
    <div className="which-item" data-which-item>
      <Select
        label={question}
        options={[...options, { id: wholeMeeting, name: 'The meeting as a whole' }]}
        value={null}
        placeholder="Choose an item"
        onChange={(id) => onChoose(id === wholeMeeting ? null : id)}
      />
      <Button kind="quiet" onPress={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

const wholeMeeting = 'the meeting'

export function focusWhichItem(): HTMLElement | null {
  const button = document.querySelector<HTMLElement>('[data-which-item] button')
  button?.focus()
  return button
}
