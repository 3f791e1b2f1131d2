import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { navigate } from 'wouter/use-hash-location'
import { steppedTextSize, useAppearance, useSetAppearance } from './appearance.ts'
import { useCommandKeys, useCommands } from './commands.ts'
import type { Command } from './commands.ts'
import { openMeetingOf } from './openMeeting.ts'
import { isMac } from './platform.ts'
import { useLockNow } from '../state/lockNow.ts'
import { cyclePanes, focusNow, showPane, useFrame } from './frameState.ts'

const go = (id: string, title: string, path: string): Command => ({
  id: `go.${id}`,
  title,
  group: 'Go to',
  run: () => navigate(path),
})

function focusBookFolder(): HTMLElement | null {
  const field = document.querySelector<HTMLInputElement>('[data-book-folder] input')
  field?.focus()
  return field
}

function focusReport(): HTMLElement | null {
  const button = document.querySelector<HTMLElement>('[data-it-report] button')
  button?.focus()
  return button
}

function focusSearchField(): HTMLElement | null {
  const field = document.querySelector<HTMLInputElement>('[data-search-words] input')
  field?.focus()
  field?.select()
  return field
}

/** The commands that are there on every screen, and the listening for all keys. */
export function useAppCommands(input: { readonly hasBook: boolean }): void {
  const setAppearance = useSetAppearance()
  const stepText = (direction: 1 | -1) => (): void =>
    setAppearance({ textSize: steppedTextSize(useAppearance.getState().textSize, direction) })
  const openDialog = useFrame((state) => state.openDialog)
  const lockNow = useLockNow()
  const [location] = useLocation()
  const meetingId = input.hasBook ? openMeetingOf(location) : null
  const papers = {
    enabled: meetingId !== null,
    run: () => navigate(`/meetings/${meetingId ?? ''}/papers`),
  }
  useCommands(
    [
      {
        id: 'app.palette',
        title: 'Find a command, an item, a person or a meeting',
        group: 'Help',
        keys: ['Ctrl+K', 'Alt+Q', 'Ctrl+Shift+P'],
        run: () => openDialog('palette'),
      },
      { id: 'app.keys', title: 'Show the keys', group: 'Help', keys: ['F1'], run: () => openDialog('keys') },
      { id: 'pane.next', title: 'Next pane', group: 'View', keys: ['F6'], run: () => cyclePanes(1) },
      {
        id: 'pane.previous',
        title: 'Previous pane',
        group: 'View',
        keys: ['Shift+F6'],
        run: () => cyclePanes(-1),
      },
      {
        id: 'pane.rail',
        title: 'Go to the left pane',
        group: 'View',
        keys: ['Ctrl+1'],
        run: () => showPane('rail'),
      },
      {
        id: 'pane.work',
        title: 'Go to the middle pane',
        group: 'View',
        keys: ['Ctrl+2'],
        run: () => showPane('work'),
      },
      {
        id: 'pane.inspector',
        title: 'Go to the right pane',
        group: 'View',
        keys: ['Ctrl+3'],
        run: () => showPane('inspector'),
      },
      {
        id: 'text.larger',
        title: 'Larger text',
        group: 'View',
        keys: ['Ctrl+=', 'Ctrl+Shift+='],
        run: stepText(1),
      },
      { id: 'text.smaller', title: 'Smaller text', group: 'View', keys: ['Ctrl+-'], run: stepText(-1) },
      {
        id: 'text.normal',
        title: 'Normal text size',
        group: 'View',
        keys: ['Ctrl+0'],
        run: () => setAppearance({ textSize: 100 }),
      },
      {
        id: 'app.lock',
        title: 'Lock Minutebook now',
        group: 'View',
        keys: ['Alt+Shift+K'],
        run: lockNow,
      },
      // Where a screen adds something of its own, its Ctrl+N goes before this one.
      {
        id: 'meeting.new',
        title: 'New meeting',
        group: 'Meetings',
        keys: ['Ctrl+N', 'Alt+Shift+N'],
        enabled: input.hasBook,
        run: () => navigate('/meetings/new'),
      },
      {
        id: 'book.open',
        title: 'Open another minute book',
        group: 'Go to',
        run: () => {
          if (input.hasBook) flushSync(() => navigate('/settings/book'))
          focusNow(focusBookFolder)
        },
      },
      {
        id: 'go.place',
        title: 'Go to an item or point (20ff)',
        group: 'Go to',
        keys: ['Ctrl+G', 'F5'],
        enabled: meetingId !== null,
        run: () => openDialog('palette', '#'),
      },
      {
        id: 'go.search',
        title: 'Search the minute book',
        group: 'Go to',
        keys: ['Ctrl+Shift+F'],
        enabled: input.hasBook,
        run: () => {
          // A search that is there already is searched again.
          if (!location.startsWith('/search')) flushSync(() => navigate('/search'))
          focusNow(focusSearchField)
        },
      },
      {
        id: 'go.back',
        title: 'Back to the screen before',
        group: 'Go to',
        keys: ['Alt+Left'],
        // There it moves the caret by a word.
        enabled: !isMac,
        run: () => window.history.back(),
      },
      {
        id: 'pack.open',
        title: 'See the pack of this meeting',
        group: 'Meetings',
        keys: ['Ctrl+Shift+K'],
        enabled: meetingId !== null,
        run: () => navigate(`/meetings/${meetingId ?? ''}/pack`),
      },
      {
        id: 'sign.open',
        title: 'Confirm, sign and file the minutes of this meeting',
        group: 'Meetings',
        keys: ['Ctrl+Shift+G'],
        enabled: meetingId !== null,
        run: () => navigate(`/meetings/${meetingId ?? ''}/sign`),
      },
      {
        id: 'publishing.open',
        title: 'Publish and export this meeting',
        group: 'Meetings',
        keys: ['Alt+Shift+S'],
        enabled: meetingId !== null,
        run: () => navigate(`/meetings/${meetingId ?? ''}/publish`),
      },
      {
        id: 'papers.export',
        title: 'Export the papers of this meeting',
        group: 'Meetings',
        keys: ['F12', 'Ctrl+Shift+S'],
        ...papers,
      },
      {
        id: 'papers.print',
        title: 'Print, or see how it prints',
        group: 'Meetings',
        keys: ['Ctrl+P'],
        ...papers,
      },
      go('home', 'Meetings', '/'),
      go('registers', 'Registers of the minute book', '/registers/resolutions'),
      go('audit', 'Audit trail: who did what when', '/audit'),
      go('import', 'Import minutes and agendas from files', '/import'),
      go('migrate', 'Migrate a folder of old minutes', '/migrate'),
      go('programme', 'Work programme', '/programme'),
      go('calendar', 'Calendar', '/calendar'),
      go('committees', 'Committees', '/committees'),
      go('people', 'People', '/people'),
      go('settings', 'Settings', '/settings'),
      go('keys', 'Change the keys', '/settings/keys'),
      {
        id: 'app.report',
        title: 'Save a report for IT',
        group: 'Help',
        run: () => {
          flushSync(() => navigate('/settings/about'))
          focusNow(focusReport)
        },
      },
    ],
    'app',
  )
  useCommandKeys()
}
