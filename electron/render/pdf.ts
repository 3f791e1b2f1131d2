import type { PaperDocument } from '../../shared/document/model.ts'
import { checkPaper } from './checkPaper.ts'
import { coverageNotes } from './faceCoverage.ts'
import { pdfData } from './pdfData.ts'
import { finishPdf } from './pdfFinish.ts'
import { compileTypst } from './typst.ts'

/** Called with how much is done, 0 to 1, and what is being done, in the clerk's words. */
export type OnProgress = (progress: number, what: string) => void

/**
 * A paper as a tagged PDF that says it is PDF/UA-1, unless `notes` say why it cannot. The same paper gives the same bytes.
 * Throws AppError('invalid-input') for a paper that cannot be accessible, e.g. a picture without a description.
 */
export async function renderPdf(
  document: PaperDocument,
  onProgress: OnProgress = () => undefined,
): Promise<{ bytes: Uint8Array; pages: number; notes: string[] }> {
  checkPaper(document)
  const { data, pictures } = pdfData(document)
  onProgress(0.1, 'Setting the pages')
  const set = await compileTypst(data, pictures)
  onProgress(0.7, 'Finishing the PDF')
  const unprintable = await coverageNotes(document)
  const finished = await finishPdf(set, document, unprintable.length === 0)
  onProgress(1, 'Done')
  return { ...finished, notes: [...unprintable, ...finished.notes] }
}
