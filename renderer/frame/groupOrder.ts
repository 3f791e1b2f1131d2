/** The groups of commands as they are read: what a meeting needs first, then the way about, then the rest. */
const order = [
  'Meeting',
  'Minutes',
  'Writing',
  'In the lists and bars',
  'Agenda',
  'On the row of a paper',
  'Pack',
  'Minute book',
  'Work programme',
  'Calendar',
  'Committees',
  'People',
  'Meetings',
  'Go to',
  'View',
  'Help',
]

/** The same in the order of their groups; what belongs to one group stays as it was. A group that is not known comes last. */
export function inGroupOrder<Grouped extends { readonly group: string }>(
  commands: readonly Grouped[],
): Grouped[] {
  const place = ({ group }: Grouped): number => (order.includes(group) ? order.indexOf(group) : order.length)
  return commands.toSorted((a, b) => place(a) - place(b))
}
