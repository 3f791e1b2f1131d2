import { z } from 'zod'
import { isCivilDate, isLocalTime } from '../domain/civilTime.ts'
import { holdsHiddenMarks } from '../domain/hiddenMarks.ts'

/** Longest single-line text, e.g. a title or a name. */
const lineLimit = 500
/** Longest paragraph. */
const paragraphLimit = 100_000

const printable = (text: string): boolean => !holdsHiddenMarks(text)
const printableMessage = 'This text holds hidden control or direction marks. Paste it as plain text.'

export const idSchema = z.string().min(1).max(64)
export const lineSchema = z
  .string()
  .max(lineLimit, `At most ${lineLimit} characters.`)
  .refine(printable, printableMessage)
  .refine((text) => !text.includes('\n'), 'One line only.')
export const nameSchema = lineSchema.refine((text) => text.trim() !== '', 'This cannot be empty.')
export const paragraphSchema = z.string().max(paragraphLimit).refine(printable, printableMessage)
export const dateSchema = z.string().refine(isCivilDate, 'Give a date that exists, as YYYY-MM-DD.')
export const timeSchema = z.string().refine(isLocalTime, 'Give a time as HH:MM, from 00:00 to 23:59.')
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 is 64 letters and figures.')
