import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton, FileTrigger } from 'react-aria-components'
import type { z } from 'zod'
import { logoSchema } from '../../shared/api/record.ts'
import { Button } from './button.tsx'
import { TextField } from './textField.tsx'

export type Logo = z.infer<typeof logoSchema>

export interface LogoFieldProps {
  readonly value: Logo | null
  readonly onChange: (logo: Logo | null) => void
  /** What the picture is taken to show until the officer says otherwise. */
  readonly councilName: string
}

/** The council's logo: a PNG or JPEG picture of at most 2 MB, with the words read out in its place. */
export function LogoField({ value, onChange, councilName }: LogoFieldProps): ReactNode {
  const [error, setError] = useState<string | null>(null)
  const choose = async (file: File): Promise<void> => {
    const logo = await readLogo(file, `${councilName.trim() === '' ? 'Council' : councilName} logo`)
    if (typeof logo === 'string') setError(logo)
    else {
      setError(null)
      onChange(logo)
    }
  }
  return (
    <div className="field logo-field" role="group" aria-label="Logo">
      <span className="field-label">Logo</span>
      <span className="field-hint">Printed at the head of every paper. PNG or JPEG, at most 2 MB.</span>
      <div role="alert">{error === null ? null : <p className="field-error">{error}</p>}</div>
      {value === null ? null : <img src={`data:${value.mediaType};base64,${value.data}`} alt={value.alt} />}
      <div className="buttons">
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) void choose(file)
          }}
        >
          <AriaButton className="button button-plain">
            {value === null ? 'Choose a picture…' : 'Change…'}
          </AriaButton>
        </FileTrigger>
        {value === null ? null : (
          <Button kind="quiet" label="Remove the logo" onPress={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {value === null ? null : (
        <TextField
          label="Words read out in place of the logo"
          value={value.alt}
          onChange={(alt) => onChange({ ...value, alt })}
          width="medium"
        />
      )}
    </div>
  )
}

/** The picture as the record holds it, or the sentence that says why it cannot be used. */
async function readLogo(file: File, alt: string): Promise<Logo | string> {
  if (file.type !== 'image/png' && file.type !== 'image/jpeg') {
    return 'This file is not a PNG or JPEG picture. Save the logo as one of those and choose it again.'
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const result = logoSchema.safeParse({ mediaType: file.type, data: base64(bytes), alt })
  return result.success ? result.data : (result.error.issues[0]?.message ?? 'This picture cannot be used.')
}

function base64(bytes: Uint8Array): string {
  let characters = ''
  for (const byte of bytes) characters += String.fromCharCode(byte)
  return btoa(characters)
}
