import type { ReactNode } from 'react'

export type BookTab =
  'search' | 'resolutions' | 'actions' | 'attendance' | 'interests' | 'votes' | 'import' | 'audit'

const tabs: readonly { readonly id: BookTab; readonly name: string; readonly href: string }[] = [
  { id: 'search', name: 'Search', href: '#/search' },
  { id: 'resolutions', name: 'Resolutions', href: '#/registers/resolutions' },
  { id: 'actions', name: 'Actions', href: '#/registers/actions' },
  { id: 'attendance', name: 'Attendance', href: '#/registers/attendance' },
  { id: 'interests', name: 'Interests', href: '#/registers/interests' },
  { id: 'votes', name: 'Votes', href: '#/registers/votes' },
  { id: 'import', name: 'Import', href: '#/import' },
  { id: 'audit', name: 'Audit trail', href: '#/audit' },
]

/** The ways into the minute book. */
export function BookTabs({ at }: { readonly at: BookTab }): ReactNode {
  return (
    <nav className="segments" aria-label="Minute book">
      {tabs.map((tab) => (
        <a key={tab.id} href={tab.href} aria-current={tab.id === at ? 'page' : undefined}>
          {tab.name}
        </a>
      ))}
    </nav>
  )
}
