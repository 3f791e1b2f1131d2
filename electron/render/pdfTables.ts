import { PDFHexString, PDFName, type PDFContext, type PDFDict, type PDFObject } from '@cantoo/pdf-lib'
import type { Block, PaperDocument } from '../../shared/document/model.ts'
import { attributesOf, childElements, structureType } from './pdfStructure.ts'

type Table = Extract<Block, { kind: 'table' }>

/** Tables stand in the structure tree in the order of the paper. */
export function finishTables(context: PDFContext, root: PDFDict, paper: PaperDocument): void {
  const tables = paper.blocks.filter((block): block is Table => block.kind === 'table')
  if (tables.length === 0) return
  const elements = descendants(root, 'Table')
  if (elements.length !== tables.length) {
    throw new Error(`The paper has ${tables.length} tables, its structure ${elements.length}`)
  }
  elements.forEach((element, index) => {
    const table = tables[index]
    if (table === undefined) return
    addAttributes(context, element, {
      O: PDFName.of('Table'),
      Summary: PDFHexString.fromText(table.summary),
    })
    if (hasRowHeaders(table)) markRowHeaders(context, element)
  })
}

/** The first column names its rows when none of its cells is empty: the numbers of an agenda, the names of an attendance table. */
function hasRowHeaders(table: Table): boolean {
  return (
    table.columns.length > 1 &&
    table.rows.every((row) => row.cells[0]?.some((line) => line.runs.some((run) => run.text.trim() !== '')))
  )
}

/**
 * The compiler can mark only header rows. The first cell of every body row becomes a header of scope Row; the explicit Headers of the other cells,
 * which name the column alone, go, so that a reader finds both headers by their scope.
 */
function markRowHeaders(context: PDFContext, table: PDFDict): void {
  for (const body of childElements(table)) {
    if (structureType(body) !== 'TBody') continue
    for (const row of childElements(body)) {
      childElements(row).forEach((cell, column) => {
        for (const attributes of attributesOf(cell)) attributes.delete(PDFName.of('Headers'))
        if (column > 0) return
        cell.set(PDFName.of('S'), PDFName.of('TH'))
        addAttributes(context, cell, { O: PDFName.of('Table'), Scope: PDFName.of('Row') })
      })
    }
  }
}

/** The elements of a type below an element, in reading order; none inside another. */
function descendants(element: PDFDict, type: string): PDFDict[] {
  return childElements(element).flatMap((child) =>
    structureType(child) === type ? [child] : descendants(child, type),
  )
}

function addAttributes(context: PDFContext, element: PDFDict, attributes: Record<string, PDFObject>): void {
  const own = attributesOf(element).find((each) => each.get(PDFName.of('O')) === PDFName.of('Table'))
  if (own === undefined) {
    element.set(PDFName.of('A'), context.obj([...attributesOf(element), context.obj(attributes)]))
    return
  }
  for (const [key, value] of Object.entries(attributes)) own.set(PDFName.of(key), value)
}
