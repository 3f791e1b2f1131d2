import { z } from 'zod'
import { publishTicks } from '../domain/publishing.ts'
import { idSchema, sha256Schema } from './fields.ts'
import { procedure } from './procedure.ts'

export const publishTicksSchema = z.array(z.enum(publishTicks)).max(publishTicks.length)

/** A folder by its whole path. */
const folderSchema = z.string().min(1).max(4_000)

const publishFindingSchema = z.strictObject({ level: z.enum(['problem', 'advice']), sentence: z.string() })

const publicationFolderSchema = z.strictObject({
  /** The full path of the folder of this version. */
  folder: z.string(),
  /** Where folders of all meetings go. */
  parent: z.string(),
  name: z.string(),
  version: z.int().min(1),
  /** True where the latest version there is the same to the byte: nothing needs to be written, and nothing is. */
  already: z.boolean(),
  /** True while what is published may still change. */
  draft: z.boolean(),
  files: z
    .array(
      z.strictObject({
        /** With "/" between folder and name. */
        path: z.string(),
        bytes: z.int().min(0),
        sha256: sha256Schema,
        what: z.string(),
      }),
    )
    .readonly(),
  findings: z.array(publishFindingSchema).readonly(),
  /** What an e-mail says of it, to be copied; the link opens a new message without attachments. */
  message: z.strictObject({ subject: z.string(), text: z.string(), mailto: z.string() }),
})

export type PublicationFolder = z.infer<typeof publicationFolderSchema>

const wish = z.strictObject({
  meetingId: idSchema,
  ticks: publishTicksSchema.min(1, 'Tick at least one thing to publish.'),
  /** Where its folder goes; null: where the last one went. */
  folder: folderSchema.nullable().default(null),
})

/** A meeting written for the public into a folder of its own. */
export const publishing = {
  /** What was ticked last, and where it went: of this account. */
  choices: procedure.input(z.strictObject({})).output(
    z.strictObject({
      ticks: publishTicksSchema,
      folder: z.string(),
    }),
  ),
  /**
   * Makes everything that is ticked and writes nothing: the folder's name, its files with their sizes, and what is to be looked at.
   * `not-allowed` while something is neither public nor exempt, or where a paper would give away what is exempt; `storage` for a folder
   * that cannot be read.
   */
  plan: procedure.input(wish).output(publicationFolderSchema),
  /**
   * The same, written whole or not at all, never over what is there. Remembers what was ticked and where it went, unless told not to.
   * Throws as `plan` does, and `storage` where the folder cannot be written.
   */
  write: procedure
    .input(wish.extend({ remember: z.boolean().default(true) }))
    .output(publicationFolderSchema),
}
