import type { ApprovedAbsence, Person, PersonTitle } from '../../shared/domain/person.ts'
import type { LoggedPerson } from './changeKinds.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'
import type { PersonTable } from './tables.ts'

/** In the order of their names. */
export function listPeople(reader: Reader): Person[] {
  return reader.all(reader.sql.selectFrom('person').selectAll().orderBy('name').orderBy('id')).map(personOf)
}

export function readPerson(reader: Reader, id: string): Person | null {
  const row = reader.first(reader.sql.selectFrom('person').selectAll().where('id', '=', id))
  return row === undefined ? null : personOf(row)
}

export function writePerson(tx: Tx, person: LoggedPerson): void {
  const value = {
    address: person.address,
    name: person.name,
    titles: JSON.stringify(person.titles),
    approved_absences: JSON.stringify(person.approvedAbsences ?? []),
  }
  tx.run(
    tx.sql
      .insertInto('person')
      .values({ id: person.id, ...value })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(value)),
  )
}

function personOf(row: PersonTable): Person {
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    titles: fromJson<readonly PersonTitle[]>(row.titles),
    approvedAbsences: fromJson<readonly ApprovedAbsence[]>(row.approved_absences),
  }
}
