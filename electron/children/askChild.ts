import { AppError } from '../../shared/domain/appError.ts'
import type { ChildAnswers, ChildQuestion, FromChild } from './childMessages.ts'
import { childMemory } from './childStarter.ts'
import type { Child, ChildStarter } from './childStarter.ts'

/** Said to the log, without what stands in the file. */
interface ChildLog {
  info(what: string, details?: Readonly<Record<string, string | number>>): void
}

/** What came of a question. `died`: of itself, by memory or by a fault; `slow`: ended because time was up. */
export type ChildOutcome<Answer> =
  { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'died' } | { readonly kind: 'slow' }

export interface AskOptions {
  readonly milliseconds: number
  /** Aborting ends the child, and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** A child that is started when there is something to ask, asked in turn, and started anew after it died. */
export interface AskedChild {
  ask<Kind extends keyof ChildAnswers>(
    question: Extract<ChildQuestion, { readonly kind: Kind }>,
    options: AskOptions,
  ): Promise<ChildOutcome<ChildAnswers[Kind]>>
  close(): void
}

export interface AskedChildParts {
  readonly start: ChildStarter
  readonly log: ChildLog
  /** Bytes above its start; 500 MB unless a test says less. */
  readonly memoryBytes?: number
  /** How long a child may stand idle before it gives its memory back. */
  readonly idleMilliseconds?: number
}

/** Of what a child may take: past this share it has done its last work. */
const mostKept = 0.3

export function askedChild(parts: AskedChildParts): AskedChild {
  const { memoryBytes = childMemory, idleMilliseconds = 60_000 } = parts
  let child: Child | null = null
  let told: (message: FromChild) => void = () => undefined
  let gone: (why: string) => void = () => undefined
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let closed = false
  let lastId = 0

  function startChild(): Child {
    const started: Child = parts.start(
      { memoryBytes },
      {
        message: (message) => {
          if (child === started) told(message)
        },
        ended: (why) => {
          if (child !== started) return
          child = null
          gone(why)
        },
      },
    )
    return started
  }
  function end(): void {
    const ending = child
    child = null
    ending?.kill()
  }

  function run(question: ChildQuestion, options: AskOptions): Promise<ChildOutcome<unknown>> {
    options.signal?.throwIfAborted()
    if (closed) throw new AppError('not-allowed', 'Minutebook is closing, so no more files are read.')
    clearTimeout(idle)
    const asked = (child ??= startChild())
    lastId += 1
    const id = lastId
    const { promise, resolve, reject } = Promise.withResolvers<ChildOutcome<unknown>>()
    const timer = setTimeout(() => {
      parts.log.info('child.slow', { question: question.kind })
      end()
      resolve({ kind: 'slow' })
    }, options.milliseconds)
    const onAbort = (): void => {
      end()
      reject(options.signal?.reason as Error)
    }
    options.signal?.addEventListener('abort', onAbort, { once: true })
    told = (message) => {
      if (message.id !== id) return
      if ('answer' in message) {
        // What the last file left must not be held against the next one. Open documents are kept on purpose.
        const isOver = ['read', 'compare', 'unlock', 'wordCopy', 'source', 'import'].includes(question.kind)
        if (isOver && message.grown > memoryBytes * mostKept) end()
        return resolve({ kind: 'answer', answer: message.answer })
      }
      // What a fault leaves behind is not asked again.
      parts.log.info('child.fault', { question: question.kind, fault: stackOf(message.fault) })
      end()
      resolve({ kind: 'died' })
    }
    gone = (why) => {
      parts.log.info('child.died', { question: question.kind, why })
      resolve({ kind: 'died' })
    }
    const bytes = sizeOf(question)
    if (bytes !== null) asked.post({ expect: bytes })
    asked.post({ id, question })
    return promise.finally(() => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', onAbort)
      told = () => undefined
      gone = () => undefined
      idle = setTimeout(end, idleMilliseconds)
      idle.unref()
    })
  }

  return {
    async ask<Kind extends keyof ChildAnswers>(
      question: Extract<ChildQuestion, { readonly kind: Kind }>,
      options: AskOptions,
    ) {
      const result = queue.then(() => run(question, options))
      queue = result.catch(() => undefined)
      // The child answers each question in its own form: the messages say which.
      return (await result) as ChildOutcome<ChildAnswers[Kind]>
    },
    close: () => {
      closed = true
      clearTimeout(idle)
      end()
      gone('closed')
    },
  }
}

/** What a question brings; null for one about what is open. */
function sizeOf(question: ChildQuestion): number | null {
  switch (question.kind) {
    case 'read':
    case 'open':
    case 'unlock':
    case 'wordCopy':
    case 'source':
    case 'import':
      return question.bytes.byteLength
    case 'compare':
      return question.word.byteLength + question.pdf.byteLength
    case 'page':
      return null
  }
}

/** Frames alone: a message may quote the file. */
function stackOf(fault: string): string {
  return fault
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .join('\n')
}
