import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useIsNarrow } from '../../frame/narrow.ts'
import { Button } from '../../parts/button.tsx'
import { itemKindOptions } from '../../parts/itemWords.ts'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { StandingItemData } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone } from '../../state/notices.ts'

export interface StandingAgendaProps {
  readonly value: readonly StandingItemData[]
  readonly onChange: (value: StandingItemData[]) => void
  readonly errors: Readonly<Record<string, string>>
}

/** What every new agenda of the committee begins with. */
export function StandingAgenda({ value, onChange, errors }: StandingAgendaProps): ReactNode {
  // Side by side, the first row's names head the columns.
  const isNarrow = useIsNarrow()
  const list = useRef<HTMLOListElement>(null)
  const added = useRef<string | null>(null)
  useEffect(() => {
    if (added.current === null || value.at(-1)?.id !== added.current) return
    added.current = null
    // The words in it only hold the place: the first letter typed replaces them.
    const title = list.current?.lastElementChild?.querySelector('input')
    title?.focus()
    title?.select()
  }, [value])
  const add = (): void => {
    const id = newId()
    added.current = id
    onChange([...value, { id, kind: 'other', title: 'New item', summary: '' }])
  }
  const named = (name: string, index: number): { label: string; hideLabel: boolean } => ({
    label: index === 0 || isNarrow ? name : `${name} of item ${index + 1}`,
    hideLabel: index > 0 && !isNarrow,
  })
  const change = (id: string, part: Partial<StandingItemData>): void =>
    onChange(value.map((item) => (item.id === id ? { ...item, ...part } : item)))
  const moveTo = (index: number, to: number): void => {
    const moved = value.toSpliced(index, 1)
    const item = value[index]
    if (item !== undefined) onChange(moved.toSpliced(to, 0, item))
  }
  const remove = (item: StandingItemData): void => {
    const before = [...value]
    onChange(value.filter((other) => other.id !== item.id))
    reportDone(`“${item.title}” was taken off the standing agenda.`, () => onChange(before))
  }
  return (
    <section>
      <h2>Standing agenda</h2>
      <p className="muted">
        Every new agenda begins with these. {'{last meeting}'} in a line becomes the date of the meeting
        before.
      </p>
      <ol className="standing" ref={list}>
        {value.map((item, index) => (
          <li key={item.id} className="standing-row">
            <span className="agenda-number" aria-hidden="true">
              {index + 1}
            </span>
            <TextField
              {...named('Title', index)}
              value={item.title}
              onChange={(title) => change(item.id, { title })}
              error={errors[`standingAgenda.${index}.title`]}
            />
            <Select
              {...named('Kind', index)}
              options={itemKindOptions}
              value={item.kind}
              onChange={(kind) => change(item.id, { kind })}
            />
            <TextField
              {...named('Line under the title', index)}
              value={item.summary}
              onChange={(summary) => change(item.id, { summary })}
              error={errors[`standingAgenda.${index}.summary`]}
            />
            <div className="buttons" role="group" aria-label={`Move or remove ${item.title}`}>
              <Button
                label={`Up: ${item.title}`}
                isDisabled={index === 0}
                onPress={() => moveTo(index, index - 1)}
              >
                Up
              </Button>
              <Button
                label={`Down: ${item.title}`}
                isDisabled={index === value.length - 1}
                onPress={() => moveTo(index, index + 1)}
              >
                Down
              </Button>
              <Button kind="quiet" label={`Remove ${item.title}`} onPress={() => remove(item)}>
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button onPress={add}>Add a standing item</Button>
    </section>
  )
}
