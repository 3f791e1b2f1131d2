import type { ListStyle } from './htmlListLabels.ts'

/** What of its style says how an element is read; null where the style says nothing of it. */
export interface ReadStyle {
  readonly hidden: boolean | null
  readonly strong: boolean | null
  readonly list: ListStyle | null
  readonly pre: boolean | null
}

/** What a page's own stylesheets say of elements and classes; the last word counts. */
export type StyleRules = ReadonlyMap<string, ReadStyle>

const longestStyle = 1_000
const longestSheet = 500_000
const mostRules = 5_000

const kinds =
  'disc|circle|square|none|decimal|decimal-leading-zero|lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman'
const listStyle = new RegExp(
  String.raw`(?:^|[;\s])list-style(?:-type)?\s*:\s*(?:[^;]*?\s)??(${kinds}|"[^";]{0,20}"|'[^';]{0,20}')(?=[\s;!]|$)`,
  'i',
)

/** The declarations of a style attribute, or of a rule. */
export function readStyle(declarations: string): ReadStyle {
  const text = declarations.slice(0, longestStyle)
  const weight = /(?:^|[;\s])font-weight\s*:\s*(\w+)/i.exec(text)?.[1]?.toLowerCase()
  const isUnseen = /(?:^|[;\s])clip(?:-path)?\s*:\s*(?:rect|inset)/i.test(text)
  const isHidden =
    /(?:^|[;\s])display\s*:\s*none\b/i.test(text) ||
    /(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)\b/i.test(text) ||
    /mso-hide\s*:\s*all\b/i.test(text) ||
    isUnseen
  return {
    hidden: isHidden ? true : null,
    strong: weight === undefined ? null : /^(bold|bolder|[6-9]00)$/.test(weight),
    list: listStyle.exec(text)?.[1]?.toLowerCase() ?? null,
    pre: /(?:^|[;\s])white-space\s*:\s*pre/i.test(text) ? true : null,
  }
}

/** The rules of a stylesheet whose selector ends in an element, a class, or both; what stands in an @-rule does not count. */
export function readSheet(sheet: string): [string, ReadStyle][] {
  const rules: [string, ReadStyle][] = []
  const plain = sheet
    .slice(0, longestSheet)
    .replace(/\/\*[^*]{0,5000}\*+\//g, ' ')
    .replace(/<!--|-->/g, ' ')
  let depth = 0
  let start = 0
  let selector = ''
  for (let at = 0; at < plain.length && rules.length < mostRules; at += 1) {
    const mark = plain[at]
    if (mark === '{') {
      if (depth === 0) selector = plain.slice(start, at)
      depth += 1
      if (depth === 1) start = at + 1
    } else if (mark === '}') {
      depth = Math.max(0, depth - 1)
      if (depth > 0) continue
      if (!selector.includes('@'))
        rules.push(...rulesOf(selector.slice(0, longestStyle), plain.slice(start, at)))
      start = at + 1
    } else if (mark === ';' && depth === 0) {
      start = at + 1
    }
  }
  return rules
}

function rulesOf(selectors: string, declarations: string): [string, ReadStyle][] {
  const style = readStyle(declarations)
  if (Object.values(style).every((each) => each === null)) return []
  return selectors.split(',').flatMap((selector): [string, ReadStyle][] => {
    const compound =
      selector
        .trim()
        .split(/[\s>+~]+/)
        .at(-1) ?? ''
    return /^(?:[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?\.[\w-]+)$/i.test(compound) ? [[compound, style]] : []
  })
}

/** The style of an element: its own attribute before its classes, those before its name. */
export function styleOf(rules: StyleRules, tag: string, classes: readonly string[], own: string): ReadStyle {
  const found = [tag, ...classes.slice(0, 10).flatMap((name) => [`.${name}`, `${tag}.${name}`])].flatMap(
    (key) => {
      const rule = rules.get(key)
      return rule === undefined ? [] : [rule]
    },
  )
  if (own !== '') found.push(readStyle(own))
  return found.reduce(
    (all, each) => ({
      hidden: each.hidden ?? all.hidden,
      strong: each.strong ?? all.strong,
      list: each.list ?? all.list,
      pre: each.pre ?? all.pre,
    }),
    plainStyle,
  )
}

const plainStyle: ReadStyle = { hidden: null, strong: null, list: null, pre: null }
