import type { Block, CellLine, Run } from '../../shared/document/model.ts'
import type { PdfListItem } from './pdfList.ts'
import { setRuns, setText, textLength } from './pdfText.ts'

type Table = Extract<Block, { kind: 'table' }>

/** A plain line of a cell, or the list of the labelled lines that follow one another. */
interface PdfCellPart {
  readonly runs: readonly Run[]
  readonly items: PdfListItem[]
  readonly small: boolean
}

export interface PdfTable {
  readonly kind: 'table'
  readonly columns: Table['columns']
  readonly rows: readonly {
    readonly breakable: boolean
    readonly cells: readonly (readonly PdfCellPart[])[]
  }[]
}

/** A row of more characters or lines than these may break over two pages; a shorter one moves whole. */
const longText = 700
const manyLines = 12

export function tableBlock(block: Table): PdfTable {
  return {
    kind: 'table',
    columns: block.columns.map((column) => ({ ...column, heading: setText(column.heading) })),
    rows: block.rows.map((row) => ({
      breakable: row.cells.some(
        (cell) => cell.length > manyLines || textLength(cell.flatMap((line) => line.runs)) > longText,
      ),
      cells: row.cells.map(cellParts),
    })),
  }
}

function cellParts(lines: readonly CellLine[]): PdfCellPart[] {
  const parts: PdfCellPart[] = []
  for (const { label, runs, small = false } of lines) {
    if (label === null) {
      parts.push({ runs: setRuns(runs), items: [], small })
      continue
    }
    const item = { label, runs: setRuns(runs), items: [] }
    const last = parts.at(-1)
    if (last !== undefined && last.items.length > 0 && last.small === small) last.items.push(item)
    else parts.push({ runs: [], items: [item], small })
  }
  return parts
}
