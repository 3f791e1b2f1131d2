import { init } from '@embedpdf/pdfium'
import type { Restriction } from '../../../shared/domain/paperFacts.ts'
import { readAsset } from '../assets.ts'

/** The calls of PDFium that are used here, as its C headers have them; numbers are handles or places in its memory. */
export interface PdfiumCalls {
  readonly pdfium: {
    readonly HEAPU8: Uint8Array
    readonly wasmExports: {
      readonly malloc: (size: number) => number
      readonly free: (place: number) => void
    }
  }
  PDFiumExt_Init(): void
  PDFiumExt_OpenFileWriter(): number
  PDFiumExt_SaveAsCopy(document: number, writer: number): number
  PDFiumExt_GetFileWriterSize(writer: number): number
  PDFiumExt_GetFileWriterData(writer: number, place: number, size: number): number
  PDFiumExt_CloseFileWriter(writer: number): void
  EPDF_IsEncrypted(document: number): boolean
  EPDF_RemoveEncryption(document: number): boolean
  FPDF_LoadMemDocument(place: number, size: number, password: string): number
  FPDF_CloseDocument(document: number): void
  FPDF_GetLastError(): number
  FPDF_GetPageCount(document: number): number
  FPDF_GetDocPermissions(document: number): number
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDFPage_CountObjects(page: number): number
  FPDFText_LoadPage(page: number): number
  FPDFText_ClosePage(text: number): void
  FPDFText_CountChars(text: number): number
  FPDFText_GetText(text: number, start: number, count: number, place: number): number
  FPDFText_GetUnicode(text: number, index: number): number
  FPDFText_IsGenerated(text: number, index: number): number
  FPDFText_GetTextObject(text: number, index: number): number
  FPDFPageObj_CountMarks(object: number): number
  FPDFPageObj_GetMark(object: number, index: number): number
  FPDFPageObj_GetMarkedContentID(object: number): number
  FPDFPageObjMark_GetName(mark: number, place: number, size: number, written: number): boolean
  FPDFText_GetFontSize(text: number, index: number): number
  FPDFText_GetFontWeight(text: number, index: number): number
  FPDFText_GetFontInfo(text: number, index: number, place: number, size: number, flags: number): number
  FPDFText_GetMatrix(text: number, index: number, place: number): boolean
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): boolean
  FPDFText_GetLooseCharBox(text: number, index: number, place: number): boolean
  FPDF_StructTree_GetForPage(page: number): number
  FPDF_StructTree_CountChildren(tree: number): number
  FPDF_StructTree_GetChildAtIndex(tree: number, index: number): number
  FPDF_StructTree_Close(tree: number): void
  FPDF_StructElement_CountChildren(element: number): number
  FPDF_StructElement_GetChildAtIndex(element: number, index: number): number
  FPDF_StructElement_GetChildMarkedContentID(element: number, index: number): number
  FPDF_StructElement_GetType(element: number, place: number, size: number): number
  FPDFBitmap_Create(width: number, height: number, alpha: number): number
  FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ): boolean
  FPDFBitmap_GetBuffer(bitmap: number): number
  FPDFBitmap_GetStride(bitmap: number): number
  FPDFBitmap_Destroy(bitmap: number): void
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void
}

let loaded: Promise<PdfiumCalls> | null = null

/** PDFium, loaded once in this process: only ever a child's. */
export function pdfium(): Promise<PdfiumCalls> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<PdfiumCalls> {
  const wasmBinary = await readAsset('pdfium.wasm')
  // The package's own types need those of its compiler, which are not at hand: the calls that are used are typed above.
  const start = init as unknown as (overrides: { readonly wasmBinary: Uint8Array }) => Promise<PdfiumCalls>
  const calls = await start({ wasmBinary })
  calls.PDFiumExt_Init()
  return calls
}

