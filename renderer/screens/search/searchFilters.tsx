import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { searchKindNames, searchKinds } from '../../../shared/domain/search.ts'
import type { SearchKind } from '../../../shared/domain/search.ts'
import { Radios } from '../../parts/choice.tsx'
import { Select } from '../../parts/select.tsx'
import type { Option } from '../../parts/select.tsx'
import { useCore } from '../../state/core.tsx'
import { ClosedMatter } from './closedMatter.tsx'
import type { SearchAsked } from './searchAddress.ts'
import type { SearchFound } from './searchData.ts'

export interface SearchFiltersProps {
  readonly asked: SearchAsked
  readonly onAsk: (asked: SearchAsked) => void
}

/** What can be typed as `committee:`, `member:` and `year:` too. */
export function SearchFilters({ asked, onAsk }: SearchFiltersProps): ReactNode {
  const { api } = useCore()
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const people = useQuery(api.people.list.queryOptions({ input: {} }))
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const years = yearsOf((meetings.data ?? []).map((meeting) => meeting.date))
  return (
    <div className="search-filters">
      <Select
        label="Committee"
        width="medium"
        options={withAll('All committees', committees.data ?? [])}
        value={asked.committeeId ?? all}
        onChange={(id) => onAsk({ ...asked, committeeId: id === all ? null : id })}
      />
      <Select
        label="Who is named"
        width="medium"
        options={withAll('Anybody', inOrder(people.data ?? []))}
        value={asked.memberId ?? all}
        onChange={(id) => onAsk({ ...asked, memberId: id === all ? null : id })}
      />
      <Select
        label="From year"
        width="short"
        options={withAll('First', years)}
        value={asked.from ?? all}
        onChange={(id) => onAsk({ ...asked, from: id === all ? null : id })}
      />
      <Select
        label="To year"
        width="short"
        options={withAll('Last', years)}
        value={asked.to ?? all}
        onChange={(id) => onAsk({ ...asked, to: id === all ? null : id })}
      />
      <Radios
        label="Order"
        inline
        options={[
          { id: 'best', name: 'Best first' },
          { id: 'newest', name: 'Newest first' },
        ]}
        value={asked.order}
        onChange={(order) => onAsk({ ...asked, order })}
      />
      <ClosedMatter />
    </div>
  )
}

const all = 'all'

function withAll(
  name: string,
  options: readonly { readonly id: string; readonly name: string }[],
): Option<string>[] {
  return [{ id: all, name }, ...options.map((option) => ({ id: option.id, name: option.name }))]
}

function inOrder<Named extends { readonly name: string }>(people: readonly Named[]): Named[] {
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

function yearsOf(dates: readonly string[]): { readonly id: string; readonly name: string }[] {
  const years = [...new Set(dates.map((date) => date.slice(0, 4)))].toSorted().toReversed()
  return years.map((year) => ({ id: year, name: year }))
}

/** How many there are of each kind; one chosen shows these alone. */
export function KindCounts(
  props: SearchFiltersProps & { readonly counts: SearchFound['counts'] },
): ReactNode {
  const { asked, onAsk, counts } = props
  const sum = searchKinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0)
  const chosen = asked.kinds
  const choose = (kind: SearchKind | null): void =>
    onAsk({ ...asked, kinds: kind === null || (chosen.length === 1 && chosen[0] === kind) ? [] : [kind] })
  return (
    <div className="search-kinds" role="group" aria-label="What is shown">
      <KindButton name="All" count={sum} isChosen={chosen.length === 0} onPress={() => choose(null)} />
      {searchKinds.map((kind) => (
        <KindButton
          key={kind}
          name={searchKindNames[kind]}
          count={counts[kind] ?? 0}
          isChosen={chosen.includes(kind)}
          onPress={() => choose(kind)}
        />
      ))}
    </div>
  )
}

function KindButton(props: {
  readonly name: string
  readonly count: number
  readonly isChosen: boolean
  readonly onPress: () => void
}): ReactNode {
  const { name, count, isChosen, onPress } = props
  return (
    <button type="button" className="search-kind-button" aria-pressed={isChosen} onClick={onPress}>
      {name} <span className="search-count">{count.toLocaleString('en-GB')}</span>
    </button>
  )
}
