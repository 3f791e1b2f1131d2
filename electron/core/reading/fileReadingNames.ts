import type { RecordPaper } from '../../../shared/domain/meetingRecord.ts'
import type { PaperNote } from '../../../shared/domain/paperFacts.ts'
import type { FileFormat } from '../../render/intake/fileFound.ts'

/** As a picture or a text is headed: its title, or its file's name without the ending. */
export function titleOf(paper: Pick<RecordPaper, 'title' | 'fileName'>): string {
  return paper.title.trim() === '' ? paper.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '') : paper.title.trim()
}

/** A sentence about "This file", where it stands alone: with the file's name. */
export function withName(sentence: string, fileName: string): string {
  const named = sentence.replace(/^This (?:Word )?(?:file|document|picture|text)\b/, `“${fileName}”`)
  return named === sentence ? `“${fileName}”: ${sentence}` : named
}

const formatNames: Readonly<Record<FileFormat, string>> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  docm: 'a Word document with macros',
  doc: 'a document of an old Word',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  text: 'plain text',
}

const endings: Readonly<Record<string, FileFormat>> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docm',
  doc: 'doc',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  txt: 'text',
}

/** A file whose name says that it is something else: it is taken for what is in it. */
export function nameAdvice(fileName: string, format: FileFormat | null): PaperNote[] {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase()
  const said = ending === undefined ? undefined : endings[ending]
  if (format === null || said === undefined || said === format) return []
  const sentence = `Its name ends in “.${ending}”, and it is ${formatNames[format]}. It is taken for what it is.`
  return [{ level: 'advice', sentence }]
}
