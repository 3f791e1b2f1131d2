import { describe, expect, test } from 'vitest'
import { putAlikeTogether } from '../../../renderer/screens/pack/alike.ts'
import { afterState } from '../../../renderer/screens/pack/packBuilds.ts'
import type { BuiltPack, PackFinding, PackPages, PublicationData } from '../../../renderer/state/packData.ts'
import { paperAddress } from '../../../renderer/parts/paperAddress.ts'
import { chooseAudience, chooseEdition, chosenPack } from '../../../renderer/screens/pack/packChosen.ts'
import {
  editionShown,
  editionsNow,
  packName,
  publicationName,
} from '../../../renderer/screens/pack/packEditions.ts'
import type { EditionGrounds } from '../../../renderer/screens/pack/packEditions.ts'
import { packRefusal } from '../../../renderer/screens/pack/packRefusal.ts'
import {
  fixAddress,
  listFindings,
  notAccessibleWords,
  pagesWords,
  publishBlock,
  toLookAtWords,
} from '../../../renderer/screens/pack/packFindings.ts'
import { noticeArithmetic } from '../../../renderer/screens/pack/packNotice.ts'
import { itemStart, keptPlace, pageFinder, pageGroups } from '../../../renderer/screens/pack/packPlaces.ts'
import {
  findingsNow,
  isStale,
  notBuilt,
  packSituation,
  pagesFromBefore,
} from '../../../renderer/screens/pack/packSituation.ts'
import type { PackBuild } from '../../../renderer/screens/pack/packSituation.ts'
import { groupHeading, pictureName, thumbnailName } from '../../../renderer/screens/pack/pageWords.ts'
import {
  pageAfterKey,
  rowsInView,
  stripHeight,
  stripRows,
} from '../../../renderer/screens/pack/thumbnailRows.ts'
import { afterDigit, nothingTyped } from '../../../renderer/screens/pack/typedPage.ts'
import { zoomAfter } from '../../../renderer/screens/pack/zoom.ts'
import { isUnchanged, whyNothing } from '../../../renderer/state/papersPlan.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { clearDays } from '../../../shared/domain/clearDays.ts'

const paper = (paperId: string, itemId: string, first: number, last: number) => ({
  paperId,
  itemId,
  title: `${paperId}.pdf`,
  first,
  last,
})

/** A front sheet of a page, minutes of seven, and a budget of fifteen with an appendix of one: each begins on a right-hand page. */
const plan: PackPages = {
  audience: 'public',
  edition: 'agenda',
  number: 1,
  firstPage: 1,
  pages: 27,
  ranges: [
    { itemId: 'three', item: '3', title: 'Minutes', first: 3, last: 10 },
    { itemId: 'five', item: '5', title: 'Budget', first: 11, last: 27 },
  ],
  documents: [
    paper('minutes', 'three', 3, 9),
    paper('budget', 'five', 11, 25),
    paper('appendix', 'five', 27, 27),
  ],
  blanks: [2, 10, 26],
  findings: [],
  changes: [],
  basis: 'a',
}

const finding = (key: string, given: Partial<PackFinding> = {}): PackFinding => ({
  key,
  kind: 'untagged',
  level: 'advice',
  sentence: `${key} is so.`,
  fileName: '',
  paperId: null,
  itemId: null,
  pages: [],
  ...given,
})

const built: BuiltPack = { ...plan, accessible: false, sha256: 'f'.repeat(64), meetingVersion: 7 }
const finishedBuild: PackBuild = {
  ...notBuilt,
  finished: { pack: built, outputId: 'out', fileName: 'pack.pdf', bytes: 1, milliseconds: 300 },
  finishedFor: 'a',
}

const publication = (given: Partial<PublicationData> = {}): PublicationData => ({
  id: 'publication',
  kind: 'agenda',
  audience: 'public',
  number: 1,
  at: '2027-01-05T17:20:00.000Z',
  fileName: 'pack.pdf',
  sha256: 'e'.repeat(64),
  pages: { first: 1, last: 116 },
  items: [],
  papers: [],
  ...given,
})

