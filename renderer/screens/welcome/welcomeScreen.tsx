import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { bookStatusSchema } from '../../../shared/api/contract.ts'
import { Frame } from '../../frame/frame.tsx'

export type BookStatus = z.infer<typeof bookStatusSchema>

export function WelcomeScreen({ status }: { readonly status: BookStatus }): ReactNode {
  return (
    <Frame title="Welcome" work={{ name: 'Welcome' }}>
      <p>{status.suggestedFolder}</p>
    </Frame>
  )
}
