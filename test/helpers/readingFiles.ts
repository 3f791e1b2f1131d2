import { startNodeChild } from '../../electron/children/nodeChildren.ts'
import { wordConverter } from '../../electron/children/wordConverter.ts'
import { createFileReading } from '../../electron/core/reading/fileReading.ts'
import type { FileReadingParts } from '../../electron/core/reading/fileReading.ts'
import type { FileReading, ReadingParts } from '../../electron/core/services.ts'

/** Reads files as the product does on Node, with whatever a test has of its own. */
export function readingFiles(
  given: Pick<FileReadingParts, 'render'> & Partial<FileReadingParts>,
): (parts: ReadingParts) => FileReading {
  return (parts) =>
    createFileReading({ startChild: startNodeChild, converter: wordConverter(), ...parts, ...given })
}
