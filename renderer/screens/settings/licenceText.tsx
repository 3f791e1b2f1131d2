import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Loading } from '../../parts/loading.tsx'
import './licence.css'

/** A licence that came with the program, folded away until it is wanted. */
export function LicenceText(props: { readonly title: string; readonly address: string }): ReactNode {
  const { title, address } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen ? <Text address={address} /> : null}
    </details>
  )
}

function Text({ address }: { readonly address: string }): ReactNode {
  const text = useQuery({
    queryKey: ['licence', address],
    queryFn: async () => {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`There is no ${address}.`)
      return answer.text()
    },
  })
  if (text.data === undefined) return <Loading query={text} />
  return <pre className="licence">{text.data}</pre>
}
