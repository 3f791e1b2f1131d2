import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '../../parts/loading.tsx'
import type { CoreClient } from '../../../shared/api/client.ts'
import { useCore } from '../../state/core.tsx'
import { AskPart } from './askPart.tsx'
import { PassphrasePart } from './passphrasePart.tsx'
import { RecoveryPart } from './recoveryPart.tsx'

export type KeysStatus = Awaited<ReturnType<CoreClient['keys']['status']>>

/** The ways into the locked book, and what the lock is not for. */
export function BookKeysPart(): ReactNode {
  const { api } = useCore()
  const keys = useQuery(api.keys.status.queryOptions({ input: {} }))
  if (keys.data === undefined) return <Loading query={keys} />
  const { problem } = keys.data
  return (
    <>
      <section>
        <h2>The lock of the minute book</h2>
        <p>
          The file of this book, its papers and its backups are locked: whoever copies them reads nothing.{' '}
          {onAccount[keys.data.onAccount]}
        </p>
        {problem === null ? null : (
          <p className="callout callout-problem">
            <span>{problem}</span>
          </p>
        )}
      </section>
      <RecoveryPart keys={keys.data} />
      <PassphrasePart keys={keys.data} />
      <AskPart keys={keys.data} />
      <section>
        <h2>What the lock does not do</h2>
        <ul>
          <li>
            While the book is open here, whoever sits at this computer reads it. Lock the screen when you
            leave.
          </li>
          <li>
            A harmful program that runs under your name can read what you can read. The lock is for a computer
            or a drive that is lost.
          </li>
          <li>Papers that you save, print or send are not locked: they are files like any other.</li>
        </ul>
      </section>
    </>
  )
}

const onAccount = {
  plain: 'Its key lies in your account on this computer, in a file for you alone.',
  sealed: 'Its key is kept in your account on this computer, sealed by the operating system.',
  none: 'Its key is not kept on this computer.',
} as const satisfies Readonly<Record<KeysStatus['onAccount'], string>>
