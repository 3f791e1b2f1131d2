import { hiddenMarks } from './byteMutators.ts'
import type { Dice } from './dice.ts'
import type { Mutators } from './mutator.ts'
import { ofText, put } from './mutator.ts'

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

/** Every value of some data, by who holds it. */
function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, inner] of Object.entries(value)) {
    found.push({ holder: value as Record<string, unknown>, key })
    places(inner, found)
  }
  return found
}

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let left = levels; left > 0; left -= 1) value = left % 2 === 0 ? [value] : { value }
  return value
}

function junk(dice: Dice): unknown {
  return dice.pick<() => unknown>([
    () => null,
    () => '',
    () => -1,
    () => 1e21,
    () => true,
    () => [],
    () => ({}),
    () => 'x'.repeat(dice.size(200_000)),
    () => `Fell${dice.pick(hiddenMarks)}y`,
    () => '\ud800',
    () => '2026-02-30',
    () => '25:99',
    () => '__proto__',
    () => deep(dice.size(2_000)),
    () => Array.from({ length: dice.size(3_000) }, (_, at) => at),
    () => ({ __proto__: null, kind: 'point', toString: 1, constructor: 2 }),
  ])()
}

/** Changes some data in one or a few places, and writes it down again. */
function inData(change: (place: Place, dice: Dice, all: readonly Place[]) => void) {
  return ofText((text, dice) => {
    const data = JSON.parse(text) as unknown
    for (let left = dice.size(5); left > 0; left -= 1) {
      const all = places(data)
      if (all.length > 0) change(dice.pick(all), dice, all)
    }
    return JSON.stringify(data)
  })
}

/** Data of the right kind that does not hold together. */
export const jsonMutators: Mutators = {
  'another value': inData(({ holder, key }, dice) => {
    holder[key] = junk(dice)
  }),
  'a value lost': inData(({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  }),
  'a value of elsewhere': inData(({ holder, key }, dice, all) => {
    const other = dice.pick(all)
    holder[key] = structuredClone(other.holder[other.key])
  }),
  'a word of elsewhere': inData(({ holder, key }, dice, all) => {
    const words = all.filter((each) => typeof each.holder[each.key] === 'string')
    const other = dice.pick(words)
    if (typeof holder[key] === 'string') holder[key] = other.holder[other.key]
  }),
  'something twice': inData(({ holder, key }, dice) => {
    if (!Array.isArray(holder)) return
    const one: unknown = holder[Number(key)]
    holder.push(...Array.from({ length: dice.size(500) }, () => structuredClone(one)))
  }),
  'in another order': inData(({ holder }) => {
    if (Array.isArray(holder)) holder.reverse()
  }),
  'something that nobody knows': inData(({ holder }, dice) => {
    holder[dice.pick(['__proto__', 'x', 'constructor', 'kind', 'id'])] = junk(dice)
  }),
  'nested without end': ofText((text, dice) =>
    put(text, dice, dice.pick(['[', '{"a":']).repeat(dice.size(300_000))),
  ),
}
