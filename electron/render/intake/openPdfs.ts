import type { PageDrawn } from '../../children/childMessages.ts'
import { openPdf, pdfium } from './pdfium.ts'
import type { OpenPdf, PdfiumCalls } from './pdfium.ts'
import { pngOf } from './pngFile.ts'

/** The PDFs whose pages are being looked at, the latest last. */
const open = new Map<string, OpenPdf>()
/** Together, in bytes: fewer large ones are kept than small ones. */
const mostOpenBytes = 150_000_000
const mostOpen = 6

/** FPDF_ANNOT of fpdfview.h: notes and fields are drawn as the file says they look. */
const withAnnotations = 0x01
/** A page that is a long strip is not drawn longer than this. */
const tallest = 8_000

/** Keeps a PDF open under a name. Gives how many pages it has; 0 when it cannot be opened. */
export async function openForPages(key: string, bytes: Uint8Array): Promise<number> {
  open.get(key)?.close()
  open.delete(key)
  const opened = openPdf(await pdfium(), bytes)
  if (typeof opened === 'string') return 0
  open.set(key, opened)
  closeOldest()
  return opened.pages
}

function closeOldest(): void {
  for (const [key, pdf] of open) {
    const bytes = [...open.values()].reduce((sum, each) => sum + each.size, 0)
    if (open.size === 1 || (open.size <= mostOpen && bytes <= mostOpenBytes)) return
    pdf.close()
    open.delete(key)
  }
}

/** Page `page`, from 1, as PNG, `width` pixels wide. */
export async function drawPage(key: string, page: number, width: number): Promise<PageDrawn> {
  const pdf = open.get(key)
  if (pdf === undefined) return 'not-open'
  open.delete(key)
  open.set(key, pdf)
  if (page > pdf.pages) return 'past-end'
  const calls = await pdfium()
  return pdf.withPage(page - 1, (handle) => draw(calls, handle, width)) ?? blank(width)
}

function draw(calls: PdfiumCalls, page: number, width: number): Uint8Array {
  const [across, up] = [calls.FPDF_GetPageWidthF(page), calls.FPDF_GetPageHeightF(page)]
  const height =
    across > 0 && up > 0 ? Math.max(1, Math.min(tallest, Math.round((width * up) / across))) : width
  const bitmap = calls.FPDFBitmap_Create(width, height, 0)
  try {
    calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xff_ff_ff_ff)
    calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations)
    const place = calls.FPDFBitmap_GetBuffer(bitmap)
    const stride = calls.FPDFBitmap_GetStride(bitmap)
    return pngOf(calls.pdfium.HEAPU8.subarray(place, place + stride * height), width, height, stride)
  } finally {
    calls.FPDFBitmap_Destroy(bitmap)
  }
}

/** A page that PDFium cannot open is white, in the shape of A4. */
function blank(width: number): Uint8Array {
  const height = Math.round(width * Math.SQRT2)
  return pngOf(new Uint8Array(width * height * 4).fill(0xff), width, height, width * 4)
}
