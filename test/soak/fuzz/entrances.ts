import { bundleMutators } from './bundleMutators.ts'
import { byteMutators } from './byteMutators.ts'
import type { Dice } from './dice.ts'
import { jsonMutators } from './jsonMutators.ts'
import { markupMutators, pageMutators } from './markupMutators.ts'
import type { Mutators } from './mutator.ts'
import { pdfMutators } from './pdfMutators.ts'
import type { SoundFiles } from './soundFiles.ts'
import { textMutators } from './textMutators.ts'
import { zipMutators } from './zipMutators.ts'

/** What opens a file: a question of the killable child, or what the product's own process reads. */
export type Opener =
  'import' | 'wordCopy' | 'read' | 'pages' | 'bundle' | 'answer' | 'record' | 'settings' | 'words'

/** A way for files into the product. */
export interface Entrance {
  readonly name: string
  readonly files: readonly (keyof SoundFiles)[]
  readonly mutators: Mutators
  readonly opener: Opener
}

/** In turn, so that each has as many cases; those where most can go wrong stand twice. */
export const entrances: readonly Entrance[] = [
  { name: 'Word minutes', files: ['word'], mutators: zipMutators, opener: 'import' },
  { name: 'PDF minutes', files: ['pdf'], mutators: pdfMutators, opener: 'import' },
  { name: 'web pages', files: ['page'], mutators: { ...markupMutators, ...pageMutators }, opener: 'import' },
  { name: 'texts', files: ['text'], mutators: textMutators, opener: 'import' },
  { name: 'records to import', files: ['record'], mutators: jsonMutators, opener: 'import' },
  { name: 'Word copies', files: ['wordCopy'], mutators: zipMutators, opener: 'wordCopy' },
  { name: 'papers: PDF', files: ['pdf'], mutators: pdfMutators, opener: 'read' },
  { name: 'papers: pages', files: ['pdf'], mutators: pdfMutators, opener: 'pages' },
  { name: 'papers: Word', files: ['word'], mutators: zipMutators, opener: 'read' },
  { name: 'papers: others', files: ['other'], mutators: byteMutators, opener: 'read' },
  { name: 'bundles', files: ['bundle'], mutators: bundleMutators, opener: 'bundle' },
  { name: 'answers', files: ['answer'], mutators: jsonMutators, opener: 'answer' },
  { name: 'record files', files: ['record'], mutators: jsonMutators, opener: 'record' },
  { name: 'settings', files: ['settings'], mutators: jsonMutators, opener: 'settings' },
  { name: 'typed words', files: ['text'], mutators: textMutators, opener: 'words' },
  { name: 'Word minutes', files: ['word'], mutators: zipMutators, opener: 'import' },
  { name: 'PDF minutes', files: ['pdf'], mutators: pdfMutators, opener: 'import' },
  { name: 'texts', files: ['text'], mutators: textMutators, opener: 'import' },
  { name: 'web pages', files: ['page'], mutators: { ...markupMutators, ...pageMutators }, opener: 'import' },
  { name: 'any for any', files: ['text', 'word', 'pdf', 'page'], mutators: byteMutators, opener: 'import' },
]

export interface BrokenFile {
  readonly bytes: Buffer
  /** What was done to it. */
  readonly how: readonly string[]
}

/** A sound file of the entrance's kind, broken in one way of its kind, in one of any, or in both. */
export function brokenFile(entrance: Entrance, sound: SoundFiles, dice: Dice): BrokenFile {
  const kind = dice.pick(entrance.files)
  let bytes = dice.pick(sound[kind])
  const how: string[] = []
  const breakBy = (mutators: Mutators): void => {
    const name = dice.pick(Object.keys(mutators))
    try {
      bytes = mutators[name]?.(bytes, dice, dice.pick(sound[kind])) ?? bytes
      how.push(name)
    } catch {
      // An answer in a letter is no data that could be changed: it stays as it is.
      how.push(`not ${name}`)
    }
  }
  const both = dice.below(4)
  if (both > 0) breakBy(entrance.mutators)
  if (both < 2) breakBy(byteMutators)
  return { bytes, how }
}

/** Those whose commands read and print alone; nothing on this list starts or writes anything. */
const commandNames = [
  'clear-days',
  'schema',
  'check',
  'export',
  'meetings',
  'verify',
  'help',
  '--help',
  '',
] as const
const options = [
  ...[
    '--meeting',
    '--days',
    '--counting',
    '--holiday',
    '--saturdays-count',
    '--book',
    '--plain',
    '--json',
    '--',
    '-',
  ],
  ...[
    '--meeting=2026-03-05',
    '--days=5',
    '--__proto__',
    '--constructor=1',
    '--no-json',
    '-x',
    '--=',
    '--book=',
  ],
  ...[
    '2026-03-05',
    '5',
    '-5',
    '31/12/2026',
    '2026-02-30',
    '/nowhere/at/all',
    '\0',
    '\u202e',
    'a\nb',
    '9'.repeat(300),
  ],
] as const

/** What somebody types who does not look. */
export function typedWords(dice: Dice, { bytes }: BrokenFile): readonly string[] {
  const words = bytes.toString('utf8').split(/\s+/)
  const name = dice.below(4) === 0 ? dice.pick(words).slice(0, 5_000) : dice.pick(commandNames)
  const rest = Array.from({ length: dice.below(8) }, () =>
    dice.below(4) === 0 ? dice.pick(words).slice(0, 5_000) : dice.pick(options),
  )
  return [name, ...rest]
}
