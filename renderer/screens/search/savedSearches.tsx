import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { searchKindNames } from '../../../shared/domain/search.ts'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { readAsked, written } from './searchAddress.ts'
import type { SearchAsked } from './searchAddress.ts'
import type { SavedSearch } from './searchData.ts'

/** The searches that the officer keeps, on this computer. */
export function SavedSearches(props: {
  readonly asked: SearchAsked
  readonly onAsk: (asked: SearchAsked) => void
}): ReactNode {
  const { asked, onAsk } = props
  const { saved, save } = useSavedSearches()
  const query = written(asked)
  const isSaved = saved.some((each) => each.query === query)
  return (
    <section className="search-saved" aria-label="Saved searches">
      <h2 className="rail-heading">Saved searches</h2>
      {saved.length === 0 ? <p className="muted">None yet.</p> : null}
      <ul className="rail-list">
        {saved.map((each) => (
          <li key={each.query} className="search-saved-row">
            <a
              className="rail-link"
              href={`#/search/${each.query}`}
              onClick={(event) => {
                event.preventDefault()
                onAsk(readAsked(each.query))
              }}
            >
              {each.name}
            </a>
            <Button
              kind="quiet"
              label={`Remove “${each.name}”`}
              onPress={() => void save(saved.filter((other) => other !== each))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {query === '' || isSaved ? null : (
        <Button onPress={() => void save([...saved, { name: nameOf(asked), query }])}>
          Save this search
        </Button>
      )}
    </section>
  )
}

function useSavedSearches(): {
  readonly saved: readonly SavedSearch[]
  readonly save: (searches: readonly SavedSearch[]) => Promise<unknown>
} {
  const { api, client } = useCore()
  const act = useAct()
  const saved = useQuery(api.search.saved.queryOptions({ input: {} }))
  return {
    saved: saved.data ?? [],
    save: (searches) => act(() => client.search.saveSearches({ searches: [...searches] })),
  }
}

/** By its words and kinds: "fountain, Resolutions". */
function nameOf({ words, kinds, from, to }: SearchAsked): string {
  const years = from === null && to === null ? [] : [`${from ?? ''}–${to ?? ''}`]
  const parts = [words.trim(), ...kinds.map((kind) => searchKindNames[kind]), ...years]
  return parts.filter((part) => part !== '').join(', ') || 'Search'
}
