import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { useClassify } from '../../parts/classify.ts'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'

/** The items of which nobody has said whether the public may read them: they hold up every paper for the public. */
export function undecidedItems(view: MeetingView): readonly AgendaItemData[] {
  return view.record.items.filter((item) => item.classification === 'unset')
}

/** What holds the paper up, with the way out beside each item. */
export function UndecidedItems({ view }: { readonly view: MeetingView }): ReactNode {
  const classify = useClassify(view.record.meeting.id)
  const items = undecidedItems(view)
  if (items.length === 0) return null
  return (
    <ul className="undecided" aria-label="Items not decided yet">
      {items.map((item) => {
        const name = `${view.agendaNumbers[item.id] ?? ''} ${item.title}`.trim()
        return (
          <li key={item.id}>
            <span className="undecided-name">{name}</span>
            <Button label={`Mark “${item.title}” public`} onPress={() => void classify(item, 'public')}>
              Mark it public
            </Button>
            <a className="button" href={`#/meetings/${view.record.meeting.id}/agenda/${item.id}`}>
              Open the item<span className="visually-hidden">: {item.title}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
