import type { ReactNode } from 'react'
import { PinField } from '../../parts/pinField.tsx'
import { SecretField } from '../../parts/secretField.tsx'
import type { KeysStatus } from './bookKeysPart.tsx'

export interface ProofFieldProps {
  /** 'passphrase': that, and nothing in its place. */
  readonly by: KeysStatus['provedBy'] | 'passphrase'
  readonly hasPassphrase: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | null | undefined
}

/** What proves the owner before a way in is added; nothing where there is nothing to prove with. */
export function ProofField({ by, hasPassphrase, value, onChange, error = null }: ProofFieldProps): ReactNode {
  if (by === 'nothing') return null
  if (by === 'pin') return <PinField label="Your PIN now" value={value} onChange={onChange} error={error} />
  const [label, hint] =
    by === 'passphrase'
      ? ['Passphrase', 'To be sure that it opens the book.']
      : hasPassphrase
        ? ['Current passphrase', 'Or the recovery key, where it was forgotten.']
        : ['Recovery key of now', 'From the page in the safe.']
  return (
    <SecretField label={label} hint={hint} value={value} onChange={onChange} error={error} width="medium" />
  )
}
