import type { MeetingView } from '../../state/data.ts'

/** How many supplements for the same readers went out after an agenda. `publications` stand in the order they went out. */
export function supplementsSince<
  Published extends Pick<MeetingView['record']['publications'][number], 'kind' | 'audience'>,
>(publications: readonly Published[], agenda: Published): number {
  return publications
    .slice(publications.indexOf(agenda) + 1)
    .filter(({ kind, audience }) => kind === 'supplement' && audience === agenda.audience).length
}
