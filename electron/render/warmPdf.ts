import type { Block, PaperDocument, Run } from '../../shared/document/model.ts'
import { renderPdf } from './pdf.ts'

/**
 * Loads the compiler and sets a few pages with every kind of block, which nobody sees. WebAssembly is compiled as it is first used:
 * after this the first paper asked for takes a quarter of the time.
 */
export async function warmPdf(): Promise<void> {
  await renderPdf(warmingPaper(40))
}

/** One white pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='

function warmingPaper(length: number): PaperDocument {
  const blocks: Block[] = [
    { kind: 'figure', mediaType: 'image/png', data: pixel, alt: 'Warming', heightMm: 1 },
    { kind: 'heading', id: 'warming', level: 1, number: null, text: 'Warming' },
    { kind: 'facts', facts: [{ term: 'Date:', runs: words(length) }] },
    { kind: 'lines', lines: [words(length), words(length + 1)] },
    {
      kind: 'table',
      summary: 'Warming',
      columns: [
        { heading: 'Item', share: 1, align: 'start' },
        { heading: 'Pages', share: 4, align: 'end' },
      ],
      rows: [1, 2, 3].map((row) => ({
        cells: [
          [{ label: null, runs: words(row) }],
          [
            { label: null, runs: words(length), small: true },
            { label: 'a)', runs: words(length) },
          ],
        ],
      })),
    },
    { kind: 'notice', runs: words(length) },
    { kind: 'heading', id: 'item', level: 2, number: '1', text: 'Warming' },
  ]
  for (let number = 1; number <= length; number += 1) {
    const point = { kind: 'point', list: 'warming', markers: 'letters', say: '' } as const
    blocks.push({ ...point, level: 0, label: `${number}.`, runs: words(30 + (number % 40)) })
    if (number % 8 === 0) blocks.push({ ...point, level: 1, label: '(i)', runs: words(20) })
    if (number % 9 === 0) blocks.push({ kind: 'event', runs: words(12) })
    if (number % 11 === 0) blocks.push({ kind: 'paragraph', runs: words(number), keepWithNext: true })
  }
  const clause = { say: '', runs: words(length) }
  blocks.push(
    {
      kind: 'resolution',
      list: 'resolution',
      lead: 'Resolved to',
      clauses: [
        { ...clause, level: 0, label: '(1)' },
        { ...clause, level: 1, label: 'a.' },
      ],
    },
    { kind: 'signature', lines: ['Chair'] },
  )
  return {
    title: 'Warming',
    language: 'en-GB',
    author: 'Warming',
    footer: 'Warming',
    caveat: 'Warming',
    headingColour: '#000000',
    pageNumbers: true,
    blocks,
  }
}

/** So many words of no meaning, no two paragraphs alike, some of them strong, in italics or a link. */
function words(count: number): readonly Run[] {
  const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789£’'
  const word = (n: number): string => alphabet.slice((n * 7) % 50, ((n * 7) % 50) + 3 + (n % 6))
  const text = Array.from({ length: count }, (_, n) => word(n * count + n)).join(' ')
  return [
    { text: `${text} ` },
    { text: 'strong', strong: true },
    { text: ' italic', emphasis: true },
    { text: ' both', strong: true, emphasis: true },
    { text: 'link', href: 'https://warming.example' },
  ]
}
