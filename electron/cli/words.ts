import { parseArgs } from 'node:util'
import { AppError } from '../../shared/domain/appError.ts'

/** What was typed after a command, checked: nothing unknown, nothing twice, nothing missing. */
export interface Words {
  /** The one word that is no option, e.g. a file; its `name` is for the sentence when it is missing. */
  argument(name: string): string
  /** All words that are no options. */
  arguments(): readonly string[]
  required(option: string): string
  optional(option: string): string | null
  flag(option: string): boolean
}

export interface WordsAllowed {
  readonly arguments: 0 | 1 | 'many'
  /** Options that take a value, without the dashes. */
  readonly options: readonly string[]
  readonly flags?: readonly string[]
}

/** Throws `invalid-input`, with how the command is used, for anything it does not know. */
export function parseWords(words: readonly string[], allowed: WordsAllowed, usage: string): Words {
  const { values, positionals } = parsed(words, allowed, usage)
  const bad = (what: string): AppError => new AppError('invalid-input', `${what} Usage: ${usage}`)
  const [extra] = allowed.arguments === 'many' ? [] : positionals.slice(allowed.arguments)
  if (extra !== undefined) throw bad(`“${extra}” is one word too many.`)
  const optional = (option: string): string | null => {
    const given = values.get(option) ?? []
    if (given.length > 1) throw bad(`--${option} is given twice.`)
    const [value] = given
    if (value === '') throw bad(`--${option} is empty.`)
    return typeof value === 'string' ? value : null
  }
  allowed.options.forEach(optional)
  return {
    argument: (name) => {
      const [value] = positionals
      if (value === undefined || value === '') throw bad(`${name} is missing.`)
      return value
    },
    arguments: () => positionals,
    required: (option) => {
      const value = optional(option)
      if (value === null) throw bad(`--${option} is missing.`)
      return value
    },
    optional,
    flag: (option) => values.has(option),
  }
}

interface Parsed {
  readonly values: ReadonlyMap<string, readonly (string | boolean)[]>
  readonly positionals: readonly string[]
}

function parsed(words: readonly string[], allowed: WordsAllowed, usage: string): Parsed {
  const takes = (type: 'string' | 'boolean') => (name: string) => [name, { type, multiple: true }] as const
  const options = Object.fromEntries<{ readonly type: 'string' | 'boolean'; readonly multiple: true }>([
    ...allowed.options.map(takes('string')),
    ...(allowed.flags ?? []).map(takes('boolean')),
  ])
  try {
    const read: {
      readonly values: Readonly<Record<string, unknown>>
      readonly positionals: readonly string[]
    } = parseArgs({ args: [...words], options, allowPositionals: true })
    const values = Object.entries(read.values).map(([name, value]) => [name, asList(value)] as const)
    return { values: new Map(values), positionals: read.positionals }
  } catch (error) {
    const said = error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error)
    throw new AppError('invalid-input', `${said}. Usage: ${usage}`, {}, { cause: error })
  }
}

function asList(value: unknown): readonly (string | boolean)[] {
  const given: readonly unknown[] = Array.isArray(value) ? value : []
  return given.filter((each) => typeof each === 'string' || typeof each === 'boolean')
}

/** The value, if it is one of those; otherwise a sentence that lists them. `option`: its name, in capitals for a word without dashes. */
export function oneOf<const Choice extends string>(
  value: string,
  choices: readonly Choice[],
  option: string,
): Choice {
  const choice = choices.find((known) => known === value)
  if (choice === undefined) {
    throw new AppError(
      'invalid-input',
      `Give ${option === option.toUpperCase() ? '' : '--'}${option} as ${choices.join(' or ')}, not “${value}”.`,
    )
  }
  return choice
}
