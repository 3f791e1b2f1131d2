import { writeZip } from '../zipFile.ts'
import { hiddenStyles } from './hiddenStyles.ts'
import { rewriteWordXml } from './rewriteWordXml.ts'

export interface CleanedWord {
  /** Null when the file can be converted as it stands. */
  readonly word: Uint8Array | null
  readonly hadMacros: boolean
  /** Tracked changes, which a converter would print struck through. */
  readonly hadChanges: boolean
  /** Fields or links that draw in other files. */
  readonly hadFields: boolean
  /** Words that somebody hid. */
  readonly hadHidden: boolean
}

/** What holds words: the text, and what stands at the head and foot of its pages. */
const wordParts = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/
const macroParts = /^word\/(?:vbaProject\.bin|vbaData\.xml|_rels\/vbaProject\.bin\.rels)$/
const relationParts = /(?:^|\/)_rels\/[^/]*\.rels$/

/**
 * A Word document without what must not be converted: every tracked change accepted, no hidden words, no macros, nothing that fetches another file. Null for
 * one that no Word has written: its XML is broken, or it declares things of its own.
 */
export function cleanWord(parts: ReadonlyMap<string, Buffer>): CleanedWord | null {
  const found = { hadMacros: false, hadChanges: false, hadFields: false, hadHidden: false }
  const hiding = hiddenStyles(parts.get('word/styles.xml'))
  const kept = new Map<string, Uint8Array>()
  for (const [name, part] of parts) {
    if (macroParts.test(name)) {
      found.hadMacros = true
      continue
    }
    if (wordParts.test(name)) {
      const rewritten = rewriteWordXml(part, hiding)
      if (rewritten === null) return null
      found.hadChanges ||= rewritten.changes > 0
      found.hadFields ||= rewritten.fields > 0
      found.hadHidden ||= rewritten.hidden > 0
      const { changes, fields, hidden } = rewritten
      kept.set(name, changes + fields + hidden > 0 ? rewritten.xml : part)
    } else if (relationParts.test(name)) {
      const relations = withoutOutside(part.toString('utf8'))
      found.hadFields ||= relations.outside
      kept.set(name, Buffer.from(withoutMacroRelation(relations.text), 'utf8'))
    } else kept.set(name, part)
  }
  const types = Buffer.from(kept.get('[Content_Types].xml') ?? []).toString('utf8')
  const plain = plainTypes(types)
  if (plain !== types) kept.set('[Content_Types].xml', Buffer.from(plain, 'utf8'))
  const isClean = !Object.values(found).includes(true) && plain === types
  return { ...found, word: isClean ? null : writeZip(kept) }
}

/** What a document would fetch as it opens leads nowhere; addresses to click on stay. */
function withoutOutside(text: string): { readonly text: string; readonly outside: boolean } {
  let outside = false
  const cleaned = text.replaceAll(/<(?:\w+:)?Relationship\b[^>]*>/g, (relation) => {
    if (!/TargetMode\s*=\s*["']External["']/.test(relation)) return relation
    if (/Type\s*=\s*["'][^"']*\/hyperlink["']/.test(relation)) return relation
    outside = true
    return relation.replace(/(\sTarget\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"about:blank"')
  })
  return { text: cleaned, outside }
}

function withoutMacroRelation(text: string): string {
  return text.replaceAll(/<(?:\w+:)?Relationship\b[^>]*(?:vbaProject|wordVbaData)[^>]*\/>/g, '')
}

/** The list of contents of a plain document, without macros and no template: Word opens nothing under a wrong name. */
function plainTypes(types: string): string {
  return types
    .replaceAll(/<(?:\w+:)?Override\b[^>]*vba(?:Project|Data)[^>]*\/>/g, '')
    .replaceAll(/<(?:\w+:)?Default\b[^>]*vbaProject[^>]*\/>/g, '')
    .replaceAll(
      /application\/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml/g,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    )
}
