import type { ReadAttendee } from './readAttendance.ts'

const councillor = /councillor|cllr/i

/**
 * Whoever is listed twice has the form of address that one list gives; and of those who are listed away from the others without one, where all
 * members present are councillors, it is taken that they are as well.
 */
export function withSharedAddresses(attendance: readonly ReadAttendee[]): ReadAttendee[] {
  const known = new Map<string, string>()
  for (const { name, address } of attendance) if (address !== '') known.set(keyOf(name), address)
  const here = attendance.filter(
    (each) => each.capacity !== 'attendee' && each.status === 'present' && each.role !== 'co-optee',
  )
  const first = here.find(({ address }) => councillor.test(address))?.address.split(' ')[0] ?? ''
  const isShared = here.length > 1 && here.every(({ address }) => councillor.test(address))
  return attendance.map((each) => {
    if (each.address !== '') return each
    const own = known.get(keyOf(each.name))
    const isAway = each.capacity !== 'attendee' && each.status !== 'present' && each.role === 'member'
    const isCalled = each.isCalledCouncillor === true && first !== ''
    const address = own ?? ((isAway && isShared) || isCalled ? first : '')
    return address === '' ? each : { ...each, address }
  })
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('.', '')
}
