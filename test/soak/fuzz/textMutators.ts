import { hiddenMarks, strangeNumbers } from './byteMutators.ts'
import type { Dice } from './dice.ts'
import type { Mutators } from './mutator.ts'
import { mostBytes, often, ofText, put, replaceOne } from './mutator.ts'

/** What the readers of minutes look for, and what their patterns might wander over. */
const tokens = [
  ...[' ', '\t', '\n', '|', '*', '**', '#', '# ', '-', '- ', '_', '(', ')', '[', '.', ',', ';', ':', '\f'],
  ...['1', '1.', '1.1', '(1)', 'a)', 'i. ', '(a) ', '1. 1', '99/2021 ', 'A', 'a ', 'Aa ', 'AA ', "'", '“'],
  ...['Councillor ', 'Cllr ', 'Councillor A B, ', 'Mr ', 'Mrs A (Chair) ', 'and ', ', and ', 'the ', 'that '],
  ...['RESOLVED', 'RESOLVED: ', 'Resolved to ', 'AGREED that ', 'RECOMMENDED ', 'Present: ', 'Apologies: '],
  ...[
    'For: ',
    'Against 3 ',
    '10.30 am ',
    '10:30',
    '31 February 2026 ',
    '1st January ',
    'held at ',
    'Item 5 ',
  ],
  ...[
    '(Pages 1 - 2) ',
    'Minutes of ',
    'Agenda',
    'proposed by ',
    'seconded by ',
    'left the meeting ',
    'x'.repeat(90),
  ],
  ...['12/12/12 ', '- \t', ' \t', '|-', '| a ', '** **', '__ ', '1\n', '\n\n', '1 A\n', 'A\n', '...', ' . '],
] as const

function lines(text: string): string[] {
  return text.split('\n')
}

function shuffled(all: readonly string[], dice: Dice): string[] {
  return all
    .map((each) => [dice.below(1_000_000), each] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, each]) => each)
}

/** Texts that nobody wrote as minutes. */
export const textMutators: Mutators = {
  'a mark without end': ofText((text, dice) => put(text, dice, often(dice.pick(tokens), dice, 60_000))),
  'marks of all kinds': ofText((text, dice) => {
    const all = Array.from({ length: dice.size(3_000) }, () => dice.pick(tokens))
    return put(text, dice, all.join(''))
  }),
  'marks in turn': ofText((text, dice) =>
    put(text, dice, often(dice.pick(tokens) + dice.pick(tokens) + dice.pick(tokens), dice, 40_000)),
  ),
  'one line': ofText((text, dice) => lines(text).join(dice.pick(['', ' ', '\t', ' | ']))),
  'a letter a line': ofText((text) => [...text].join('\n')),
  'a word a line': ofText((text) => text.replaceAll(' ', '\n')),
  'a line again and again': ofText((text, dice) => {
    const all = lines(text)
    return put(text, dice, often(`\n${dice.pick(all)}\n`, dice, 6_000))
  }),
  'lines in any order': ofText((text, dice) => shuffled(lines(text), dice).join('\n')),
  'the whole again and again': ofText((text, dice) =>
    text.repeat(Math.min(dice.size(200), Math.ceil(mostBytes / 4 / Math.max(1, text.length)))),
  ),
  'nested without end': ofText((text, dice) => {
    const [open, shut] = dice.pick([
      ['(', ')'],
      ['[', ']'],
      ['“', '”'],
      ['  - ', ''],
      ['**', '**'],
      ['((a) ', ')'],
    ] as const)
    const deep = dice.size(50_000)
    return put(text, dice, `${open.repeat(deep)}words${shut.repeat(deep)}`)
  }),
  'numbers that are none': ofText((text, dice) =>
    text.replaceAll(/\d+/g, (found) => (dice.below(4) === 0 ? dice.pick(strangeNumbers) : found)),
  ),
  'hidden marks': ofText((text, dice) =>
    text.replaceAll(/\b\w/g, (found) => (dice.below(9) === 0 ? `${dice.pick(hiddenMarks)}${found}` : found)),
  ),
  'everything in capitals': ofText((text) => text.toUpperCase()),
  'lines of two texts': ofText((text, dice, other) =>
    shuffled([...lines(text), ...lines(other)].slice(0, 400), dice).join('\n'),
  ),
  'a line drawn out': ofText((text, dice) =>
    replaceOne(text, dice, /[^\n]+/g, (line) => often(`${line} `, dice, 3_000)),
  ),
}
