import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { searchKindNames } from '../../../shared/domain/search.ts'
import { ClassificationMark } from '../../parts/classificationMark.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { hrefOf } from './openHit.ts'
import type { SearchHit } from './searchData.ts'

export interface SearchResultsProps {
  readonly hits: readonly SearchHit[]
  /** The hit that was opened last, whose line has the focus; null for none. */
  readonly focusOn: number | null
  readonly onOpen: (hit: SearchHit, index: number) => void
  /** Up from the first hit. */
  readonly onLeave: () => void
}

/** The hits, a line each: arrows go from one to the next, Enter opens. */
export function SearchResults({ hits, focusOn, onOpen, onLeave }: SearchResultsProps): ReactNode {
  const list = useRef<HTMLOListElement>(null)
  const [current, setCurrent] = useState(focusOn ?? 0)
  const at = Math.min(current, hits.length - 1)
  const focused = useRef(false)
  useEffect(() => {
    if (focusOn === null || focused.current || hits.length === 0) return
    focused.current = true
    focusHit(list.current, Math.min(focusOn, hits.length - 1))
  }, [focusOn, hits.length])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return
    const next = nextOf(event.key, at, hits.length)
    if (next === null) return
    event.preventDefault()
    if (next === -1) onLeave()
    else focusHit(list.current, next)
  }
  return (
    <ol className="search-hits" ref={list} aria-label="Found" data-hits>
      {hits.map((hit, index) => (
        <li
          key={`${hit.meetingId} ${hit.kind} ${hit.itemId ?? ''} ${hit.placeId ?? ''} ${hit.page ?? ''} ${index}`}
        >
          <a
            className="search-hit"
            href={hrefOf(hit)}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onKeyDown={onKeyDown}
            onClick={(event: MouseEvent) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              onOpen(hit, index)
            }}
          >
            <Where hit={hit} />
            <span className="search-words">
              {hit.above === '' ? null : <span className="search-above">{hit.above} › </span>}
              {hit.segments.map((segment, n) =>
                // The stretches of one answer never change places.
                segment.hit ? <mark key={n}>{segment.text}</mark> : <span key={n}>{segment.text}</span>,
              )}
            </span>
          </a>
        </li>
      ))}
    </ol>
  )
}

/** "3 Nov 2022 · Licensing Committee · 20 hh) · Market pitches". */
function Where({ hit }: { readonly hit: SearchHit }): ReactNode {
  const place = [hit.number, hit.label].filter((part) => part !== '').join(' ')
  return (
    <span className="search-where">
      <span className="search-date">{shortDate(hit.date)}</span>
      <span>{hit.committeeName}</span>
      {place === '' ? null : <strong>{place}</strong>}
      <span className="search-title">{hit.title}</span>
      <span className="search-kind">{oneOfKind[hit.kind]}</span>
      {hit.classification === 'public' ? null : <ClassificationMark classification={hit.classification} />}
    </span>
  )
}

const oneOfKind: Readonly<Record<SearchHit['kind'], string>> = {
  ...searchKindNames,
  ...{
    resolution: 'Resolution',
    vote: 'Vote',
    declaration: 'Declaration',
    attendance: 'Attendance',
    action: 'Action',
  },
  ...{ agenda: 'Agenda', report: 'Report', paper: 'Paper' },
}

/** Where a key leads from a line: -1 back to the field, null nowhere. */
function nextOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** Puts the focus on a hit, from 0. */
export function focusHit(within: ParentNode | null, index: number): HTMLElement | null {
  const hits = (within ?? document).querySelectorAll<HTMLElement>('.search-hit')
  const hit = hits[index] ?? null
  hit?.focus()
  return hit
}
