import type { z } from 'zod'
import type { attendanceTableSchema } from '../../shared/api/registersContract.ts'
import { writeCsv } from '../../shared/document/csv.ts'
import type { CsvCell } from '../../shared/document/csv.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { Register, RegisterQuestion } from '../../shared/domain/registers/register.ts'
import { registerTables, withheldWords } from '../../shared/domain/registers/registerTable.ts'

type AttendanceTable = z.infer<typeof attendanceTableSchema>

/** One table: of attendance the one that is asked for. Members' copies say of every row whether it may be passed on. */
export function registerCsv(
  register: Register,
  table: AttendanceTable,
  audience: RegisterQuestion['audience'],
): string {
  const tables = registerTables(register, (date) => date)
  const index = tables.length === 1 ? 0 : { members: 0, meetings: 1, entries: 2 }[table]
  const { columns, rows } = defined(tables[index], 'every register has a table')
  const mark = (words: string): CsvCell[] =>
    audience === 'members' && register.kind !== 'attendance' ? [words] : []
  return writeCsv([
    [...columns.map(({ heading }) => heading), ...mark('Publication')],
    ...rows.map(({ cells, closed }) => [
      ...cells,
      ...mark(closed === null ? 'Public' : withheldWords[closed]),
    ]),
  ])
}
