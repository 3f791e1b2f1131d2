import { z } from 'zod'
import { membershipRoles } from '../domain/committee.ts'
import {
  dateFormats,
  defaultHouseStyle,
  pointMarkers,
  reasonPrintings,
  resolutionWordings,
  subItemPageRules,
  subPointMarkers,
  timeFormats,
} from '../domain/houseStyle.ts'
import { rightHandRules } from '../domain/packPages.ts'
import { dateSchema, idSchema, lineSchema, nameSchema, sha256Schema } from './fields.ts'

export const houseStyleSchema = z.strictObject({
  times: z.enum(timeFormats),
  dates: z.enum(dateFormats),
  agendaDate: z.enum(dateFormats),
  points: z.enum(pointMarkers),
  subPoints: z.enum(subPointMarkers),
  resolution: z.enum(resolutionWordings),
  apologyReasons: z.enum(reasonPrintings),
  noneWording: lineSchema,
  headingColour: z.string().regex(/^#[0-9a-f]{6}$/, 'Give a colour as #rrggbb.'),
  /** Councils set up before packs lack these two. */
  rightHand: z.enum(rightHandRules).default(defaultHouseStyle.rightHand),
  subItemPages: z.enum(subItemPageRules).default(defaultHouseStyle.subItemPages),
})

export const personOnTheDaySchema = z.strictObject({
  id: idSchema,
  address: lineSchema,
  name: nameSchema,
  title: lineSchema,
})

export const membershipSchema = z.strictObject({
  id: idSchema,
  personId: idSchema,
  role: z.enum(membershipRoles),
  voting: z.boolean(),
  group: lineSchema,
  from: dateSchema,
  to: dateSchema.nullable(),
})

/** What confirmed minutes print that the book may say otherwise of later, and the hash of each of their parts. */
export const asPrintedSchema = z.strictObject({
  council: nameSchema,
  houseStyle: houseStyleSchema,
  committee: nameSchema,
  members: z.array(membershipSchema).max(2_000),
  people: z.array(personOnTheDaySchema).max(5_000),
  headingHash: sha256Schema,
  items: z.array(z.strictObject({ itemId: idSchema, textHash: sha256Schema })).max(500),
})
