import { readWordXml } from './wordXml.ts'

interface Style {
  basedOn: string | null
  /** Null where it says nothing of it. */
  hides: boolean | null
}

/** The styles of a Word document whose words are hidden: by themselves, or by a style they are based on. Ids, as runs and paragraphs name them. */
export function hiddenStyles(part: Uint8Array | undefined): ReadonlySet<string> {
  const styles = new Map<string, Style>()
  if (part === undefined) return new Set()
  const open: string[] = []
  let style: Style | null = null
  readWordXml(part, {
    open: (tag, local) => {
      const said = tag.attributes['w:val']?.value
      if (local === 'style') {
        style = { basedOn: null, hides: null }
        styles.set(tag.attributes['w:styleId']?.value ?? '', style)
      } else if (style !== null && local === 'basedOn') style.basedOn = said ?? null
      else if (style !== null && local === 'vanish' && open.at(-1) === 'rPr' && open.at(-2) === 'style') {
        style.hides = !isOff(said)
      }
      open.push(local)
    },
    close: (_, local) => {
      open.pop()
      if (local === 'style') style = null
    },
    text: () => undefined,
  })
  return new Set([...styles.keys()].filter((id) => hides(styles, id)))
}

function hides(styles: ReadonlyMap<string, Style>, id: string): boolean {
  let style = styles.get(id)
  // A style that is based on itself, by whatever way round, ends.
  for (let depth = 0; style !== undefined && depth < 50; depth += 1) {
    if (style.hides !== null) return style.hides
    style = style.basedOn === null ? undefined : styles.get(style.basedOn)
  }
  return false
}

/** Of a switch of Word's: present is on, unless it says otherwise. */
export function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off'
}
