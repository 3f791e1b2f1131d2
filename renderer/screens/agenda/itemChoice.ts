export interface ItemOption {
  /** Null: the meeting as a whole. */
  readonly id: string | null
  /** As the agenda prints it, "5a"; empty where it has none. */
  readonly number: string
  readonly title: string
}

/** The items that are left of a list once something is typed: a number from its beginning, the one it names first; or words of a title. */
export function itemsFor(options: readonly ItemOption[], typed: string): readonly ItemOption[] {
  const wanted = bare(typed)
  if (wanted === '') return options
  if (/^\d/.test(wanted)) {
    const begin = options.filter(({ number }) => bare(number).startsWith(wanted))
    const isNamed = ({ number }: ItemOption): boolean => bare(number) === wanted
    return [...begin.filter(isNamed), ...begin.filter((option) => !isNamed(option))]
  }
  const words = typed.trim().toLowerCase().split(/\s+/)
  return options.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
}

/** "5(a)", "5 a" and "5A" are one number. */
function bare(number: string): string {
  return number.toLowerCase().replaceAll(/[^\da-z]/g, '')
}
