import type { ReactNode } from 'react'

export type MainPlace = 'meetings' | 'programme' | 'calendar' | 'book' | 'committees' | 'people' | 'settings'

const places: readonly { readonly id: MainPlace; readonly name: string; readonly href: string }[] = [
  { id: 'meetings', name: 'Meetings', href: '#/' },
  { id: 'book', name: 'Minute book', href: '#/search' },
  { id: 'calendar', name: 'Calendar', href: '#/calendar' },
  { id: 'programme', name: 'Work programme', href: '#/programme' },
  { id: 'committees', name: 'Committees', href: '#/committees' },
  { id: 'people', name: 'People', href: '#/people' },
  { id: 'settings', name: 'Settings', href: '#/settings' },
]

export interface MainRailProps {
  readonly at: MainPlace | null
  /** True on a screen below the place, such as one committee: the place is then marked as the way there. */
  readonly isInside?: boolean
  readonly children?: ReactNode
}

/** The way to the places of the book, with what the screen adds below. */
export function MainRail(props: MainRailProps): ReactNode {
  return (
    <>
      <ul className="rail-list">
        {places.map((place) => (
          <li key={place.id}>
            <a
              className="rail-link"
              href={place.href}
              aria-current={
                place.id === props.at ? (props.isInside === true ? 'location' : 'page') : undefined
              }
            >
              {place.name}
            </a>
          </li>
        ))}
      </ul>
      {props.children}
    </>
  )
}