describe('The pages of a pack', () => {
  test('stand under the front sheet and the items, each once, with the blank that belongs to them', () => {
    const headings = pageGroups(plan).map(groupHeading)
    expect(headings).toEqual([
      { range: '1–2', title: 'Front sheet' },
      { range: '3–10', title: '3 Minutes' },
      { range: '11–27', title: '5 Budget' },
    ])
  })

  test('belong to the sub-item where it shows a range of its own', () => {
    const ranges = [...plan.ranges, { itemId: 'five b', item: 'b)', title: 'Appendix', first: 27, last: 27 }]
    expect(pageGroups({ ...plan, ranges }).map(({ title, first, last }) => [title, first, last])).toEqual([
      ['Front sheet', 1, 2],
      ['Minutes', 3, 10],
      ['Budget', 11, 26],
      ['Appendix', 27, 27],
    ])
  })

  test('are named in the strip by the item they begin, and blank ones as blank', () => {
    const about = pageFinder(plan)
    const name = (page: number): string => thumbnailName(defined(about(page), 'a page of the pack'))
    expect([1, 11, 12, 26].map(name)).toEqual([
      'Page 1, front sheet',
      'Page 11, first page of item 5 Budget, budget.pdf, page 1 of 15',
      'Page 12, item 5 Budget, budget.pdf, page 2 of 15',
      'Page 26, intentionally left blank',
    ])
    expect(about(28)).toBeNull()
  })

  test('say what their picture shows, in a supplement by the numbers it runs from and to', () => {
    const about = defined(pageFinder(plan)(11), 'page 11')
    expect(pictureName(about, plan)).toBe('Page 11 of 27: item 5, budget.pdf, page 1 of 15')
    expect(pictureName(about, { firstPage: 9, pages: 10 })).toBe(
      'Page 11 of 9–18: item 5, budget.pdf, page 1 of 15',
    )
  })

  test('are left and reached item by item', () => {
    const groups = pageGroups(plan)
    expect(itemStart(groups, 5, 1)).toBe(11)
    expect(itemStart(groups, 5, -1)).toBe(3)
    expect(itemStart(groups, 3, -1)).toBe(1)
    expect(itemStart(groups, 20, 1)).toBeNull()
  })
})

describe('The place that is looked at', () => {
  const moved: PackPages = {
    ...plan,
    pages: 29,
    documents: [
      paper('minutes', 'three', 3, 11),
      paper('budget', 'five', 13, 27),
      paper('appendix', 'five', 29, 29),
    ],
    blanks: [2, 12, 28],
  }

  test('goes with its document when the pack is made again', () => {
    expect(keptPlace(plan, moved, 15)).toBe(17)
  })

  test('stays on the last page of a document that became shorter', () => {
    const shorter = {
      ...moved,
      documents: [paper('minutes', 'three', 3, 4), paper('budget', 'five', 5, 6)],
      pages: 6,
    }
    expect(keptPlace(plan, shorter, 25)).toBe(6)
  })

  test('follows a blank page to the blank behind the same document, and back to the document where there is none', () => {
    expect(keptPlace(plan, moved, 26)).toBe(28)
    expect(keptPlace(plan, { ...moved, blanks: [] }, 26)).toBe(27)
  })

  test('is the nearest page there is when its document is gone', () => {
    expect(keptPlace(plan, { ...moved, documents: [], pages: 5, blanks: [] }, 20)).toBe(5)
  })

  test('stays where it is when nothing has moved', () => {
    for (let page = 1; page <= 27; page += 1) expect(keptPlace(plan, { ...plan }, page)).toBe(page)
  })
})

