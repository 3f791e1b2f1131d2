import type { MembershipRole } from '../../../shared/domain/committee.ts'
import type { MembershipData } from '../../state/data.ts'

/** The memberships that cover a day. */
export function seatedOn(memberships: readonly MembershipData[], date: string): readonly MembershipData[] {
  return memberships.filter((seat) => seat.from <= date && (seat.to === null || date <= seat.to))
}

/** Those of them who vote and are not substitutes: what a quorum is counted of. */
export function votingOn(memberships: readonly MembershipData[], date: string): readonly MembershipData[] {
  return seatedOn(memberships, date).filter((seat) => seat.voting && seat.role !== 'substitute')
}

const roleNames: Readonly<Record<MembershipRole, string>> = {
  chair: 'Chair',
  'vice-chair': 'Vice Chair',
  member: 'Member',
  substitute: 'Substitute',
  'co-optee': 'Co-optee',
}

export const roleOptions = (Object.keys(roleNames) as MembershipRole[]).map((id) => ({
  id,
  name: roleNames[id],
}))
