import { dayOf, formatDate, formatTime, timeAt } from '../../domain/civilTime.ts'
import type { PaperView } from '../../domain/paperView.ts'

/**
 * When something went out, in the house style: "5 October 2026"; with the time, "22 November 2026 at 10.55 am", where something else went
 * out to the same audience on that day.
 */
export function publishedOn(
  at: string,
  { council, publications }: Pick<PaperView, 'council' | 'publications'>,
): string {
  const { dates, times } = council.houseStyle
  const day = formatDate(dayOf(at), dates)
  const onThatDay = publications.filter((each) => dayOf(each.at) === dayOf(at))
  return onThatDay.length < 2 ? day : `${day} at ${formatTime(timeAt(at), times)}`
}
