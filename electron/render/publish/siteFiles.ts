import { createHash } from 'node:crypto'
import { itemPageOf } from '../../../shared/document/web/itemPage.ts'
import { meetingPage } from '../../../shared/document/web/meetingPage.ts'
import { itemPages, siteFrame } from '../../../shared/document/web/meetingSite.ts'
import type { MeetingSite, SiteVote } from '../../../shared/document/web/meetingSite.ts'
import { statementPage } from '../../../shared/document/web/statementPage.ts'
import type { Reading } from '../../../shared/domain/registers/reading.ts'
import { saySide } from '../../../shared/domain/registers/registerTable.ts'
import { voteRows } from '../../../shared/domain/registers/votes.ts'
import type { PublishedFile } from './publishOrder.ts'
import { textFile } from './dataFiles.ts'
import { renderWebPage, stylePath } from './webPage.ts'
import { webStyle } from './webStyle.ts'

/** The pages of a meeting: its own, one for each item, the accessibility statement, and their style. */
export function siteFiles(site: MeetingSite): PublishedFile[] {
  const frame = siteFrame(site)
  const pages = [
    { page: meetingPage(site), what: 'The page of the meeting' },
    ...itemPages(site.view).map(({ item }, index) => ({
      page: itemPageOf(site, index),
      what: `Agenda item: ${item.title}`,
    })),
    { page: statementPage(site), what: 'Accessibility statement' },
  ]
  return [
    ...pages.map(({ page, what }) => textFile(page.path, renderWebPage(page, frame), what)),
    textFile(stylePath, webStyle(frame), 'How the pages look'),
    ...crestFile(site),
  ]
}

function crestFile({ view, crest }: MeetingSite): PublishedFile[] {
  const { logo } = view.council
  if (logo === null || crest === null) return []
  return [
    {
      path: crest.path,
      bytes: new Uint8Array(Buffer.from(logo.data, 'base64')),
      what: 'The council’s crest',
    },
  ]
}

export function crestOf({ view }: Reading): MeetingSite['crest'] {
  const { logo } = view.council
  if (logo === null) return null
  return { path: logo.mediaType === 'image/png' ? 'crest.png' : 'crest.jpg', alt: logo.alt }
}

/** The recorded votes of each item as the page of its own shows them: with those of its sub-items. */
export function votesByItem(reading: Reading): ReadonlyMap<string, readonly SiteVote[]> {
  const ownOf = new Map(reading.view.items.map((item) => [item.id, item.parentId ?? item.id]))
  const votes = new Map<string, Map<string, SiteVote & { rows: SiteVote['rows'][number][] }>>()
  for (const row of voteRows([reading])) {
    if (row.how === 'noted' || row.itemId === null) continue
    const item = ownOf.get(row.itemId) ?? row.itemId
    const ofItem = votes.get(item) ?? new Map<string, SiteVote & { rows: SiteVote['rows'][number][] }>()
    votes.set(item, ofItem)
    const vote = ofItem.get(row.factId) ?? { motion: row.motion, carried: row.carried === true, rows: [] }
    ofItem.set(row.factId, vote)
    vote.rows.push({ name: row.name, vote: saySide(row) })
  }
  return new Map([...votes].map(([item, ofItem]) => [item, [...ofItem.values()]]))
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
