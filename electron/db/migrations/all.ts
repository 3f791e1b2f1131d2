import { first } from './0010_first.ts'
import { facts } from './0020_facts.ts'
import { agendaPlace } from './0030_agenda_place.ts'
import { packs } from './0040_packs.ts'
import { reviews } from './0050_reviews.ts'
import { minuteBook } from './0060_minute_book.ts'
import { search } from './0070_search.ts'
import { extraordinary } from './0080_extraordinary.ts'
import { searchAttendance } from './0090_search_attendance.ts'
import { imports } from './0100_imports.ts'
import { importPublished } from './0110_import_published.ts'

/** One step of the book's form. Its SQL stands alone: it never imports the app, and is never edited after release. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

/** In order. Numbers go up by ten. */
export const migrations: readonly Migration[] = [
  first,
  facts,
  agendaPlace,
  packs,
  reviews,
  minuteBook,
  search,
  extraordinary,
  searchAttendance,
  imports,
  importPublished,
]
