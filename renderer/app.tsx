import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { useAppCommands } from './frame/appCommands.ts'
import { useAppliedAppearance } from './frame/appearance.ts'
import { KeysSheet } from './frame/keysSheet.tsx'
import { Lock } from './frame/lockScreen.tsx'
import { BoxFaults, ScreenFaults } from './frame/screenFault.tsx'
import { Palette } from './frame/palette.tsx'
import { Loading } from './parts/loading.tsx'
import { Routes } from './routes.tsx'
import { BundleDoor } from './screens/bundle/bundleDoor.tsx'
import { useBookDamage } from './screens/mend/bookDamage.ts'
import { WelcomeScreen } from './screens/welcome/welcomeScreen.tsx'
import { openSession } from './session.ts'
import { coreAccess, CoreProvider, createQueryClient, useCore } from './state/core.tsx'
import type { CoreAccess } from './state/core.tsx'
import { useDiskNews } from './state/diskNews.ts'
import { useLock } from './state/lock.ts'
import { sentenceOf } from './state/notices.ts'
import { useWatchCore } from './state/watchCore.ts'

type Opening = { readonly core: CoreAccess } | { readonly problem: string } | null

/** The whole window: the session first, then the book, then the screens. Dates are British whatever the machine says. */
export function App(): ReactNode {
  const [opening, setOpening] = useState<Opening>(null)
  const [queries] = useState(createQueryClient)
  useEffect(() => {
    let isGone = false
    openSession().then(
      (session) => {
        if (!isGone) setOpening({ core: coreAccess(session) })
      },
      (error: unknown) => {
        if (!isGone) setOpening({ problem: sentenceOf(error) })
      },
    )
    return () => {
      isGone = true
    }
  }, [])
  if (opening === null) return null
  if ('problem' in opening) return <NotConnected problem={opening.problem} />
  return (
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queries}>
        <CoreProvider value={opening.core}>
          <Router hook={useHashLocation}>
            <ScreenFaults>
              <Book />
            </ScreenFaults>
            <BoxFaults>
              <Palette />
              <KeysSheet />
            </BoxFaults>
            <Lock />
          </Router>
        </CoreProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}

/** The welcome screen while no book is open, else the screens of the book. */
function Book(): ReactNode {
  const { api } = useCore()
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  useWatchCore()
  useDiskNews()
  useBookDamage()
  useAppliedAppearance()
  useAppCommands({ hasBook: status.data?.state === 'open' })
  const isOpenedOnce = useOpenedOnce()
  if (status.data === undefined) return <Loading query={status} />
  if (!isOpenedOnce) return null
  if (status.data.state === 'none') return <WelcomeScreen status={status.data} />
  return (
    <>
      <ScreenFaults>
        <Routes />
      </ScreenFaults>
      <BundleDoor />
    </>
  )
}

/** False until this window was not locked for the first time: a screen that begins behind the lock would be refused all that it reads. */
function useOpenedOnce(): boolean {
  const isOpen = useLock((state) => state.status?.isLocked === false)
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (isOpen && !wasOpen) setWasOpen(true)
  return wasOpen
}

function NotConnected({ problem }: { readonly problem: string }): ReactNode {
  return (
    <main className="empty">
      <h1>Minutebook is not connected</h1>
      <p>{problem}</p>
    </main>
  )
}
