import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { whyNotPassphrase } from '../../../shared/domain/passphrase.ts'
import { Button } from '../../parts/button.tsx'
import { SecretField } from '../../parts/secretField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { fieldOf, reportDone, sentenceOf, useNotices } from '../../state/notices.ts'
import { sayWhen } from '../backups/backupWords.ts'
import type { KeysStatus } from './bookKeysPart.tsx'
import { ProofField } from './proofField.tsx'

/** The passphrase of the book: set, changed and removed. */
export function PassphrasePart({
  keys: { passphrase, asksEachTime, provedBy },
}: {
  readonly keys: KeysStatus
}): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [typed, setTyped] = useState(nothingTyped)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [isPending, setIsPending] = useState(false)
  const isSet = passphrase !== null
  const run = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    setIsPending(true)
    setErrors({})
    useNotices.getState().dismiss('done')
    await act(async () => {
      try {
        await work()
        setTyped(nothingTyped)
        reportDone(done)
      } catch (cause) {
        const field = fieldOf(cause)
        if (field === null) throw cause
        setErrors({ [field]: sentenceOf(cause) })
      }
    })
    setIsPending(false)
  }
  const set = (): void => {
    const why = whyNotPassphrase(typed.passphrase)
    if (why !== null) {
      setErrors({ passphrase: why })
      return
    }
    if (typed.again !== typed.passphrase) {
      setErrors({ again: 'The two are not the same. Type the new passphrase once more.' })
      return
    }
    const current = provedBy === 'nothing' ? null : typed.current
    void run(
      () => client.keys.setPassphrase({ passphrase: typed.passphrase, current }),
      isSet
        ? 'The passphrase was changed. Backups that were made before open with the old one, too.'
        : 'The passphrase is set. It opens this book and its next backups on any computer.',
    )
  }
  return (
    <section>
      <h2>Passphrase</h2>
      <p>
        {passphrase === null
          ? 'Something you know that opens this book on any computer. It is not needed while your account keeps the key.'
          : `Set on ${sayWhen(passphrase.setAt)}. It opens this book on any computer.`}
      </p>
      <Form
        className="form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) set()
        }}
      >
        <ProofField
          by={provedBy}
          hasPassphrase={isSet}
          value={typed.current}
          onChange={(current) => setTyped({ ...typed, current })}
          error={errors['current']}
        />
        <SecretField
          label="New passphrase"
          hint="At least 12 characters: four words that have nothing to do with each other are easy to keep in mind."
          value={typed.passphrase}
          onChange={(next) => setTyped({ ...typed, passphrase: next })}
          error={errors['passphrase']}
          width="medium"
        />
        <SecretField
          label="New passphrase once more"
          value={typed.again}
          onChange={(again) => setTyped({ ...typed, again })}
          error={errors['again']}
          width="medium"
        />
        <div className="buttons">
          <Button type="submit" isPending={isPending}>
            {isSet ? 'Change the passphrase' : 'Set the passphrase'}
          </Button>
          {isSet && !asksEachTime ? (
            <Button
              kind="danger"
              isPending={isPending}
              onPress={() =>
                void run(
                  () => client.keys.removePassphrase({ current: typed.current }),
                  'The passphrase was removed. Backups that were made before still open with it.',
                )
              }
            >
              Remove the passphrase
            </Button>
          ) : null}
        </div>
      </Form>
    </section>
  )
}

const nothingTyped = { passphrase: '', current: '', again: '' }
