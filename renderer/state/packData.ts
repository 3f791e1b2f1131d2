import type { z } from 'zod'
import type { jobEventSchema } from '../../shared/api/contract.ts'
import type {
  audienceSchema,
  builtPackSchema,
  editionSchema,
  packFindingSchema,
  packPagesSchema,
} from '../../shared/api/packSchemas.ts'
import type { acceptedFindingSchema, publicationSchema } from '../../shared/api/record.ts'

/** What the core says of a pack, as values of the contract. */
export type PackPages = z.infer<typeof packPagesSchema>
export type BuiltPack = z.infer<typeof builtPackSchema>
export type PackFinding = z.infer<typeof packFindingSchema>
export type Audience = z.infer<typeof audienceSchema>
export type Edition = z.infer<typeof editionSchema>
export type JobState = z.infer<typeof jobEventSchema>
export type PublicationData = z.infer<typeof publicationSchema>
export type AcceptedData = z.infer<typeof acceptedFindingSchema>

/** Which pack of a meeting is looked at. */
export interface PackWish {
  readonly meetingId: string
  readonly audience: Audience
  readonly edition: Edition
}
