import type { Block, PaperDocument } from '../../../shared/document/model.ts'

/** A paper of our own round what an officer gave: no caveat, no page number, which is the pack's. */
export function paperPage(title: string, blocks: readonly Block[]): PaperDocument {
  const named = title.trim() === '' ? 'Paper' : title.trim()
  return {
    title: named,
    language: 'en-GB',
    author: '',
    footer: '',
    caveat: '',
    headingColour: '#000000',
    pageNumbers: false,
    blocks: [{ kind: 'heading', id: 'title', level: 1, number: null, text: named }, ...blocks],
  }
}
