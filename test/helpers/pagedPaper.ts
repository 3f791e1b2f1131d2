import type { Block, PaperDocument } from '../../shared/document/model.ts'
import { letteredPoint, samplePaper } from './samplePaper.ts'

/** A report of exactly so many pages, each with a heading and points, like what officers write: about forty marked contents a page. */
export function pagedPaper(pages: number, about: string): PaperDocument {
  const blocks: Block[] = [{ kind: 'heading', id: 'top', level: 1, number: null, text: `Report on ${about}` }]
  for (let page = 1; page <= pages; page += 1) {
    const list = `page-${page}`
    if (page > 1) blocks.push({ kind: 'pageBreak' })
    blocks.push({
      kind: 'heading',
      id: list,
      level: 2,
      number: String(page),
      text: `Part ${page} of ${about}`,
    })
    for (let n = 1; n <= 14; n += 1) {
      const words = `${about}, part ${page}, point ${n}: the committee is asked to note the position and what follows from it for the coming year.`
      blocks.push(letteredPoint(list, n, [{ text: words }]))
    }
  }
  return samplePaper({ title: `Report on ${about}`, caveat: '', blocks })
}
