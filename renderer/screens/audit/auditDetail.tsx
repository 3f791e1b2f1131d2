import type { ReactNode } from 'react'
import { auditGroupNames } from '../../../shared/domain/auditGroups.ts'
import type { AuditEntry } from './auditData.ts'
import { placeOf } from './auditPlaces.ts'
import { shownWhen } from './auditWords.ts'

/** One line of the trail in full. */
export function AuditDetail({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const { day, time } = shownWhen(entry)
  const place = placeOf(entry)
  const rows: readonly (readonly [string, string])[] = [
    ['When', `${day}, ${time} (${entry.at})`],
    ['Who', entry.actor],
    ['Computer', entry.device],
    ['Where', entry.where === '' ? 'The minute book' : entry.where],
    ['About', auditGroupNames[entry.group]],
    ['Log', entry.streamId],
    ['Number in the log', numbersOf(entry)],
    ['Change', entry.changeId],
  ]
  const more = entry.more.map(({ name, value }) => [name, value] as const)
  const hashes: readonly (readonly [string, string])[] = [
    ['Hash', entry.hash],
    ['Hash before', entry.prevHash],
    ['Hash of the content', entry.payloadHash],
  ]
  return (
    <section className="audit-detail" aria-label="The change in full">
      <h2>{entry.what}</h2>
      {place === null ? null : (
        <p>
          <a href={place}>Go to its place</a>
        </p>
      )}
      <dl>
        {[...more, ...rows].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {hashes.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="audit-hash">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function numbersOf({ firstSeq, seq, count }: AuditEntry): string {
  return count === 1 ? String(seq) : `${firstSeq} to ${seq}: the last of them is told of here`
}
