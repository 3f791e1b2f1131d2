import { formatDate } from './civilTime.ts'

/** "Thu 14 November 2024": how the screens name a day. Papers follow the house style instead. */
export function shortDate(date: string): string {
  const [weekday = '', ...rest] = formatDate(date, 'Thursday 3 November 2022').split(' ')
  return [weekday.slice(0, 3), ...rest].join(' ')
}

/** "Thu 14 Nov": a day among days of one list. */
export function dayAndMonth(date: string): string {
  const [weekday = '', day = '', month = ''] = formatDate(date, 'Thursday 3 November 2022').split(' ')
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`
}

/** "Thu 14, Fri 15 and Mon 18 Nov": days one after another, the month where it changes. */
export function daysInARow(dates: readonly string[]): string {
  return dates
    .map((date, index) => {
      const isLastOfMonth = dates[index + 1]?.slice(0, 7) !== date.slice(0, 7)
      return isLastOfMonth ? dayAndMonth(date) : dayAndMonth(date).split(' ').slice(0, 2).join(' ')
    })
    .join(', ')
}
