import type { FilePage } from '../../shared/domain/search.ts'
import type { Reader, Tx } from './database.ts'

/** The pages of an officer's file that hold words; none where it has not been read. */
export function readFilePages(reader: Reader, sha256: string): FilePage[] {
  return reader.all(
    reader.sql.selectFrom('file_page').select(['page', 'words']).where('sha256', '=', sha256).orderBy('page'),
  )
}

/** In place of what was known of the file. `words` has one entry for each page, empty for a page without words. */
export function writeFilePages(tx: Tx, sha256: string, words: readonly string[]): void {
  tx.run(tx.sql.deleteFrom('file_page').where('sha256', '=', sha256))
  for (const [index, text] of words.entries()) {
    if (text.trim() !== '')
      tx.run(tx.sql.insertInto('file_page').values({ sha256, page: index + 1, words: text }))
  }
}
