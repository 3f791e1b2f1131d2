import { Buffer } from 'node:buffer'
import { readZip, writeZip } from './zipFile.ts'

/** The library invents an id for every hyperlink: `rId` and twenty-one letters. Its own countable ones are shorter. */
const inventedId = /rId[a-z0-9_-]{21}/g
const timesOfDay = /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g

/**
 * Takes out of a new .docx file what does not come from the paper: the time of day in its properties and its zip entries,
 * and invented ids. `finishStyles` has the last word on styles.xml. The same paper then gives the same bytes.
 */
export function normaliseWord(bytes: Uint8Array, finishStyles: (xml: string) => string): Uint8Array {
  const ids = new Map<string, string>()
  const files = new Map<string, Uint8Array>()
  for (const [path, content] of readZip(bytes)) {
    if (!/\.(xml|rels)$/.test(path)) {
      files.set(path, content)
      continue
    }
    let xml = content.toString('utf8')
    if (path === 'docProps/core.xml') xml = xml.replace(timesOfDay, '')
    if (path === 'word/styles.xml') xml = finishStyles(xml)
    files.set(path, Buffer.from(renameIds(xml, ids), 'utf8'))
  }
  return writeZip(files)
}

/** Only inside the attributes that hold ids: a clerk may write a word that looks like one. */
function renameIds(xml: string, ids: Map<string, string>): string {
  return xml.replace(/ (?:r:id|Id)="[^"]*"/g, (attribute) =>
    attribute.replace(inventedId, (id) => {
      const known = ids.get(id)
      if (known !== undefined) return known
      const name = `rIdLink${ids.size + 1}`
      ids.set(id, name)
      return name
    }),
  )
}
