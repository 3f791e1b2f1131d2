import { z } from 'zod'
import { membershipRoles } from '../domain/committee.ts'
import { attendanceCapacities, popoloOptions } from '../domain/openData/popolo.ts'
import { dateSchema, idSchema, nameSchema } from './fields.ts'

/** Open data of one meeting: what `open-data.json` holds. Names are those of Popolo and of OParl 1.1. */

const instant = z.iso.datetime({ offset: true })
const urn = z.string().regex(/^urn:minutebook:[a-z-]+:\S+$/)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const result = z.enum(['pass', 'fail'])
const option = z.enum(popoloOptions)

export const popoloSchema = z.strictObject({
  persons: list(z.strictObject({ id: idSchema, name: nameSchema, honorific_prefix: nameSchema.optional() })),
  organizations: list(
    z.strictObject({
      id: z.string().min(1),
      name: nameSchema,
      classification: z.enum(['council', 'committee', 'political group']),
      parent_id: z.string().optional(),
    }),
  ),
  memberships: list(
    z.strictObject({
      ...{ id: idSchema, person_id: idSchema, organization_id: idSchema, role: nameSchema },
      on_behalf_of_id: z.string().optional(),
      start_date: dateSchema,
      end_date: dateSchema.optional(),
    }),
  ),
  events: list(
    z.strictObject({
      ...{ id: idSchema, name: nameSchema, organization_id: idSchema },
      start_date: instant,
      end_date: instant.optional(),
      location: z.string().optional(),
      attendees: list(z.strictObject({ id: idSchema, role: z.enum(attendanceCapacities) })),
    }),
  ),
  motions: list(
    z.strictObject({
      ...{ id: idSchema, organization_id: idSchema },
      creator_id: idSchema.optional(),
      text: z.string(),
      classification: z.enum(['motion', 'amendment', 'resolution']),
      date: dateSchema,
      result: result.optional(),
      vote_events: list(idSchema).optional(),
    }),
  ),
  vote_events: list(
    z.strictObject({
      ...{ id: idSchema, organization_id: idSchema },
      motion_id: idSchema.optional(),
      start_date: instant,
      result,
      counts: list(z.strictObject({ option, value: z.int().min(0) })),
      votes: list(z.strictObject({ voter_id: idSchema, option, role: z.literal('casting vote').optional() })),
    }),
  ),
})

const typed = <Name extends string>(name: Name) => ({
  id: urn,
  type: z.literal(`https://schema.oparl.org/1.1/${name}`),
})

export const oparlSchema = z.strictObject({
  body: z.strictObject({ ...typed('Body'), name: nameSchema }),
  organization: list(
    z.strictObject({
      ...typed('Organization'),
      ...{ body: urn, name: nameSchema, organizationType: z.literal('committee') },
    }),
  ),
  person: list(
    z.strictObject({
      ...typed('Person'),
      ...{ body: urn, name: nameSchema, formOfAddress: nameSchema.optional() },
    }),
  ),
  membership: list(
    z.strictObject({
      ...typed('Membership'),
      ...{ person: urn, organization: urn, role: z.enum(membershipRoles), votingRight: z.boolean() },
      startDate: dateSchema,
      endDate: dateSchema.optional(),
    }),
  ),
  meeting: z.strictObject({
    ...typed('Meeting'),
    name: nameSchema,
    meetingState: z.enum(['scheduled', 'held', 'confirmed']),
    cancelled: z.boolean(),
    start: instant,
    end: instant.optional(),
    location: z.strictObject({ description: z.string() }).optional(),
    organization: list(urn),
    participant: list(urn),
    invitation: urn.optional(),
    resultsProtocol: urn.optional(),
    agendaItem: list(urn),
    modified: instant,
  }),
  agendaItem: list(
    z.strictObject({
      ...typed('AgendaItem'),
      ...{ meeting: urn, number: z.string(), order: z.int().min(1), name: nameSchema, public: z.boolean() },
      resolutionText: z.string().optional(),
      auxiliaryFile: list(urn),
    }),
  ),
  paper: list(
    z.strictObject({
      ...typed('Paper'),
      ...{ body: urn, name: nameSchema, paperType: z.enum(['report', 'appendix']) },
      mainFile: urn.optional(),
      consultation: list(z.strictObject({ agendaItem: urn, meeting: urn })),
    }),
  ),
  file: list(
    z.strictObject({
      ...typed('File'),
      ...{ name: z.string(), fileName: z.string().min(1), mimeType: z.string().min(1), size: z.int().min(0) },
      /** Where it lies beside this file. */
      accessUrl: z.string().min(1),
    }),
  ),
})

export const openDataSchema = z.strictObject({
  format: z.literal('minutebook-open-data'),
  version: z.literal(1),
  /** Empty for what stands; "Draft minutes: subject to confirmation". */
  caveat: z.string(),
  /** Of the publication, from 1. */
  edition: z.int().min(1),
  /** When the record last changed. */
  asOf: instant,
  popolo: popoloSchema,
  oparl: oparlSchema,
})
