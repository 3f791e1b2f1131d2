import type { ReactNode } from 'react'
import { Frame } from '../../frame/frame.tsx'

export function HomeScreen(): ReactNode {
  return (
    <Frame title="Meetings" work={{ name: 'Meetings' }}>
      <p>…</p>
    </Frame>
  )
}
