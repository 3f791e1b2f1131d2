/** The most names that are offered at once. */
const most = 8

/**
 * The known names one of whose words begins with the letters, surnames first; nothing for no letters and for what is a known name already.
 * Names keep their order otherwise.
 */
export function offeredNames(names: readonly string[], typed: string): readonly string[] {
  const letters = typed.trim().toLowerCase()
  if (letters === '' || names.some((name) => name.toLowerCase() === letters)) return []
  const surname = (name: string): string => name.toLowerCase().split(' ').at(-1) ?? ''
  const found = [...new Set(names)].filter((name) => ` ${name.toLowerCase()}`.includes(` ${letters}`))
  return found
    .toSorted((a, b) => Number(surname(b).startsWith(letters)) - Number(surname(a).startsWith(letters)))
    .slice(0, most)
}
