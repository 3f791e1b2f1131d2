import type { ReactNode } from 'react'

export type MainPlace = 'meetings' | 'committees' | 'people' | 'settings'

const places: readonly { readonly id: MainPlace; readonly name: string; readonly href: string }[] = [
  { id: 'meetings', name: 'Meetings', href: '#/' },
  { id: 'committees', name: 'Committees', href: '#/committees' },
  { id: 'people', name: 'People', href: '#/people' },
  { id: 'settings', name: 'Settings', href: '#/settings' },
]

/** The way to the four places of the book, with what the screen adds below. */
export function MainRail(props: { readonly at: MainPlace | null; readonly children?: ReactNode }): ReactNode {
  return (
    <>
      <ul className="rail-list">
        {places.map((place) => (
          <li key={place.id}>
            <a
              className="rail-link"
              href={place.href}
              aria-current={place.id === props.at ? 'page' : undefined}
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
