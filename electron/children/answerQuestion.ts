import { assertNever } from '../../shared/domain/assert.ts'
import { readOfficersFile } from '../render/intake/readOfficersFile.ts'
import { drawPage, openForPages } from '../render/intake/openPdfs.ts'
import type { ChildAnswers, ChildQuestion } from './childMessages.ts'

/** The work of the child. Every file comes from outside, and any of them may be made to break what reads it. */
export async function answerQuestion(question: ChildQuestion): Promise<ChildAnswers[keyof ChildAnswers]> {
  switch (question.kind) {
    case 'read':
      return readOfficersFile(question.bytes)
    case 'open':
      return openForPages(question.key, question.bytes)
    case 'page':
      return drawPage(question.key, question.page, question.width)
    case 'compare': {
      const { missingWords } = await import('../render/intake/missingWords.ts')
      return missingWords(question.word, question.pdf)
    }
    default:
      return assertNever(question)
  }
}
