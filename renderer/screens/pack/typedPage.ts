/** Digits typed one after the other name a page: "6", then "1", lead to page 61. */
export interface TypedPage {
  readonly digits: string
  /** Milliseconds of the clock at the last digit. */
  readonly at: number
}

export const nothingTyped: TypedPage = { digits: '', at: 0 }

/** After this long a digit begins a new number, in milliseconds. */
const typingPauseMilliseconds = 1_200

/** What is typed now, and the page it leads to: null while the number is none of the pack's. */
export function afterDigit(
  typed: TypedPage,
  digit: string,
  now: number,
  pages: { readonly first: number; readonly last: number },
): { readonly typed: TypedPage; readonly page: number | null } {
  const goesOn = now - typed.at < typingPauseMilliseconds
  const isPage = (digits: string): boolean => Number(digits) >= pages.first && Number(digits) <= pages.last
  const longer = goesOn ? `${typed.digits}${digit}` : digit
  const digits = Number(longer) > pages.last ? digit : longer
  return { typed: { digits, at: now }, page: isPage(digits) ? Number(digits) : null }
}
