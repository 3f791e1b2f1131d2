import { assertNever } from '../../shared/domain/assert.ts'
import type { ChildAnswers, ChildQuestion } from './childMessages.ts'

/**
 * The work of the child. Every file comes from outside, and any of them may be made to break what reads it. Each kind of work loads what it
 * needs: who waits for the picture of a page does not wait for the parsers.
 */
export async function answerQuestion(question: ChildQuestion): Promise<ChildAnswers[keyof ChildAnswers]> {
  switch (question.kind) {
    case 'read': {
      const { readOfficersFile } = await import('../render/intake/readOfficersFile.ts')
      return readOfficersFile(question.bytes)
    }
    case 'open': {
      const { openForPages } = await import('../render/intake/openPdfs.ts')
      return openForPages(question.key, question.bytes)
    }
    case 'page': {
      const { drawPage } = await import('../render/intake/openPdfs.ts')
      return drawPage(question.key, question.page, question.width)
    }
    case 'compare': {
      const { missingWords } = await import('../render/intake/missingWords.ts')
      return missingWords(question.word, question.pdf)
    }
    case 'unlock': {
      const { unlockPdf } = await import('../render/intake/unlockPdf.ts')
      return unlockPdf(question.bytes, question.password)
    }
    case 'wordCopy': {
      const { readWordCopy } = await import('../render/review/readWordCopy.ts')
      return readWordCopy(question.bytes)
    }
    case 'source': {
      const { readSource } = await import('../import/readSource.ts')
      return readSource(question.bytes, question.fileName)
    }
    case 'import': {
      const [{ readSource }, { shownName }, { draftOf }, { v7: newId }] = await Promise.all([
        import('../import/readSource.ts'),
        import('../import/cleanedSource.ts'),
        import('../core/importDraft.ts'),
        import('uuid'),
      ])
      const { bytes, today } = question
      const fileName = shownName(question.fileName)
      return draftOf(await readSource(bytes, fileName), { fileName, today, newId })
    }
    default:
      return assertNever(question)
  }
}
