/** What the letters of a face mean, from its map of codes to words: single codes, and stretches of them (ISO 32000, 9.10.3). */
export function meanings(map: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const code = (hex: string): number => Number.parseInt(hex, 16)
  for (const [, body = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of body.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g)) {
      found.set(code(from), utf16(to))
    }
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    const stretches = body.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*(?:<([\dA-Fa-f]+)>|\[([^\]]*)\])/g)
    for (const [, first = '', last = '', to, list] of stretches) {
      const each = [...(list ?? '').matchAll(/<([\dA-Fa-f]+)>/g)].map(([, hex = '']) => utf16(hex))
      for (let at = code(first); at <= Math.min(code(last), 0xffff); at += 1) {
        const step = at - code(first)
        found.set(at, to === undefined ? (each[step] ?? '') : raised(utf16(to), step))
      }
    }
  }
  return found
}

function raised(text: string, step: number): string {
  const last = text.codePointAt(text.length - 1) ?? 0
  return text.slice(0, -1) + String.fromCodePoint(Math.min(last + step, 0x10ffff))
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex.padStart(4, '0'), 'hex')
  return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : ''
}
