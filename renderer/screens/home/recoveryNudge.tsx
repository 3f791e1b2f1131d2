import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'

/** Says, until it is made or put off once, that there is no recovery key and what follows from that. */
export function RecoveryNudge(): ReactNode {
  const { api, client } = useCore()
  const act = useAct()
  const keys = useQuery(api.keys.status.queryOptions({ input: {} }))
  if (keys.data?.isToBeTold !== true) return null
  return (
    <section aria-label="Recovery key">
      <p className="muted">
        This book has no recovery key yet: if this computer or your account on it is lost, nobody can open the
        book or its backups. <a href="#/settings/security">Make a recovery key</a>
      </p>
      <Button kind="quiet" onPress={() => void act(() => client.keys.tellNoMore({}))}>
        Do not say this again
      </Button>
    </section>
  )
}
