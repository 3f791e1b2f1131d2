import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import type { PublicationData } from '../../state/packData.ts'
import { publicationName } from './packEditions.ts'
import { momentOf } from './packNotice.ts'
import { shownRange } from './packPlaces.ts'

/** Stands where the pages would: what went out is what would go out now, so nothing is built of itself. */
export function PublishedAsItIs(props: {
  readonly publication: PublicationData | null
  readonly problem: string | null
  readonly onBuild: () => void
}): ReactNode {
  const { publication, problem, onBuild } = props
  if (publication === null) {
    return <div className="pack-page-empty">{problem === null ? <p>Working out the pages…</p> : null}</div>
  }
  const { at, pages, audience } = publication
  return (
    <div className="pack-as-it-is" data-pack-page tabIndex={-1}>
      <h2>Published: {publicationName(publication)}</h2>
      <p>
        For {audience === 'public' ? 'the public' : 'members'}, {momentOf(at)}, pages {shownRange(pages)}.
        Nothing has changed since. Change the agenda or its papers, and a supplementary pack is offered here.
      </p>
      <Button onPress={onBuild}>Build the agenda again</Button>
    </div>
  )
}
