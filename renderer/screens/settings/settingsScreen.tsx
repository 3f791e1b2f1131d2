import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import type { CouncilData } from '../../state/data.ts'
import { BackupsSection } from '../backups/backupsSection.tsx'
import { AboutSection } from './aboutSection.tsx'
import { AppearanceSection } from './appearanceSection.tsx'
import { BookSection } from './bookSection.tsx'
import { CouncilSection } from './councilSection.tsx'
import { DaysSection } from './daysSection.tsx'
import { HouseStyleSection } from './houseStyleSection.tsx'
import { KeysSection } from './keysSection.tsx'
import { OfficerSection } from './officerSection.tsx'
import { ReportsSection } from './reportsSection.tsx'
import { SecuritySection } from './securitySection.tsx'
import { WritingSection } from './writingSection.tsx'

export const settingsSections = [
  { id: 'council', name: 'Council' },
  { id: 'days', name: 'Days and deadlines' },
  { id: 'house-style', name: 'House style' },
  { id: 'writing', name: 'Writing' },
  { id: 'reports', name: 'Reports' },
  { id: 'keys', name: 'Keys' },
  { id: 'appearance', name: 'Appearance' },
  { id: 'officer', name: 'You' },
  { id: 'book', name: 'Minute book' },
  { id: 'backups', name: 'Backups' },
  { id: 'security', name: 'Security' },
  { id: 'about', name: 'About' },
] as const
export type SettingsSection = (typeof settingsSections)[number]['id']

/** Settings, one section at a time; each saves itself. */
export function SettingsScreen({ section }: { readonly section: SettingsSection }): ReactNode {
  const name = settingsSections.find((known) => known.id === section)?.name ?? 'Settings'
  return (
    <Frame
      title={`Settings: ${name}`}
      rail={{
        name: 'Places',
        content: (
          <MainRail at="settings" isInside>
            <h2 className="rail-heading">Settings</h2>
            <ul className="rail-list">
              {settingsSections.map((known) => (
                <li key={known.id}>
                  <a
                    className="rail-link"
                    href={`#/settings/${known.id}`}
                    aria-current={known.id === section ? 'true' : undefined}
                  >
                    {known.name}
                  </a>
                </li>
              ))}
            </ul>
          </MainRail>
        ),
      }}
      work={{ name }}
    >
      <Section section={section} />
    </Frame>
  )
}

function Writing({ council }: { readonly council: UseQueryResult<CouncilData> }): ReactNode {
  const { api } = useCore()
  const writing = useQuery(api.writing.get.queryOptions({ input: {} }))
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  if (council.data === undefined) return <Loading query={council} />
  if (writing.data === undefined) return <Loading query={writing} />
  if (committees.data === undefined) return <Loading query={committees} />
  return <WritingSection writing={writing.data} council={council.data} committees={committees.data} />
}

function Section({ section }: { readonly section: SettingsSection }): ReactNode {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  switch (section) {
    case 'council':
      return council.data === undefined ? (
        <Loading query={council} />
      ) : (
        <CouncilSection council={council.data} />
      )
    case 'days':
      return council.data === undefined ? <Loading query={council} /> : <DaysSection council={council.data} />
    case 'house-style':
      return council.data === undefined ? (
        <Loading query={council} />
      ) : (
        <HouseStyleSection council={council.data} />
      )
    case 'reports':
      return council.data === undefined ? (
        <Loading query={council} />
      ) : (
        <ReportsSection council={council.data} />
      )
    case 'writing':
      return <Writing council={council} />
    case 'keys':
      return <KeysSection />
    case 'appearance':
      return <AppearanceSection />
    case 'officer':
      return status.data === undefined ? <Loading query={status} /> : <OfficerSection status={status.data} />
    case 'book':
      return status.data === undefined ? <Loading query={status} /> : <BookSection status={status.data} />
    case 'backups':
      return status.data === undefined ? <Loading query={status} /> : <BackupsSection status={status.data} />
    case 'security':
      return <SecuritySection />
    case 'about':
      return status.data === undefined ? <Loading query={status} /> : <AboutSection status={status.data} />
  }
}
