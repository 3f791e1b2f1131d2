import type { PaperRenderer } from '../../electron/core/services.ts'
import { paperLines } from '../../shared/document/paperText.ts'

const nothing = (): Promise<never> => Promise.reject(new Error('nothing is rendered here'))

/** For a core that is asked for no paper. */
export const nothingRendered: PaperRenderer = {
  render: nothing,
  pack: nothing,
  planPack: nothing,
  seal: nothing,
  copy: nothing,
}

/**
 * Renders a paper as its printed lines: fast, and enough to see what was composed. Packs are built as the product builds them, but in
 * this process: nothing cancels them.
 */
export const linesRenderer: PaperRenderer = {
  render: (document, format, options) => {
    options?.onProgress?.(0.5, 'Setting the pages')
    const bytes = new TextEncoder().encode(`${format}\n${paperLines(document).join('\n')}`)
    return Promise.resolve({ bytes, pages: format === 'html' ? null : 1, notes: [] })
  },
  // The typesetter is loaded by those tests alone that build a pack.
  pack: async (order, options) => {
    const { buildPack } = await import('../../electron/render/pack/buildPack.ts')
    return buildPack(order, options?.onProgress)
  },
  planPack: async (order) => {
    const { planPack } = await import('../../electron/render/pack/planPack.ts')
    return planPack(order)
  },
  seal: async (order) => {
    const { sealPdf } = await import('../../electron/render/sealPdf.ts')
    return sealPdf(order)
  },
  copy: async (order) => {
    const { paperCopy } = await import('../../electron/render/publish/paperCopy.ts')
    return paperCopy(order)
  },
}
