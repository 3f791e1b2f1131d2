import { labelValue } from '../domain/letters.ts'
import type { Label } from './numbering.ts'

/** A label as it was printed; said without its brackets and stops, a letter at a time: "Point b b", "Sub-point iv". */
export function ownLabel(name: 'Point' | 'Sub-point' | 'Part' | 'Clause', printed: string): Label {
  const text = printed.trim()
  if (text === '') return { text: '', say: '' }
  const value = labelValue(text)
  if (value === '') return { text, say: 'Bullet' }
  const isNumeral = /^[ivxlc]+$/i.test(value) && name !== 'Point'
  const said = /^\p{L}+$/u.test(value) && !isNumeral ? [...value].join(' ') : value
  return { text, say: `${name} ${said}` }
}
