import { AppError } from '../../shared/domain/appError.ts'
import type { Holiday } from '../../shared/domain/bankHolidays.ts'
import { isCivilDate } from '../../shared/domain/civilTime.ts'
import { clearDays } from '../../shared/domain/clearDays.ts'
import type { Command } from './command.ts'
import { oneOf } from './words.ts'

export const clearDaysCommand: Command = {
  name: 'clear-days',
  usage:
    'clear-days --meeting DATE --days N [--counting working|calendar] [--holiday DATE[,DATE…]] [--saturdays-count]',
  summary:
    'The last day to publish so that N clear days lie before the meeting. --holiday names days that do not count beside the table: proclaimed ones and local closures. Prints {latestPublication, clearDays: [DATE], holidays: [{date, name}]}.',
  allowed: { arguments: 0, options: ['meeting', 'days', 'counting', 'holiday'], flags: ['saturdays-count'] },
  run(words) {
    const meeting = words.required('meeting')
    if (!isCivilDate(meeting)) {
      throw new AppError(
        'invalid-input',
        `Give --meeting as a date that exists, as YYYY-MM-DD, not “${meeting}”.`,
      )
    }
    const days = words.required('days')
    if (!/^\d{1,4}$/.test(days)) {
      throw new AppError('invalid-input', `Give --days as a whole number, not “${days}”.`)
    }
    const counting = oneOf(words.optional('counting') ?? 'working', ['working', 'calendar'], 'counting')
    const extraHolidays = holidaysIn(words.optional('holiday'))
    const saturdaysCount = words.flag('saturdays-count')
    return Promise.resolve(
      clearDays({ meeting, days: Number(days), counting, extraHolidays, saturdaysCount }),
    )
  },
}

function holidaysIn(typed: string | null): Holiday[] {
  return (typed?.split(',') ?? []).map((date) => {
    if (isCivilDate(date)) return { date, name: 'Given with --holiday' }
    throw new AppError(
      'invalid-input',
      `Give --holiday as dates that exist, as YYYY-MM-DD with commas between, not “${date}”.`,
    )
  })
}
