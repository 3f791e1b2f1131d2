import type { PaperDocument } from '../../../shared/document/model.ts'
import { paperPage } from './paperPage.ts'

/** Plain text as a paper: a heading, and its paragraphs. */
export function textDocument(paragraphs: readonly string[], title: string): PaperDocument {
  return paperPage(
    title,
    paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
  )
}
