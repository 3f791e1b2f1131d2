import type { Membership, MembershipRole } from './committee.ts'

/** The order in which members are listed: the chair first, then as entered. */
const roleOrder: Readonly<Record<MembershipRole, number>> = {
  chair: 0,
  'vice-chair': 1,
  member: 2,
  'co-optee': 3,
  substitute: 4,
}

/** Every seat held on `date`, named substitutes too: chair, vice-chair, members, co-optees, substitutes, each as entered. */
export function membersOn(memberships: readonly Membership[], date: string): Membership[] {
  return memberships
    .filter((seat) => seat.from <= date && (seat.to === null || date <= seat.to))
    .toSorted((a, b) => roleOrder[a.role] - roleOrder[b.role])
}

/** The seats expected at a meeting on `date`: a named substitute is expected only when called. */
export function seatsOn(memberships: readonly Membership[], date: string): Membership[] {
  return membersOn(memberships, date).filter((seat) => seat.role !== 'substitute')
}
