import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MendReport } from '../../../shared/api/mendingContract.ts'
import { useCore } from '../../state/core.tsx'
import { sayWhen } from '../backups/backupWords.ts'

/** What was saved when this book was mended last; nothing for a book that never was. */
export function MendedReport(): ReactNode {
  const { api } = useCore()
  const { data } = useQuery(api.mending.report.queryOptions({ input: {} }))
  return data === undefined || data === null ? null : <Report report={data} />
}

function Report({ report }: { readonly report: MendReport }): ReactNode {
  const { at, summary, parts, files, standIns, aside, keptIn, isWhole } = report
  return (
    <section aria-label="What was saved">
      <h2>This book was mended on {sayWhen(at)}</h2>
      <div className="prose">
        <p>
          <strong>
            {isWhole && files.lost.length > 0
              ? 'Something that was saved is missing. It is named below.'
              : summary.at(-1)}
          </strong>
        </p>
        <ul>
          {[...summary.slice(0, -1), ...standIns, sayFiles(report), ...files.lost].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">Part of the book</th>
            <th scope="col">What is there</th>
            <th scope="col">Changes</th>
            <th scope="col">Of these from the backup</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={index}>
              <th scope="row">{part.what}</th>
              <td>{part.found}</td>
              <td>{part.changes}</td>
              <td>{part.fromBackup}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="prose">
        <p>
          {aside === null ? null : (
            <>
              The damaged file is kept in <span className="file-name">{aside}</span>.{' '}
            </>
          )}
          This report is kept in <span className="file-name">{keptIn}</span>.
        </p>
      </div>
    </section>
  )
}

function sayFiles({ files }: MendReport): string {
  const { whole, broughtBack, lost } = files
  if (whole + broughtBack + lost.length === 0) return 'The book has no attachments.'
  const back = broughtBack === 0 ? '' : ` ${broughtBack} more were brought back from the second place.`
  return `${whole} ${whole === 1 ? 'attachment is' : 'attachments are'} what they were.${back}`
}
