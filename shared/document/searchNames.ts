import type { PersonOnTheDay } from '../domain/person.ts'

/**
 * Finds whom words name in full, as minutes from elsewhere do, in which no name is marked: "Ruth Ashworth", or "Councillor Ashworth" where
 * nobody else at the meeting is called so.
 */
export function namesIn(people: readonly PersonOnTheDay[]): (words: string) => string[] {
  const called = new Map<string, string | null>()
  const call = (name: string, id: string): void => {
    if (name.includes(' ')) called.set(name, called.has(name) && called.get(name) !== id ? null : id)
  }
  for (const { id, address, name } of people) {
    const surname = name.split(/\s+/u).at(-1) ?? ''
    call(name, id)
    for (const title of titlesFor(address)) call(`${title} ${surname}`, id)
  }
  const known = [...called].flatMap(([name, id]) => (id === null ? [] : [name]))
  if (known.length === 0) return () => []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return (words) => [...new Set([...words.matchAll(pattern)].flatMap(([name]) => called.get(name) ?? []))]
}

function titlesFor(address: string): string[] {
  if (address === '') return []
  return /^(councillor|cllr)$/iu.test(address) ? ['Councillor', 'Cllr'] : [address]
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
