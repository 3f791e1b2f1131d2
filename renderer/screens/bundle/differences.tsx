import type { ReactNode } from 'react'
import type { OpenedBundle } from './bundleWords.ts'

type Difference = Extract<OpenedBundle['standing'], { kind: 'conflict' }>['differences'][number]

/** What differs, part by part, both sides of it in words. */
export function Differences(props: {
  readonly differences: readonly Difference[]
  readonly by: string
  readonly kind: OpenedBundle['standing']['kind']
}): ReactNode {
  const { differences, by, kind } = props
  if (differences.length === 0) return null
  const count = differences.length === 1 ? '1 part' : `${differences.length} parts`
  return (
    <section>
      <h2>{kind === 'ahead' ? `What it changes: ${count}` : `What differs: ${count}`}</h2>
      {differences.map(({ part, id, about, mine, theirs }) => (
        <div key={`${part} ${id ?? ''}`} className="bundle-difference">
          <h3>{about}</h3>
          <div className="bundle-sides">
            <Words whose="Yours" words={mine} />
            <Words whose={`${by}’s`} words={theirs} />
          </div>
        </div>
      ))}
    </section>
  )
}

function Words({ whose, words }: { readonly whose: string; readonly words: string }): ReactNode {
  return (
    <div className="bundle-side">
      <h4>{whose}</h4>
      <p>{words === '' ? <span className="muted">Nothing of its own</span> : words}</p>
    </div>
  )
}
