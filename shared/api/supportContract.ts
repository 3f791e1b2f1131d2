import { z } from 'zod'
import { done, nothing, procedure } from './procedure.ts'

/** How a window failed: a screen that could not be drawn, an error that nobody caught, a promise that nobody waited for. */
export const pageFaults = ['screen', 'error', 'rejection'] as const

/** For those who look after the computer. */
export const supportContract = {
  /** Everything about this Minutebook but what is written in it: JSON, without a word of minutes, a name, or a folder's name. */
  report: procedure.input(nothing).output(z.strictObject({ fileName: z.string(), text: z.string() })),
  /** Something failed in a window. Where it was is written into the log of the application; what it said is not sent. */
  fault: procedure
    .input(
      z.strictObject({
        kind: z.enum(pageFaults),
        /** "TypeError" */
        name: z.string().max(100),
        /** The stack without its message. */
        stack: z.string().max(20_000),
      }),
    )
    .output(done),
}
