/** One attack on the running host: what it must come to, and what it came to. */
export interface AttackRow {
  readonly part: 'requests' | 'connections' | 'other pages' | 'own page' | 'pasted and imported' | 'the book'
  readonly attack: string
  readonly expected: string
  readonly got: string
}

export function hasHeld({ expected, got }: AttackRow): boolean {
  return expected === got
}

/** The rows as a table, a part after the other, what did not hold marked. */
export function attackTable(rows: readonly AttackRow[]): string {
  const width = Math.max(...rows.map(({ attack }) => attack.length))
  const lines = rows.map((row, index) => {
    const title = rows[index - 1]?.part === row.part ? [] : ['', row.part]
    const end = hasHeld(row) ? row.expected : `${row.expected}   BUT GOT   ${row.got}`
    return [...title, `${hasHeld(row) ? '  ' : '! '}${row.attack.padEnd(width)}  ${end}`].join('\n')
  })
  return lines.join('\n')
}