describe('The strip of thumbnails', () => {
  const rows = stripRows(pageGroups(plan), { columns: 2, heading: 28, pages: 160 })

  test('has a heading and rows of two for each item', () => {
    expect(rows.slice(0, 3).map((row) => (row.kind === 'pages' ? row.pages : row.group.title))).toEqual([
      'Front sheet',
      [1, 2],
      'Minutes',
    ])
    expect(stripHeight(rows)).toBe(3 * 28 + (1 + 4 + 9) * 160)
  })

  test('draws only what is in view, of however many pages', () => {
    const long = { ...plan, pages: 1_500, ranges: [], documents: [], blanks: [] }
    const many = stripRows(pageGroups(long), { columns: 2, heading: 28, pages: 160 })
    const seen = rowsInView(many, 60_000, 600)
    expect(seen.length).toBeLessThanOrEqual(7)
    expect(seen.some((row) => row.top <= 60_000 && row.top + row.height > 60_000)).toBe(true)
    expect(seen.some((row) => row.top < 60_600 && row.top + row.height >= 60_600)).toBe(true)
  })

  test.each([
    ['ArrowRight', 10, 11],
    ['ArrowLeft', 1, 1],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 26, 27],
    ['ArrowDown', 27, 27],
    ['ArrowUp', 11, 9],
    ['PageDown', 1, 5],
    ['Home', 20, 1],
    ['End', 20, 27],
  ])('%s leads from page %i to page %i', (key, from, to) => {
    expect(pageAfterKey(rows, from, key, 2)).toBe(to)
  })

  test('leaves other keys alone', () => {
    expect(pageAfterKey(rows, 3, 'F6', 2)).toBeNull()
  })

  test('goes to the page whose number is typed, digit by digit', () => {
    const pages = { first: 1, last: 116 }
    const six = afterDigit(nothingTyped, '6', 5_000, pages)
    const sixtyOne = afterDigit(six.typed, '1', 5_400, pages)
    expect([six.page, sixtyOne.page]).toEqual([6, 61])
    expect(afterDigit(sixtyOne.typed, '2', 5_500, pages).page).toBe(2)
    expect(afterDigit(six.typed, '1', 9_000, pages).page).toBe(1)
    expect(afterDigit(nothingTyped, '1', 5_000, { first: 117, last: 131 }).page).toBeNull()
  })
})

test('A page grows and shrinks by the keys, and fits its pane again by 0', () => {
  expect([zoomAfter(100, '+'), zoomAfter(50, '-'), zoomAfter(300, '0'), zoomAfter(100, 'a')]).toEqual([
    125,
    50,
    100,
    null,
  ])
})

