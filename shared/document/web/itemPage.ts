import type { PaperItem } from '../../domain/paperView.ts'
import { plain } from '../compose/inlines.ts'
import { restrictionSentence } from '../compose/restriction.ts'
import type { Block } from '../model.ts'
import {
  indexPath,
  isMinuted,
  itemPages,
  meetingName,
  minutesOfItem,
  paperLinks,
  siteNumbers,
} from './meetingSite.ts'
import type { MeetingSite } from './meetingSite.ts'
import type { WebLink, WebPage, WebPart } from './webPage.ts'

/** One page an agenda item, its sub-items on it: what a council's website has of each. */
export function itemPageOf(site: MeetingSite, index: number): WebPage {
  const { view } = site
  const pages = itemPages(view)
  const page = pages[index]
  if (page === undefined) throw new Error('There is no such item')
  const { item, path } = page
  const family = view.items.filter((each) => each.id === item.id || each.parentId === item.id)
  const links = paperLinks(site, new Set(family.map((each) => each.id)))
  return {
    path,
    title: `${item.title}: ${meetingName(view)}`,
    kind: 'Agenda item',
    heading: item.title,
    about: aboutLines(site, item),
    trail: [{ href: indexPath, text: meetingName(view), what: '' }],
    previous: linkTo(pages[index - 1]),
    next: linkTo(pages[index + 1]),
    parts: [
      ...(isMinuted(view) ? minutesParts(site, item) : agendaParts(site, family)),
      ...(links.length === 0
        ? []
        : [
            { kind: 'heading', id: 'documents', text: 'Supporting documents:' } as const,
            { kind: 'links', links } as const,
          ]),
    ],
  }
}

function linkTo(page: ReturnType<typeof itemPages>[number] | undefined): WebLink | null {
  return page === undefined ? null : { href: page.path, text: page.item.title, what: '' }
}

function aboutLines({ view }: MeetingSite, item: PaperItem): string[] {
  const author = item.reportAuthor.trim()
  const number = siteNumbers(view)[item.id]
  const minute = isMinuted(view) ? (item.minuteNumber ?? '') : ''
  const places = [
    ...(number === undefined ? [] : [`Item ${number} of the agenda`]),
    ...(minute === '' ? [] : [`minute ${minute}`]),
  ].join(', ')
  return [
    ...(author === '' ? [] : [`Report of the ${author}`]),
    ...(places === '' ? [] : [`${places.charAt(0).toUpperCase()}${places.slice(1)}`]),
    // Who comes here from a search sees of which meeting this is, also where the frame of the page is left out.
    `Meeting of ${meetingName(view)}`,
  ]
}

function minutesParts(site: MeetingSite, item: PaperItem): WebPart[] {
  const blocks = minutesOfItem(site, item.id)
  return [
    { kind: 'heading', id: 'minutes', text: 'Minutes:' },
    {
      kind: 'blocks',
      blocks: blocks.length === 0 ? [line('Nothing is recorded under this item.')] : blocks,
    },
    ...voteParts(site, item),
  ]
}

/** How each member voted, where names were taken. */
function voteParts({ votes }: MeetingSite, item: PaperItem): WebPart[] {
  const told = votes.get(item.id) ?? []
  if (told.length === 0) return []
  return [
    { kind: 'heading', id: 'votes', text: 'Recorded votes' },
    {
      kind: 'blocks',
      blocks: told.flatMap(({ motion, carried, rows }, index): Block[] => [
        line(`${motion === '' ? `Vote ${index + 1}` : motion}: ${carried ? 'carried' : 'lost'}.`),
        {
          kind: 'table',
          summary: `How each member voted${told.length === 1 ? '' : `, vote ${index + 1}`}`,
          columns: [
            { heading: 'Member', share: 3, align: 'start' },
            { heading: 'Vote', share: 1.4, align: 'start' },
          ],
          rows: rows.map(({ name, vote }) => ({
            cells: [[{ label: null, runs: plain(name) }], [{ label: null, runs: plain(vote) }]],
          })),
        },
      ]),
    },
  ]
}

/** Before the meeting: what the agenda says of the item, and what is recommended. */
function agendaParts(site: MeetingSite, family: readonly PaperItem[]): WebPart[] {
  const numbers = siteNumbers(site.view)
  return family.flatMap((item): WebPart[] => {
    const blocks = agendaBlocks(item)
    const number = numbers[item.id] ?? ''
    return [
      ...(item.parentId === null
        ? []
        : [{ kind: 'heading', id: `sub-${item.id}`, text: `${number} ${item.title}`.trim() } as const]),
      ...(blocks.length === 0 ? [] : [{ kind: 'blocks', blocks } as const]),
      ...recommendations(item),
    ]
  })
}

function agendaBlocks(item: PaperItem): Block[] {
  const restriction = restrictionSentence(item)
  return [
    ...(restriction === null ? [] : [{ kind: 'notice', runs: plain(restriction) } as const]),
    ...(item.summary.trim() === '' ? [] : [line(item.summary.trim())]),
  ]
}

function recommendations(item: PaperItem): WebPart[] {
  const recommended = item.recommendations.map((text) => text.trim()).filter((text) => text !== '')
  if (recommended.length === 0) return []
  return [
    { kind: 'heading', id: `recommended-${item.id}`, text: 'What is recommended' },
    {
      kind: 'blocks',
      blocks: recommended.map((text, index): Block => ({
        ...{ kind: 'point', list: `recommended-${item.id}`, markers: 'numbers', level: 0 },
        ...{ label: `${index + 1}.`, say: `Recommendation ${index + 1}`, runs: plain(text) },
      })),
    },
  ]
}

function line(text: string): Block {
  return { kind: 'paragraph', runs: plain(text) }
}
