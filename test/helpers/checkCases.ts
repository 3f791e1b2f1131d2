import { expect } from 'vitest'
import { sampleCommittee, samplePeople } from '../../electron/core/sample/sampleCouncil.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { ProcedureCase } from './packCases.ts'

/** A year and more after the sample council's last meeting with attendance. */
const muchLater = '2027-12-01T10:00:00.000Z'

export const checkCases: Readonly<Record<string, ProcedureCase>> = {
  'people.attendance': {
    options: { start: 'sample' },
    run: async ({ client, clock }) => {
      clock.set('2026-12-01T10:00:00.000Z')
      const clockOf = async (personId: string) =>
        defined(
          (await client.people.attendance({})).find((each) => each.personId === personId),
          'a councillor with a seat',
        )
      const [ashworth, bennett] = [samplePeople.ashworth.id, samplePeople.bennett.id]
      // Away in October.
      expect(await clockOf(ashworth)).toMatchObject({
        since: '2026-09-10',
        lastDay: '2027-03-10',
        state: 'running',
        countedFrom: 'meeting',
        at: { committee: sampleCommittee.name, date: '2026-09-10' },
      })
      expect(await clockOf(bennett)).toMatchObject({ since: '2026-10-15', lastDay: '2027-04-15' })
      // Apologies at the first meeting since taking the seat.
      expect(await clockOf(samplePeople.hartley.id)).toMatchObject({
        since: '2026-10-01',
        countedFrom: 'office',
        at: null,
      })
      const all = await client.people.attendance({})
      expect(all.map(({ personId }) => personId)).not.toContain(samplePeople.clerk.id)

      const person = defined(
        (await client.people.list({})).find(({ id }) => id === ashworth),
        'the chair',
      )
      const approvedAbsences = [{ on: '2027-03-01', until: '2028-06-30' }]
      await client.people.save({ ...person, approvedAbsences })
      await expect(
        client.people.save({ ...person, approvedAbsences: [{ on: '2027-03-01', until: '2027-02-01' }] }),
      ).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'approvedAbsences.0.until' } })
      clock.set(muchLater)
      expect(await clockOf(ashworth)).toMatchObject({ lastDay: '2028-06-30', state: 'approved' })
      expect(await clockOf(bennett)).toMatchObject({ lastDay: '2027-04-15', state: 'ended' })
    },
  },
}