describe('What was found', () => {
  const blocked = finding('exempt words', { level: 'blocked', pages: [70] })
  const scan = finding('scan', { level: 'problem', pages: [34] })
  const locked = finding('locked', { kind: 'unreadable', level: 'problem' })
  const tags = finding('tags', { pages: [88] })

  test('is listed with what blocks first, then problems by their pages, then advice', () => {
    expect(listFindings([tags, locked, scan, blocked], []).open.map(({ key }) => key)).toEqual([
      'exempt words',
      'scan',
      'locked',
      'tags',
    ])
  })

  test('stands apart once it was accepted, but for what blocks the pack', () => {
    const accepted = [scan, blocked].map(({ key }) => ({
      key,
      reason: 'Known.',
      at: '2027-01-04T10:00:00Z',
      by: 'P. Lowe',
    }))
    const found = listFindings([tags, scan, blocked], accepted)
    expect(found.open.map(({ key }) => key)).toEqual(['exempt words', 'tags'])
    expect(found.accepted.map((one) => [one.finding.key, one.accepted.reason])).toEqual([['scan', 'Known.']])
  })

  test('holds the publication up while it blocks, or is a problem nobody accepted', () => {
    expect(publishBlock([blocked, scan])).toMatch(/^One thing blocks/)
    expect(publishBlock([scan, locked])).toMatch(/^2 problems/)
    expect(publishBlock([tags])).toBeNull()
  })

  test('says where a pack is not accessible only where the list does', () => {
    const found = (open: readonly PackFinding[]) => notAccessibleWords(listFindings(open, []))
    expect(found([tags])).toMatch(/the list “To look at” says which pages/)
    expect(found([locked, finding('minutes', { kind: 'not-published', pages: [3] })])).toBe(
      'Not throughout. The file makes no claim.',
    )
  })

  test('is counted in the status line with what blocks', () => {
    expect([toLookAtWords([]), toLookAtWords([tags]), toLookAtWords([blocked, scan, tags])]).toEqual([
      '✓ Nothing to look at',
      'i 1 to look at',
      '! 3 to look at, 1 blocks the pack',
    ])
  })

  test('names its pages by runs, and not every one of many', () => {
    expect(pagesWords([])).toBe('')
    expect(pagesWords([34])).toBe('p 34')
    expect(pagesWords([36, 34, 37, 38])).toBe('pp 34, 36–38')
    expect(pagesWords([1, 3, 5, 7, 9, 11])).toBe('pp 1, 3, 5, 7 and 2 more')
  })

  test('leads to the row of its paper, or to its item', () => {
    const papers = [{ id: 'budget', itemId: 'five' }]
    const ofPaper = finding('a', { paperId: 'budget', itemId: 'five' })
    expect(fixAddress(ofPaper, 'm', papers)).toBe(paperAddress('m', 'five', 'budget'))
    expect(fixAddress(ofPaper, 'm', [])).toBe('#/meetings/m/agenda/five')
    expect(fixAddress(finding('a', { itemId: 'four' }), 'm', papers)).toBe('#/meetings/m/agenda/four')
    expect(fixAddress(finding('a'), 'm', papers)).toBe('#/meetings/m/agenda')
    const before = finding('a', { itemId: 'three', signId: 'october' })
    expect(fixAddress(before, 'm', papers)).toBe('#/meetings/october/sign')
  })

  test('stands together where it is advice of one kind, so that nothing graver is hidden', () => {
    const seven = Array.from({ length: 7 }, (_, index) => finding(`tags ${index}`))
    const size = finding('size', { kind: 'size' })
    const shown = putAlikeTogether([scan, locked, finding('lost', { level: 'problem' }), ...seven, size])
    expect(shown.map(({ first, more }) => [first.key, more.length])).toEqual([
      ['scan', 0],
      ['locked', 0],
      ['lost', 0],
      ['tags 0', 6],
      ['size', 0],
    ])
  })
})

describe('The situation of a pack', () => {
  const now = (given: Partial<Parameters<typeof packSituation>[0]> = {}) =>
    packSituation({ plan, build: notBuilt, unchangedSince: null, ...given })

  test('begins with its plan, and then a build is due', () => {
    expect(now({ plan: null })).toBe('planning')
    expect(now()).toBe('due')
  })

  test('is ready while the file is what would be built now, and due again when the meeting changes', () => {
    expect(now({ build: finishedBuild })).toBe('ready')
    const later = { ...plan, basis: 'b' }
    expect(now({ build: finishedBuild, plan: later })).toBe('due')
    expect(isStale('due', finishedBuild)).toBe(true)
    const running = { jobId: 'job', wanted: 'b', progress: 0.5, what: 'Page 14 of 27' }
    expect(now({ build: { ...finishedBuild, running }, plan: later })).toBe('building')
    expect(now({ build: { ...finishedBuild, running }, plan: { ...plan, basis: 'c' } })).toBe('due')
  })

  test('is ready when a file was read while it was built, and the plan has caught up', () => {
    const caughtUp = { ...built, basis: 'read' }
    const build = {
      ...finishedBuild,
      finished: { ...defined(finishedBuild.finished, 'built'), pack: caughtUp },
    }
    expect(now({ build, plan: { ...plan, basis: 'read' } })).toBe('ready')
  })

  test('is blocked, and nothing is built, while something must not go out', () => {
    const plan_ = { ...plan, findings: [finding('unset', { level: 'blocked' })] }
    expect(now({ plan: plan_, build: finishedBuild })).toBe('blocked')
  })

  test('stays stopped after a failure or a Cancel until something changes', () => {
    const build = { ...notBuilt, stopped: { wanted: 'a', sentence: 'Cancelled.', failed: false } }
    expect(now({ build })).toBe('stopped')
    expect(now({ build, plan: { ...plan, basis: 'b' } })).toBe('due')
  })

  test('is published while nothing has changed since, and nothing is built then', () => {
    expect(now({ unchangedSince: publication() })).toBe('published')
  })

  test('tells that the pages are from before where none are built in their place', () => {
    expect(pagesFromBefore('blocked', finishedBuild)).toBe('These 27 pages are from before.')
    expect(pagesFromBefore('stopped', finishedBuild)).toMatch(/27 pages/)
    expect([pagesFromBefore('blocked', notBuilt), pagesFromBefore('ready', finishedBuild)]).toEqual([
      null,
      null,
    ])
  })

  test.each([
    ['ready', 'print', null],
    ['published', 'save', null],
    ['published', 'publish', /nothing has changed since/],
    ['blocked', 'print', /^Nothing can be printed now: 2 things block the pack/],
    ['building', 'save', /^Nothing can be saved now: the pack is being built/],
    ['stopped', 'publish', /was not built\. The disk is full\.$/],
  ] as const)('when it is %s answers to %s with the file, or why there is none', (situation, act, words) => {
    const refused = packRefusal(act, { situation, problem: null, blocks: 2, stopped: 'The disk is full.' })
    if (words === null) expect(refused).toBeNull()
    else expect(refused).toMatch(words)
  })

  test('keeps what the last build found in the files until the next has looked', () => {
    const scan = finding('scan', { paperId: 'budget', pages: [12] })
    const gone = finding('gone', { paperId: 'withdrawn' })
    const build = {
      ...finishedBuild,
      finished: { ...defined(finishedBuild.finished, 'built'), pack: { ...built, findings: [scan, gone] } },
    }
    const late = finding('late')
    expect(findingsNow({ ...plan, findings: [late] }, build, false).map(({ key }) => key)).toEqual([
      'late',
      'scan',
    ])
    expect(findingsNow({ ...plan, findings: [late] }, build, true).map(({ key }) => key)).toEqual([
      'scan',
      'gone',
    ])
  })
})

