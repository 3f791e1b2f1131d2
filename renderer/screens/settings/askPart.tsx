import type { ReactNode } from 'react'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import type { KeysStatus } from './bookKeysPart.tsx'
import { ProvedForm } from './provedForm.tsx'

/** Whether this account keeps the key, or each start asks for the passphrase. */
export function AskPart({ keys }: { readonly keys: KeysStatus }): ReactNode {
  const { client } = useCore()
  const choose =
    (asks: boolean) =>
    async (current: string | null): Promise<void> => {
      await client.keys.askEachTime({ asks, current })
      reportDone(
        asks
          ? 'From the next start on, Minutebook asks for the passphrase. The key is no longer on this computer.'
          : 'Your account on this computer keeps the key again.',
      )
    }
  return (
    <section>
      <h2>Ask for the passphrase at each start</h2>
      {keys.asksEachTime ? (
        <ProvedForm keys={keys} work={choose(false)} button="Let this computer keep the key again">
          <p>
            Each start asks for the passphrase: whoever finds this computer, with your account open, needs it.
          </p>
        </ProvedForm>
      ) : isReady(keys) ? (
        <ProvedForm keys={keys} by="passphrase" work={choose(true)} button="Ask at each start">
          <p>
            The key is taken off this computer. Forgotten, the passphrase can only be replaced with the
            recovery key.
          </p>
        </ProvedForm>
      ) : (
        <p>To be asked, put the page of a recovery key away and set a passphrase first.</p>
      )}
    </section>
  )
}

function isReady({ recovery, earlierPageAt, passphrase }: KeysStatus): boolean {
  return (recovery?.isKept === true || earlierPageAt !== null) && passphrase !== null
}
