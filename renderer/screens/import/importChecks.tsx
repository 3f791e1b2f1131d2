import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import type { ImportData } from './importRows.ts'

/** What the checks say of the paper itself: a number that is missing, a name in two forms. */
export function ImportChecks(props: {
  readonly data: ImportData
  readonly goTo: (place: string) => void
}): ReactNode {
  const { data, goTo } = props
  const { findings, record } = data
  if (findings.length === 0) return null
  const placeOf = (where: string | null): string | null => {
    if (where === null) return null
    return record.items.some(({ id }) => id === where) ? `item ${where}` : `person ${where}`
  }
  return (
    <section aria-label="What the checks say">
      <h3>What the checks say of the paper</h3>
      <ul className="import-checks">
        {findings.map(({ key, why, where }) => {
          const place = placeOf(where)
          return (
            <li key={key}>
              <span>{why}</span>
              {place === null ? null : (
                <Button kind="quiet" label={`Go there: ${why}`} onPress={() => goTo(place)}>
                  Go there
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <p className="cell-hint">
        A defect of the paper stays as it is printed. A slip of the reading is mended below.
      </p>
    </section>
  )
}
