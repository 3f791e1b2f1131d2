import type { PaperView } from '../../domain/paperView.ts'
import type { Block, PaperDocument } from '../model.ts'
import { strong } from './inlines.ts'

/** Crest, council and body: how every paper begins. */
export function letterhead(view: Pick<PaperView, 'council' | 'committee'>): Block[] {
  const { logo, name } = view.council
  return [
    ...(logo === null
      ? []
      : [
          {
            kind: 'figure',
            mediaType: logo.mediaType,
            data: logo.data,
            alt: logo.alt,
            heightMm: 22,
          } as const,
        ]),
    ...(name === '' ? [] : [{ kind: 'paragraph', runs: strong(name), keepWithNext: true } as const]),
    { kind: 'heading', id: 'body', level: 1, number: null, text: view.committee },
  ]
}

/** What all papers of a council have in common: who speaks, in what language and colour. */
export function paperFrame(
  view: Pick<PaperView, 'council'>,
): Pick<PaperDocument, 'language' | 'author' | 'headingColour' | 'pageNumbers'> {
  return {
    language: 'en-GB',
    author: view.council.name,
    headingColour: view.council.houseStyle.headingColour,
    pageNumbers: true,
  }
}
