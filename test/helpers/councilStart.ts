/** Who keeps the book of most tests, and the council that it begins with. */
export const testOfficer = { name: 'Imogen Farrow', title: 'Governance Officer' }
export const councilStart = {
  kind: 'council' as const,
  council: { name: 'Fenwick Vale Council', kind: 'unitary' as const, logo: null, points: 'letters' as const },
}
