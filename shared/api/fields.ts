import { z } from 'zod'
import { isCivilDate, isLocalTime } from '../domain/civilTime.ts'

/** Longest single-line text, e.g. a title or a name. */
const lineLimit = 500
/** Longest paragraph. */
const paragraphLimit = 100_000

/** Characters that no paper may hold: C0 and C1 controls, lone surrogates, and marks that reorder what is read. */
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u

const printable = (text: string): boolean => !unprintable.test(text)
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
