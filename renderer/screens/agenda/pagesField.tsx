import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatPageRange, parsePageRange } from '../../../shared/domain/pageRange.ts'
import { TextField } from '../../parts/textField.tsx'
import type { AgendaItemData } from '../../state/data.ts'
import { sentenceOf } from '../../state/notices.ts'

type Pages = AgendaItemData['pages']

/** The pages an item has in the pack, as the front sheet prints them: "3 - 10". Kept as soon as it reads as pages. */
export function PagesField(props: {
  readonly value: Pages
  readonly onChange: (pages: Pages) => void
}): ReactNode {
  const [typed, setTyped] = useState(props.value === null ? '' : formatPageRange(props.value))
  const [error, setError] = useState<string | null>(null)
  const [isLeft, setIsLeft] = useState(false)
  const change = (text: string): void => {
    setTyped(text)
    setIsLeft(false)
    try {
      props.onChange(parsePageRange(text))
      setError(null)
    } catch (problem) {
      setError(sentenceOf(problem))
    }
  }
  return (
    <TextField
      label="Pages in the pack"
      hint="Only for a pack that is made elsewhere, for example 3 - 10: an item with papers has its pages counted."
      value={typed}
      onChange={change}
      onBlur={() => setIsLeft(true)}
      error={isLeft ? error : null}
      width="short"
    />
  )
}
