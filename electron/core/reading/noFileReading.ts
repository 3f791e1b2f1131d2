import { AppError } from '../../../shared/domain/appError.ts'
import { refusedFacts } from './refusedFacts.ts'
import type { FileReading } from '../services.ts'

const sentence = 'Files cannot be read here. Open this minute book in the application to see what is in them.'

/** For a core that nobody gave anything to read files with: it says so of every file. */
export const noFileReading: FileReading = {
  facts: () => refusedFacts('other', [{ level: 'problem', sentence }]),
  pdf: () => Promise.resolve({ unreadable: sentence }),
  again: () => undefined,
  unlocked: () => Promise.resolve({ kind: 'refused', sentence }),
  wordCopy: () => Promise.resolve({ kind: 'refused', sentence }),
  imported: () => Promise.resolve({ kind: 'refused', sentence }),
  picture: () => Promise.reject(new AppError('not-found', sentence)),
  close: () => Promise.resolve(),
}
