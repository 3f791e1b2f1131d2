/** Sizes of a page, in percent of the width of its pane. */
const sizes = [50, 75, 100, 125, 150, 200, 300, 400] as const

/** The size after "+", "-" or "0"; null for other keys. */
export function zoomAfter(zoom: number, key: string): number | null {
  if (key === '+' || key === '=') return sizes.find((size) => size > zoom) ?? zoom
  if (key === '-') return sizes.findLast((size) => size < zoom) ?? zoom
  return key === '0' ? 100 : null
}
