import { readBlocks } from './readBlocks.ts'
import { readHeader } from './readHeader.ts'
import type { ReadItem, ReadMinutes } from './readMinutes.ts'
import { withoutAuthor } from './reportAuthor.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine } from './sourceLines.ts'

/** What a page of a council's website says of a meeting; null for a text that is no such page. */
export function readWebPages(lines: readonly SourceLine[]): ReadMinutes | null {
  return itemPage(lines)
}

/** The page that a website has of one agenda item: "Agenda item", its title, "Minutes:", and the papers at the end. */
function itemPage(lines: readonly SourceLine[]): ReadMinutes | null {
  const minutes = lines.findIndex((line) => /^minutes:$/i.test(line.text))
  const heads = lines.slice(0, Math.max(minutes, 0))
  const marked = heads.findLastIndex((line) => /\bagenda item$/i.test(line.text))
  const title = heads[marked + 1]
  if (minutes < 0 || marked < 0 || title === undefined) return null
  const end = lines.findIndex((line, index) => index > minutes && /^supporting documents:/i.test(line.text))
  const { author } = withoutAuthor(heads.slice(marked + 2))
  const body = lines.slice(minutes + 1, end < 0 ? undefined : end)
  const item: ReadItem = {
    ...spanOf([title, ...body]),
    number: '',
    title: title.text,
    reportAuthor: author,
    blocks: readBlocks(body),
    confidence: 0.9,
  }
  return {
    header: readHeader([]).header,
    attendance: [],
    items: [item],
    notes: ['This is the page of one agenda item: it says neither when the meeting was nor who was there.'],
  }
}
