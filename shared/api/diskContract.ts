import { z } from 'zod'
import { nothing, procedure } from './procedure.ts'

/** Published as changed whenever there is something else to say of the disk. */
export const diskStream = 'disk'

/** What the officer has to know of the disk under the open book. */
export const diskNewsSchema = z.strictObject({
  /** `lost`: the book's file is not where it was. `short`: hardly any room. `low`: little room. */
  kind: z.enum(['lost', 'short', 'low']),
  sentence: z.string(),
  /** The folder of the whole copy that was kept of a book that is not where it was; null where there is none. */
  rescued: z.string().nullable(),
})

export const disk = {
  /** The worst first; empty while all is well. */
  news: procedure.input(nothing).output(z.array(diskNewsSchema)),
}
