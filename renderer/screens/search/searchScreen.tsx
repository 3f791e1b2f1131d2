import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Input, Label, SearchField, Text } from 'react-aria-components'
import { navigate } from 'wouter/use-hash-location'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { sentenceOf } from '../../state/notices.ts'
import { BookTabs } from '../registers/bookTabs.tsx'
import { openHit } from './openHit.ts'
import { SavedSearches } from './savedSearches.tsx'
import './search.css'
import { readSearchAddress, searchAddress } from './searchAddress.ts'
import type { SearchAsked } from './searchAddress.ts'
import { useFound } from './searchData.ts'
import type { SearchFound, SearchHit } from './searchData.ts'
import { KindCounts, SearchFilters } from './searchFilters.tsx'
import { SearchResults, focusHit } from './searchResults.tsx'
import { focusSearch, saidOf, sayFound } from './searchWords.ts'

const firstHits = 20
const mostHits = 100
/** A pause in the typing, after which the address is kept and the count is said. */
const pauseMilliseconds = 600

/** Every place of every meeting, by its words: as the officer types. */
export function SearchScreen(): ReactNode {
  const [begin] = useState(() => readSearchAddress(window.location.hash))
  const [asked, setAsked] = useState<SearchAsked>(begin.asked)
  const [limit, setLimit] = useState(() => hitsToShow(begin.at))
  const found = useFound(asked, limit)
  const ask = (next: SearchAsked): void => {
    setAsked(next)
    setLimit(firstHits)
  }
  useKeptAddress(asked)
  useCommands([
    {
      id: 'search.resolutions',
      title: 'When did we last resolve on this? Resolutions, newest first',
      group: 'Minute book',
      keys: ['Alt+Shift+R'],
      run: () => ask({ ...asked, kinds: ['resolution'], order: 'newest' }),
    },
  ])
  const open = (hit: SearchHit, index: number): void => {
    // The way back leads to this line.
    navigate(searchAddress(asked, index), { replace: true })
    openHit(hit)
  }
  return (
    <Frame
      title="Search the minute book"
      tabs={<BookTabs at="search" />}
      rail={{
        name: 'Places',
        content: (
          <MainRail at="book">
            <SavedSearches asked={asked} onAsk={ask} />
          </MainRail>
        ),
      }}
      work={{ name: 'Search' }}
      status={<span>{saidOf(asked, found.data)}</span>}
    >
      <div className="search">
        <SearchBox
          words={asked.words}
          isFirst={begin.at === null}
          error={found.error === null ? null : sentenceOf(found.error)}
          onChange={(words) => ask({ ...asked, words })}
        />
        <SearchFilters asked={asked} onAsk={ask} />
        <Counted asked={asked} found={found.data} />
        {found.data === undefined ? (
          found.error === null ? null : (
            <Loading query={found} />
          )
        ) : (
          <>
            <KindCounts asked={asked} onAsk={ask} counts={found.data.counts} />
            <Told asked={asked} found={found.data} />
            <SearchResults
              hits={found.data.hits}
              focusOn={begin.at}
              onOpen={open}
              onLeave={() => void focusSearch()}
            />
            <More found={found.data} limit={limit} onMore={() => setLimit(mostHits)} />
          </>
        )}
      </div>
    </Frame>
  )
}

function hitsToShow(at: number | null): number {
  return at !== null && at >= firstHits ? mostHits : firstHits
}

function SearchBox(props: {
  readonly words: string
  readonly isFirst: boolean
  readonly error: string | null
  readonly onChange: (words: string) => void
}): ReactNode {
  const { words, isFirst, error, onChange } = props
  return (
    <SearchField
      className="field field-full"
      value={words}
      onChange={onChange}
      isInvalid={error !== null}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the screen has just been opened for this field
      autoFocus={isFirst}
      maxLength={500}
      data-search-words
    >
      <Label className="field-label">Search the minute book</Label>
      <Input
        className="input"
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.altKey || event.ctrlKey) return
          if (focusHit(null, 0) !== null) event.preventDefault()
        }}
      />
      {error === null ? null : (
        <Text slot="errorMessage" className="field-error">
          {error}
        </Text>
      )}
      <Text slot="description" className="field-hint">
        Words, “a phrase”, -without; member:ashworth, item:budget, resolved:fees, type:vote, year:2014-2023.
        Down goes to what was found.
      </Text>
    </SearchField>
  )
}

/** Said to a screen reader once the typing pauses; every letter would be a chatter. */
function Counted(props: { readonly asked: SearchAsked; readonly found: SearchFound | undefined }): ReactNode {
  const words = sayFound(props.asked, props.found)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <p role="status" className="visually-hidden">
      {said}
    </p>
  )
}

/** What else there is to know of what was found. */
function Told({ asked, found }: { readonly asked: SearchAsked; readonly found: SearchFound }): ReactNode {
  const { hidden, indexing, problems, total, order } = found
  const isAsked = asked.words.trim() !== '' || asked.kinds.length > 0
  return (
    <div className="search-told">
      {problems.map((problem) => (
        <p key={problem} className="search-problem">
          {problem}
        </p>
      ))}
      {isAsked && total === 0 && hidden === 0 && problems.length === 0 ? (
        <p>Nothing was found. Fewer words find more.</p>
      ) : null}
      {asked.words.trim() !== '' &&
      asked.order === 'best' &&
      order === 'newest' &&
      total > found.hits.length ? (
        <p>So many that the newest stand first. Another word finds the best.</p>
      ) : null}
      {hidden === 0 ? null : (
        <p>
          {hidden === 1 ? '1 more hit is' : `${hidden.toLocaleString('en-GB')} more hits are`} in matter that
          is exempt, confidential or undecided, and not shown.
        </p>
      )}
      {indexing === 0 ? null : (
        <p>
          {indexing === 1 ? '1 meeting is' : `${indexing.toLocaleString('en-GB')} meetings are`} still being
          looked through: more may be found in a moment.
        </p>
      )}
    </div>
  )
}

function More(props: {
  readonly found: SearchFound
  readonly limit: number
  readonly onMore: () => void
}): ReactNode {
  const { found, limit, onMore } = props
  if (found.total <= found.hits.length) return null
  if (limit < mostHits) return <Button onPress={onMore}>Show more</Button>
  return <p className="muted">The first {found.hits.length} are listed. More words, or a year, find fewer.</p>
}

/** Keeps the search in the address, so that the way back leads to it. */
function useKeptAddress(asked: SearchAsked): void {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => {
      if (window.location.hash.startsWith('#/search')) navigate(searchAddress(asked), { replace: true })
    }, pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [asked])
}