describe('A build that is followed', () => {
  const begun: PackBuild = {
    ...notBuilt,
    running: { jobId: null, wanted: 'a', progress: 0, what: 'Reading the meeting' },
  }

  test('knows its job, then how far it is, then its file', () => {
    const taken = afterState(begun, null, 'job', 'a')
    expect(taken.running?.jobId).toBe('job')
    const half = afterState(taken, { state: 'running', progress: 0.5, what: 'Page 14 of 27' }, 'job', 'a')
    expect(half.running).toEqual({ jobId: 'job', wanted: 'a', progress: 0.5, what: 'Page 14 of 27' })
    const done = {
      ...{ outputId: 'out', fileName: 'pack.pdf', bytes: 1, pages: 27, notes: [], milliseconds: 300 },
      ...{ state: 'done' as const, pack: built },
    }
    expect(afterState(half, done, 'job', 'a')).toEqual(finishedBuild)
  })

  test('keeps the file before it when it fails, with the sentence', () => {
    const failed = afterState(
      { ...finishedBuild, running: begun.running },
      { state: 'failed', code: 'storage', message: 'The disk is full.' },
      'job',
      'b',
    )
    expect(failed.finished).toBe(finishedBuild.finished)
    expect(failed.stopped).toEqual({ wanted: 'b', sentence: 'The disk is full.', failed: true })
  })
})

