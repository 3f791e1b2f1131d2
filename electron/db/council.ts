import { defaultBookRules } from '../../shared/domain/council.ts'
import type { Council } from '../../shared/domain/council.ts'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import type { HouseStyle } from '../../shared/domain/houseStyle.ts'
import { defaultReportHeadings } from '../../shared/domain/report.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** Null until the council is set up. */
export function readCouncil(reader: Reader): Council | null {
  const row = reader.first(reader.sql.selectFrom('council').select('value'))
  if (row === undefined) return null
  const kept = fromJson<KeptCouncil>(row.value)
  return {
    ...defaultBookRules,
    ...kept,
    houseStyle: { ...defaultHouseStyle, ...kept.houseStyle },
    reportHeadings: kept.reportHeadings ?? defaultReportHeadings,
  }
}

/** Councils were kept before packs had settings. */
type KeptCouncil = Omit<Council, 'houseStyle' | 'reportHeadings' | keyof typeof defaultBookRules> & {
  readonly houseStyle: Partial<HouseStyle>
  readonly reportHeadings?: Council['reportHeadings']
}

export function writeCouncil(tx: Tx, council: Council): void {
  const value = { name: council.name, value: JSON.stringify(council) }
  tx.run(
    tx.sql
      .insertInto('council')
      .values({ one: 1, ...value })
      .onConflict((conflict) => conflict.column('one').doUpdateSet(value)),
  )
}
