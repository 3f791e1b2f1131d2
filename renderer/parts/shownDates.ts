/** How the screens name days. */
export { dayAndMonth, shortDate } from '../../shared/domain/shortDates.ts'
