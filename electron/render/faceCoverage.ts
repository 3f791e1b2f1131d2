import fontkit from '@pdf-lib/fontkit'
import { readAsset } from './assets.ts'

let printable: Promise<ReadonlySet<number>> | undefined

/**
 * Whether the paper face has a glyph for every character: all of Europe's letters, no emoji, no Chinese. Others are set as an
 * empty box with the character beneath it, which PDF/UA-1 does not allow (ISO 32000 has the box as ".notdef").
 */
export async function faceCovers(text: string): Promise<boolean> {
  printable ??= readCoverage()
  const covered = await printable
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point > 0x7e && !invisible.has(point) && !covered.has(point)) return false
  }
  return true
}

/** Zero-width space, joiners, direction marks, soft hyphen, byte order mark: drawn as nothing. */
const invisible: ReadonlySet<number> = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff])

async function readCoverage(): Promise<ReadonlySet<number>> {
  return new Set(fontkit.create(await readAsset('SourceSans3-Regular.ttf')).characterSet)
}
