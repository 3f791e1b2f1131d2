import type { ReactNode } from 'react'
import { shortDate } from '../../parts/shownDates.ts'
import { countedFiles, migrationStates } from './migrationData.ts'
import type { Migration } from './migrationData.ts'

/** The folders that were gone through, the latest first. */
export function MigrationList({ migrations }: { readonly migrations: readonly Migration[] }): ReactNode {
  if (migrations.length === 0) return null
  return (
    <section>
      <h2>Migrations of this minute book</h2>
      <table className="list-table">
        <caption className="visually-hidden">Migrations of this minute book</caption>
        <thead>
          <tr>
            <th scope="col">Folder</th>
            <th scope="col">Begun</th>
            <th scope="col">Standing</th>
            <th scope="col">Files</th>
            <th scope="col">Taken in</th>
            <th scope="col">Wants a look</th>
          </tr>
        </thead>
        <tbody>
          {migrations.map(({ id, folder, startedAt, state, files, counts }) => (
            <tr key={id}>
              <th scope="row">
                <a className="file-name" href={`#/migrate/${id}`}>
                  {folder}
                </a>
              </th>
              <td>{shortDate(startedAt.slice(0, 10))}</td>
              <td>
                {migrationStates[state]}
                {counts.waiting === 0 ? null : (
                  <span className="cell-hint">{countedFiles(counts.waiting)} to go</span>
                )}
              </td>
              <td>{files.toLocaleString('en-GB')}</td>
              <td>{counts.taken.toLocaleString('en-GB')}</td>
              <td>{counts.read.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
