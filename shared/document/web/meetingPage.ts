import { formatDate } from '../../domain/civilTime.ts'
import { importedNote, publishedWhat } from '../../domain/publishing.ts'
import { attendanceBlocks } from '../compose/attendance.ts'
import { contact } from '../compose/agenda.ts'
import { plain } from '../compose/inlines.ts'
import type { Block } from '../model.ts'
import {
  endOfMinutes,
  fileLink,
  indexPath,
  isMinuted,
  itemPages,
  meetingName,
  meetingTime,
  minutesOfItem,
  paperLinks,
  siteNumbers,
} from './meetingSite.ts'
import type { MeetingSite } from './meetingSite.ts'
import type { BusinessRow, DecisionRow, WebPage, WebPart } from './webPage.ts'

/** The page of the meeting: when and where, what was decided, the business, who was there, and the files. */
export function meetingPage(site: MeetingSite): WebPage {
  const { view } = site
  const { meeting, council, committee } = view
  const place = meeting.place.trim()
  const decisions = decisionRows(site)
  return {
    path: indexPath,
    title: `${meetingName(view)}, ${council.name}`,
    kind: meeting.extraordinary ? 'Extraordinary meeting' : 'Meeting',
    heading: committee,
    about: [],
    trail: [],
    previous: null,
    next: null,
    parts: [
      {
        kind: 'blocks',
        blocks: [
          {
            kind: 'facts',
            facts: [
              {
                term: 'Date:',
                runs: plain(formatDate(meeting.date, 'Thursday 3 November 2022')),
              },
              { term: 'Time:', runs: plain(meetingTime(view)) },
              ...(place === '' ? [] : [{ term: 'Place:', runs: plain(place) }]),
              { term: 'Status:', runs: plain(statusWords(site)) },
            ],
          },
        ],
      },
      ...section('documents', isMinuted(view) ? 'Minutes' : 'Agenda', site.main.length, [
        { kind: 'links', links: site.main.map(fileLink) },
      ]),
      ...(decisions.length === 0
        ? []
        : [{ kind: 'decisions', heading: 'What was decided', rows: decisions } as const]),
      { kind: 'heading', id: 'business', text: 'Agenda items' },
      {
        kind: 'business',
        about: isMinuted(view) ? 'The numbers are those of the minutes.' : '',
        rows: businessRows(site),
      },
      ...wholeMeetingPapers(site),
      ...attendance(site),
      ...section('confirmed', 'How the minutes were confirmed', endOfMinutes(site).length, [
        { kind: 'blocks', blocks: endOfMinutes(site).flatMap(withoutOwnHeading) },
      ]),
      ...section('contact', 'Who to ask', contact(view).length, [{ kind: 'blocks', blocks: contact(view) }]),
      ...section('data', 'Data files', site.data.length, [{ kind: 'links', links: site.data.map(fileLink) }]),
    ],
  }
}

function section(id: string, text: string, count: number, parts: readonly WebPart[]): WebPart[] {
  return count === 0 ? [] : [{ kind: 'heading', id, text }, ...parts]
}

function statusWords({ view }: MeetingSite): string {
  const { meeting, agreed } = view
  if (isMinuted(view) && importedNote(meeting) !== '') return `${importedNote(meeting)}.`
  switch (meeting.state) {
    case 'planned':
      return 'Planned. This agenda is a draft.'
    case 'agenda-published':
      return 'The agenda is published.'
    case 'in-session':
      return 'The meeting is in session.'
    case 'draft-minutes':
    case 'minutes-published':
      return `${publishedWhat(meeting)}. They are confirmed, with any correction, at a later meeting.`
    case 'confirmed':
      return agreed.signed === null ? 'The minutes are confirmed.' : 'The minutes are confirmed and signed.'
  }
}

/** Every resolution under the title of its item, with a link to where it stands. */
function decisionRows(site: MeetingSite): DecisionRow[] {
  return itemPages(site.view).flatMap(({ item, path }) => {
    const resolutions = minutesOfItem(site, item.id).filter((block) => block.kind === 'resolution')
    const number = item.minuteNumber ?? ''
    return resolutions.length === 0 ? [] : [{ href: path, number, title: item.title, resolutions }]
  })
}

function businessRows({ view }: MeetingSite): BusinessRow[] {
  const numbers = siteNumbers(view)
  const isHeld = isMinuted(view)
  return itemPages(view).map(({ item, path }) => ({
    number: (isHeld ? item.minuteNumber : null) ?? numbers[item.id] ?? '',
    title: item.title,
    href: path,
    about:
      item.reportAuthor.trim() === '' ? item.summary.trim() : `Report of the ${item.reportAuthor.trim()}`,
    subItems: view.items
      .filter((each) => each.parentId === item.id)
      .map((each) => ({
        number: (isHeld ? each.minuteNumber : null) ?? numbers[each.id] ?? '',
        title: each.title,
      })),
  }))
}

function wholeMeetingPapers(site: MeetingSite): WebPart[] {
  const links = paperLinks(site, new Set([null]))
  return section('papers', 'Papers of the whole meeting', links.length, [{ kind: 'links', links }])
}

function attendance({ view }: MeetingSite): WebPart[] {
  if (!isMinuted(view)) return []
  // The heading of the page stands for that of the lists.
  const blocks = attendanceBlocks(view).filter(
    (block) => block.kind !== 'heading' || block.id !== 'membership',
  )
  const level = { kind: 'blocks', blocks: blocks.map((block) => atLevel(block, 3)) } as const
  return section('attendance', 'Attendance', blocks.length, [level])
}

/** "Confirmation" is said by the heading of the page. */
function withoutOwnHeading(block: Block): Block[] {
  return block.kind === 'heading' && block.id === 'confirmation' ? [] : [atLevel(block, 3)]
}

function atLevel(block: Block, level: 3): Block {
  return block.kind === 'heading' ? { ...block, level } : block
}
