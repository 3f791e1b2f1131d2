import type { AppErrorCode } from '../../../shared/domain/appError.ts'

/** How long calls took, and which failed, since the core began: for the report that goes to those who look after the computer. */
export interface CallNotes {
  /** `call`: the path of a procedure, or the method of a byte lane. */
  took(call: string, milliseconds: number): void
  /** Never the sentence: it may quote what was typed. */
  failed(call: string, at: string, code: AppErrorCode, reason: string | null): void
  read(): CallsNoted
}

export interface CallsNoted {
  /** The longest first. */
  readonly calls: readonly {
    readonly call: string
    readonly times: number
    readonly meanMilliseconds: number
    readonly longestMilliseconds: number
  }[]
  /** The latest last. */
  readonly failures: readonly {
    readonly call: string
    readonly at: string
    readonly code: AppErrorCode
    readonly reason: string | null
  }[]
}

const mostFailures = 200

export function callNotes(): CallNotes {
  const calls = new Map<string, { times: number; sum: number; longest: number }>()
  const failures: CallsNoted['failures'][number][] = []
  return {
    took: (call, milliseconds) => {
      const { times, sum, longest } = calls.get(call) ?? { times: 0, sum: 0, longest: 0 }
      calls.set(call, {
        times: times + 1,
        sum: sum + milliseconds,
        longest: Math.max(longest, milliseconds),
      })
    },
    failed: (call, at, code, reason) => {
      failures.push({ call, at, code, reason })
      if (failures.length > mostFailures) failures.shift()
    },
    read: () => ({
      calls: [...calls]
        .map(([call, { times, sum, longest }]) => ({
          ...{ call, times },
          meanMilliseconds: Math.round(sum / times),
          longestMilliseconds: Math.round(longest),
        }))
        .toSorted((a, b) => b.longestMilliseconds - a.longestMilliseconds),
      failures: [...failures],
    }),
  }
}