describe('The editions there can be', () => {
  const editions = (given: Partial<EditionGrounds> = {}) =>
    editionsNow({
      publications: [publication()],
      audience: 'public',
      supplement: null,
      hasChanged: false,
      nothingForSupplement: false,
      shownDay: (at) => at.slice(0, 10),
      ...given,
    })
  const late = publication({
    kind: 'supplement',
    pages: { first: 117, last: 120 },
    at: '2027-01-08T09:00:00Z',
  })
  const ids = (given: Partial<EditionGrounds>) => editions(given).map(({ id }) => id)

  test('are the agenda alone until it is out', () => {
    expect(ids({ publications: [] })).toEqual(['agenda'])
    expect(ids({ publications: [publication({ audience: 'members' })] })).toEqual(['agenda'])
  })

  test('begin with a numbered supplement once something changed, on the page that its plan says', () => {
    const [supplement, again] = editions({
      publications: [publication(), late],
      supplement: { firstPage: 123 },
      hasChanged: true,
    })
    expect(supplement).toMatchObject({ id: 'supplement', name: 'Supplementary pack 2' })
    expect(supplement?.about).toMatch(/since 2027-01-08; it begins on page 123\.$/)
    expect(again?.id).toBe('agenda')
  })

  test('have the agenda again after a supplement, though nothing has changed since', () => {
    const [published, again] = editions({ publications: [publication(), late] })
    expect(published).toMatchObject({ id: 'supplement', name: 'Supplementary pack 1, published' })
    expect(again?.id).toBe('agenda')
    expect(again?.about).toMatch(/in one pack/)
  })

  test('are the agenda again alone where nothing has changed since, or nothing a supplement could hold, and say so', () => {
    expect(ids({})).toEqual(['agenda'])
    const [again, ...others] = editions({ hasChanged: true, nothingForSupplement: true })
    expect(others).toEqual([])
    expect(again).toMatchObject({
      isAlwaysSaid: true,
      about: 'A supplement has nothing to hold: the whole agenda is published again.',
    })
  })

  test('know from the plan of a supplement whether nothing changed at all, or nothing that it could hold', () => {
    const empty = (kind: string): PackPages => ({
      ...plan,
      findings: [finding(kind, { kind, level: 'blocked', sentence: 'So there is nothing to hold.' })],
    })
    const all = [plan, empty('nothing-new'), empty('nothing-to-add')]
    expect(all.map(isUnchanged)).toEqual([false, true, false])
    expect(all.map(whyNothing)).toEqual([
      null,
      'So there is nothing to hold.',
      'So there is nothing to hold.',
    ])
  })

  test('show the one that was chosen while it is offered', () => {
    const both = editions({ supplement: { firstPage: 117 }, hasChanged: true })
    expect([editionShown(both, null), editionShown(both, 'agenda')]).toEqual(['supplement', 'agenda'])
    expect(editionShown(editions(), 'supplement')).toBe('agenda')
  })

  test('are named by their kind and number', () => {
    expect([
      publicationName({ kind: 'agenda', number: 1 }),
      publicationName({ kind: 'agenda', number: 2 }),
      publicationName({ kind: 'supplement', number: 1 }),
    ]).toEqual(['Agenda', 'Agenda, version 2', 'Supplementary pack 1'])
    expect(packName({ edition: 'agenda', number: 2, audience: 'members' })).toBe(
      'Agenda, version 2 for members',
    )
  })

  test('stay chosen for their meeting, and another audience begins with its usual one', () => {
    chooseAudience('m', 'members')
    chooseEdition('m', 'agenda')
    expect(chosenPack('m')).toEqual({ audience: 'members', edition: 'agenda' })
    expect(chosenPack('another')).toEqual({ audience: 'public', edition: null })
    chooseAudience('m', 'public')
    expect(chosenPack('m')).toEqual({ audience: 'public', edition: null })
  })
})

describe('The notice of a publication', () => {
  const notice = { ...clearDays({ meeting: '2027-01-14', days: 5, counting: 'working' }), days: 5 }
  const full = { ...notice, clearDays: [...notice.clearDays], holidays: [...notice.holidays] }

  test('is in time up to the last day, with the days that count', () => {
    expect(noticeArithmetic(full, '2027-01-05')?.words).toMatch(
      /^Published today, Tue 5 January 2027: in time; the last day is Wed 6 January 2027\. 5 clear days: Thu 7 Jan/,
    )
    expect(noticeArithmetic(full, '2027-01-06')).toMatchObject({ isLate: false })
    expect(noticeArithmetic(full, '2027-01-06')?.words).toMatch(/the last day\./)
  })

  test('is late from the day after', () => {
    expect(noticeArithmetic(full, '2027-01-07')).toMatchObject({ isLate: true })
    expect(noticeArithmetic(null, '2027-01-07')).toBeNull()
  })
})
