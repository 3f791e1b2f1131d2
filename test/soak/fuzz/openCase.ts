import { askedChild } from '../../../electron/children/askChild.ts'
import type { ChildOutcome } from '../../../electron/children/askChild.ts'
import { startNodeChild } from '../../../electron/children/nodeChildren.ts'
import { askedThread } from './askedThread.ts'
import type { ReadingQuestion } from './readings.ts'
import type { Opener } from './entrances.ts'

/**
 * What came of a case. `ended`: its reader was ended for the memory it took, as it is in the product, and the officer is told so. `fault`: what
 * must never happen.
 */
export type CaseEnd =
  { readonly kind: 'read' | 'refused' | 'ended' } | { readonly kind: 'fault' | 'hang'; readonly said: string }

export interface OpenParts {
  /** A folder of the run's own. */
  readonly folder: string
  readonly milliseconds: number
}

export interface Opening {
  open(opener: Opener, value: Uint8Array | readonly string[], fileName: string): Promise<CaseEnd>
  close(): Promise<void>
}

/** Opens files as the product does: what is from outside in the child, with its limits, the rest in a thread that stands for the core. */
export function opening({ folder, milliseconds }: OpenParts): Opening {
  let lastSaid = ''
  const log = {
    info: (what: string, details: Readonly<Record<string, string | number>> = {}) => {
      lastSaid = `${what} ${Object.values(details).join(' ')}`
    },
  }
  const child = askedChild({ start: startNodeChild, log })
  const thread = askedThread()

  async function inCore(what: ReadingQuestion['what'], value: unknown): Promise<CaseEnd> {
    const outcome = await thread.ask({ what, value, folder }, milliseconds)
    if ('reading' in outcome) {
      const { reading } = outcome
      return reading.kind === 'read' ? reading : refused(reading.sentence)
    }
    if ('slow' in outcome) return { kind: 'hang', said: `${what} takes longer than ${milliseconds} ms` }
    return { kind: 'fault', said: 'fault' in outcome ? outcome.fault : outcome.died }
  }
  async function of<Answer>(
    asked: Promise<ChildOutcome<Answer>>,
    then: (answer: Answer) => CaseEnd | Promise<CaseEnd>,
  ): Promise<CaseEnd> {
    const outcome = await asked
    if (outcome.kind === 'answer') return then(outcome.answer)
    if (outcome.kind === 'slow')
      return { kind: 'hang', said: `the child takes longer than ${milliseconds} ms` }
    // Whoever takes too much memory is ended by its own second thread, or by the heap's own limit.
    const isMemory = /^child\.died \S+ (SIGKILL|SIGABRT|code 134)$/.test(lastSaid)
    return isMemory ? { kind: 'ended' } : { kind: 'fault', said: lastSaid }
  }
  const limit = { milliseconds }
  return {
    open: (opener, value, fileName) => {
      if (!(value instanceof Uint8Array)) return inCore('words', value)
      const bytes = value
      switch (opener) {
        case 'import':
          return of(child.ask({ kind: 'import', bytes, fileName, today: '2026-11-02' }, limit), (answer) =>
            inCore('draft', answer),
          )
        case 'wordCopy':
          return of(child.ask({ kind: 'wordCopy', bytes }, limit), (answer) => inCore('copy', answer))
        case 'read':
          return of(child.ask({ kind: 'read', bytes }, limit), (answer) =>
            answer.kind === 'refused' ? refused(answer.notes[0].sentence) : { kind: 'read' },
          )
        case 'pages':
          return of(child.ask({ kind: 'open', key: 'a', bytes }, limit), (pages) =>
            pages === 0
              ? { kind: 'refused' }
              : of(child.ask({ kind: 'page', key: 'a', page: 1, width: 300 }, limit), () => ({
                  kind: 'read',
                })),
          )
        default:
          return inCore(opener, bytes)
      }
    },
    close: async () => {
      child.close()
      await thread.close()
    },
  }
}

/** What a clerk is told says it in words. */
function refused(sentence: string): CaseEnd {
  const isSentence =
    sentence.trim() !== '' &&
    sentence.length < 8_000 &&
    !/\[object |\bundefined\b|\bNaN\b|TypeError|RangeError|\n {2,}at /.test(
      sentence.replaceAll(/“[^”]*”/g, ''),
    )
  return isSentence
    ? { kind: 'refused' }
    : { kind: 'fault', said: `no sentence for a clerk: ${sentence.slice(0, 300)}` }
}
