import { formatDate } from '../../shared/domain/civilTime.ts'

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
