import { membershipRoles } from '../../shared/domain/committee.ts'
import type { Committee, Membership, MinuteNumbering, StandingItem } from '../../shared/domain/committee.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson, oneOf } from './rowValues.ts'
import type { CommitteeTable, MembershipTable } from './tables.ts'

/** In the order of their names. */
export function listCommittees(reader: Reader): Committee[] {
  return reader
    .all(reader.sql.selectFrom('committee').selectAll().orderBy('name').orderBy('id'))
    .map((row) => committeeOf(row, readMemberships(reader, row.id)))
}

export function readCommittee(reader: Reader, id: string): Committee | null {
  const row = reader.first(reader.sql.selectFrom('committee').selectAll().where('id', '=', id))
  return row === undefined ? null : committeeOf(row, readMemberships(reader, id))
}

export function writeCommittee(tx: Tx, committee: Committee): void {
  const value = {
    name: committee.name,
    quorum: committee.quorum,
    place: committee.place,
    numbering: JSON.stringify(committee.numbering),
    standing_agenda: JSON.stringify(committee.standingAgenda),
  }
  tx.run(
    tx.sql
      .insertInto('committee')
      .values({ id: committee.id, ...value })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(value)),
  )
  tx.run(tx.sql.deleteFrom('membership').where('committee_id', '=', committee.id))
  committee.memberships.forEach((membership, position) => {
    tx.run(tx.sql.insertInto('membership').values(rowOf(membership, committee.id, position)))
  })
}

function readMemberships(reader: Reader, committeeId: string): Membership[] {
  return reader
    .all(
      reader.sql
        .selectFrom('membership')
        .selectAll()
        .where('committee_id', '=', committeeId)
        .orderBy('position'),
    )
    .map(membershipOf)
}

function committeeOf(row: CommitteeTable, memberships: readonly Membership[]): Committee {
  return {
    id: row.id,
    name: row.name,
    quorum: row.quorum,
    place: row.place,
    numbering: fromJson<MinuteNumbering>(row.numbering),
    standingAgenda: fromJson<readonly StandingItem[]>(row.standing_agenda),
    memberships,
  }
}

function membershipOf(row: MembershipTable): Membership {
  return {
    id: row.id,
    personId: row.person_id,
    role: oneOf(membershipRoles, row.role, 'membership.role'),
    voting: row.voting === 1,
    group: row.political_group,
    from: row.from_date,
    to: row.to_date,
  }
}

function rowOf(membership: Membership, committeeId: string, position: number): MembershipTable {
  return {
    committee_id: committeeId,
    id: membership.id,
    position,
    person_id: membership.personId,
    role: membership.role,
    voting: membership.voting ? 1 : 0,
    political_group: membership.group,
    from_date: membership.from,
    to_date: membership.to,
  }
}
