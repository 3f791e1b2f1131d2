import SqliteDatabase from 'better-sqlite3'
import { databaseOver } from '../../electron/db/database.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/all.ts'
import { putMeeting } from '../../electron/db/searchIndex.ts'
import { matchOf } from '../../electron/db/searchMatch.ts'
import { findRows } from '../../electron/db/searchRead.ts'
import type { FoundRows, SearchAsk } from '../../electron/db/searchRead.ts'
import { searchRows } from '../../shared/document/searchRows.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { readSearch, wordsOf } from '../../shared/domain/searchQuery.ts'

/** Words that are looked for, beside all that there is: some of every place of the meeting, closed ones too. */
const mostTerms = 150

/** Everything that a search tells the public of a meeting: all of it at once, and what is found by words of it. */
export function publicSearch(record: MeetingRecord): readonly FoundRows[] {
  const rows = searchRows(record, (sha256) => pagesOf(record, sha256))
  const sqlite = new SqliteDatabase(':memory:')
  try {
    migrate(sqlite, migrations)
    const database = databaseOver(sqlite)
    const { reader } = database
    database.write((tx) =>
      putMeeting(tx, { meetingId: 'm', committeeId: 'c', date: record.meeting.date, stamp: '', rows }),
    )
    const words = [...new Set(rows.flatMap((row) => wordsOf(`${row.words} ${row.title}`)))]
    const step = Math.max(1, Math.floor(words.length / mostTerms))
    const asked = words.filter((_, index) => index % step === 0)
    return [
      findRows(reader, { ...everything, match: null, not: null, from: '0001-01-01' }),
      ...asked.map((word) => findRows(reader, { ...everything, ...matchOf(readSearch(word), []) })),
    ]
  } finally {
    sqlite.close()
  }
}

const everything: SearchAsk = {
  ...{ match: null, not: null, reader: 'public', kinds: [], committeeIds: null, memberIds: null },
  ...{ from: null, to: null, order: 'newest', offset: 0, limit: 10_000 },
}

/** A page with all that the record says of the file: of a closed one it may be told nowhere. */
function pagesOf(
  { papers }: MeetingRecord,
  sha256: string,
): { readonly page: number; readonly words: string }[] {
  const paper = papers.find((each) => each.sha256 === sha256)
  return paper === undefined
    ? []
    : [{ page: 1, words: `${paper.title} ${paper.fileName} ${paper.description}` }]
}