/** A PDF that PDFium has open. */
export interface OpenPdf {
  readonly pages: number
  /** What `look` makes of a page, from 0; null for a page that cannot be opened. */
  withPage<T>(index: number, look: (page: number) => T): T | null
  /** A copy written anew, with a table of contents that is right, and without a password. Null when it cannot be written. */
  saved(): Uint8Array | null
  /** The bytes it lies on, in PDFium's memory. */
  readonly size: number
  /** Encrypted, though it is open. */
  readonly isLocked: boolean
  /** What its author does not want done with it by whoever has this password. */
  readonly restricts: readonly Restriction[]
  close(): void
}

/** Opens a PDF: with the empty password, which opens what anybody may read, unless another is given. */
export function openPdf(
  calls: PdfiumCalls,
  bytes: Uint8Array,
  password = '',
): OpenPdf | 'password' | 'protected' | 'damaged' {
  const { malloc, free } = calls.pdfium.wasmExports
  const place = malloc(bytes.byteLength)
  if (place === 0) return 'damaged'
  calls.pdfium.HEAPU8.set(bytes, place)
  const document = calls.FPDF_LoadMemDocument(place, bytes.byteLength, password)
  if (document === 0) {
    free(place)
    const error = calls.FPDF_GetLastError()
    if (error === passwordError) return 'password'
    return error === securityError ? 'protected' : 'damaged'
  }
  const isLocked = calls.EPDF_IsEncrypted(document)
  return {
    pages: calls.FPDF_GetPageCount(document),
    size: bytes.byteLength,
    isLocked,
    restricts: isLocked ? restrictedBy(calls.FPDF_GetDocPermissions(document)) : [],
    withPage: (index, look) => {
      const page = calls.FPDF_LoadPage(document, index)
      if (page === 0) return null
      try {
        return look(page)
      } finally {
        calls.FPDF_ClosePage(page)
      }
    },
    saved: () => savedCopy(calls, document),
    close: () => {
      calls.FPDF_CloseDocument(document)
      free(place)
    },
  }
}

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const passwordError = 4
const securityError = 5

/** Of ISO 32000, table 22: bit 3 allows printing, bit 5 copying. */
function restrictedBy(permissions: number): readonly Restriction[] {
  return [
    ...((permissions & 0b100) === 0 ? (['printing'] as const) : []),
    ...((permissions & 0b1_0000) === 0 ? (['copying'] as const) : []),
  ]
}

function savedCopy(calls: PdfiumCalls, document: number): Uint8Array | null {
  if (calls.EPDF_IsEncrypted(document)) calls.EPDF_RemoveEncryption(document)
  const writer = calls.PDFiumExt_OpenFileWriter()
  try {
    if (calls.PDFiumExt_SaveAsCopy(document, writer) === 0) return null
    const size = calls.PDFiumExt_GetFileWriterSize(writer)
    const place = calls.pdfium.wasmExports.malloc(size)
    calls.PDFiumExt_GetFileWriterData(writer, place, size)
    const copy = calls.pdfium.HEAPU8.slice(place, place + size)
    calls.pdfium.wasmExports.free(place)
    return copy
  } finally {
    calls.PDFiumExt_CloseFileWriter(writer)
  }
}

/** The words of a page, as they are drawn. */
export function wordsOfPage(calls: PdfiumCalls, page: number): string {
  const text = calls.FPDFText_LoadPage(page)
  if (text === 0) return ''
  try {
    const count = calls.FPDFText_CountChars(text)
    if (count <= 0) return ''
    const size = (count + 1) * 2
    const place = calls.pdfium.wasmExports.malloc(size)
    const written = calls.FPDFText_GetText(text, 0, count, place)
    const raw = calls.pdfium.HEAPU8.slice(place, place + Math.max(0, written - 1) * 2)
    calls.pdfium.wasmExports.free(place)
    return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf16le')
  } finally {
    calls.FPDFText_ClosePage(text)
  }
}
