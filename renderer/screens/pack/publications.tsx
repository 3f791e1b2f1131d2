import type { ReactNode } from 'react'
import { saveFile } from '../../parts/saveFile.ts'
import { useCore } from '../../state/core.tsx'
import { reportProblem } from '../../state/notices.ts'
import type { PublicationData } from '../../state/packData.ts'
import { publicationName } from './packEditions.ts'
import { momentOf } from './packNotice.ts'
import { shownRange } from './packPlaces.ts'

/** What went out, the latest first: each file can be had again as it was. */
export function Publications(props: { readonly publications: readonly PublicationData[] }): ReactNode {
  const latestFirst = props.publications.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  if (latestFirst.length === 0) return null
  return (
    <section aria-label="Published">
      <h2>Published</h2>
      <ul className="publications">
        {latestFirst.map((publication) => (
          <Published key={publication.id} publication={publication} />
        ))}
      </ul>
    </section>
  )
}

function Published({ publication }: { readonly publication: PublicationData }): ReactNode {
  const core = useCore()
  const { audience, at, pages, sha256, fileName } = publication
  const name = `${publicationName(publication)}, ${audience === 'public' ? 'public' : 'members'}`
  const again = async (): Promise<void> => {
    const bytes = await core.fetchBytes(`/api/files/${sha256}`)
    saveFile(new Blob([bytes], { type: 'application/pdf' }), fileName)
  }
  return (
    <li>
      <b>{name}</b>
      <span className="cell-hint">
        {momentOf(at)} · pages {shownRange(pages)} · <ShortHash sha256={sha256} />
      </span>
      <button type="button" className="link-button" onClick={() => void again().catch(reportProblem)}>
        Save again
        <span className="visually-hidden">
          : {name}, {momentOf(at)}
        </span>
      </button>
    </li>
  )
}

/** The first letters of a SHA-256; all of them where the pointer rests. */
export function ShortHash({ sha256 }: { readonly sha256: string }): ReactNode {
  return (
    <span className="hash" title={`SHA-256 ${sha256}`}>
      SHA-256 <code>{sha256.slice(0, 12)}…</code>
    </span>
  )
}
