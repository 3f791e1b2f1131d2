import { PDFDocument, StandardFonts, degrees } from '@cantoo/pdf-lib'

/** Words at a place, in points from the upper left corner of an A4 page, as an old program or a printer's driver puts them: without any tags. */
export interface LaidOut {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly strong?: true
  readonly turned?: number
}

const height = 842

/** A PDF without tags, each page its words in whatever order they come. A page without words has a rule on it, as a scan has a picture. */
export async function laidOutPdf(pages: readonly (readonly LaidOut[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const plain = await pdf.embedFont(StandardFonts.Helvetica)
  const strong = await pdf.embedFont(StandardFonts.HelveticaBold)
  for (const words of pages) {
    const page = pdf.addPage([595, height])
    if (words.length === 0) page.drawRectangle({ x: 50, y: 50, width: 400, height: 600 })
    for (const each of words) {
      page.drawText(each.text, {
        x: each.x,
        y: height - each.y,
        size: each.size ?? 11,
        font: each.strong === true ? strong : plain,
        rotate: degrees(each.turned ?? 0),
      })
    }
  }
  return pdf.save()
}

/** Lines under one another, 14 points apart. */
export function column(x: number, y: number, lines: readonly string[]): LaidOut[] {
  return lines.map((text, at) => ({ text, x, y: y + at * 14 }))
}
