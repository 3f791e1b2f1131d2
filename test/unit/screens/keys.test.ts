import { describe, expect, test } from 'vitest'
import { checkKeys } from '../../../shared/domain/keyChords.ts'
import { commandList } from '../../../renderer/frame/commandList.ts'
import { chosenFor } from '../../../renderer/frame/keyCaps.tsx'
import {
  keysNow,
  keysOfPress,
  keysProblem,
  resetProblem,
  writtenKeys,
} from '../../../renderer/frame/keyRules.ts'
import { defined } from '../../../shared/domain/assert.ts'

/** Every source of a screen, as text: commands are registered in all of them. */
const sources = import.meta.glob<string>('../../../renderer/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

interface Registered {
  readonly id: string
  readonly keys: readonly string[]
  readonly file: string
}

/** "id: 'x.y'" with a group and what it runs, as a command is written; and `go('x', …)`, which makes one. */
function registeredCommands(): Registered[] {
  return Object.entries(sources).flatMap(([file, text]) => {
    if (file.endsWith('commandList.ts')) return []
    const code = text.replaceAll(/^\s*\*.*$/gm, '')
    const written = [
      ...code.matchAll(/\bid: '([a-z]+\.[A-Za-z]+)',\s*title:([\s\S]*?)(?:\brun[:(]|\.\.\.\w+)/g),
    ]
    const gone = [...code.matchAll(/\bgo\('([a-z]+)', /g)]
    return [
      ...written.map(([, id = '', rest = '']) => ({ id, keys: keysIn(rest), file })),
      ...gone.map(([, id = '']) => ({ id: `go.${id}`, keys: [], file })),
    ]
  })
}

function keysIn(text: string): string[] {
  const list = /keys: \[([^\]]*)\]/.exec(text)?.[1] ?? ''
  return [...list.matchAll(/'([^']+)'/g)].map(([, keys = '']) => keys)
}

const listed = (id: string) =>
  defined(
    commandList.find((command) => command.id === id),
    `${id} is listed`,
  )

describe('The list of commands', () => {
  const registered = registeredCommands()

  test('is read from screens that register many', () => {
    expect(registered.length).toBeGreaterThan(30)
  })

  test.each(registered.map(({ id, keys, file }) => [id, keys, file] as const))(
    'has %s with the keys %j of %s',
    (id, keys) => {
      expect(commandList.map((command) => command.id)).toContain(id)
      expect(listed(id).keys).toEqual(keys)
    },
  )

  test('names each once', () => {
    expect(new Set(commandList.map(({ id }) => id)).size).toBe(commandList.length)
  })

  test('gives no two commands of one screen the same keys', () => {
    for (const one of commandList) {
      for (const other of commandList) {
        const both = one.keys.filter((keys) => other.keys.includes(keys))
        if (one.id !== other.id && one.place === other.place)
          expect([one.id, other.id, ...both]).toHaveLength(2)
      }
    }
  })

  test('holds only keys that an officer could choose, but for Delete on a chosen item or card', () => {
    const refused = commandList.flatMap(({ id, keys }) =>
      keys.filter((each) => checkKeys(each) !== null).map((each) => [id, each]),
    )
    expect(refused).toEqual([
      ['agenda.remove', 'Delete'],
      ['programme.remove', 'Delete'],
    ])
  })
})

describe('Keys that are chosen', () => {
  test.each([
    ['shift+ctrl+m', 'Ctrl+Shift+M'],
    ['f8', 'F8'],
    [' Ctrl + ArrowUp ', 'Ctrl+Up'],
    ['alt+shift+pageup', 'Alt+Shift+PgUp'],
    ['ctrl++', 'Ctrl++'],
  ])('are written one way: %s', (typed, written) => {
    expect(writtenKeys(typed)).toBe(written)
  })

  const press = { key: 'm', code: 'KeyM', ctrlKey: true, shiftKey: true, altKey: false, metaKey: false }
  test('are read from a press by the key itself, whatever Shift makes of it', () => {
    expect(keysOfPress({ ...press, key: 'M' })).toBe('Ctrl+Shift+M')
    expect(keysOfPress({ ...press, key: '!', code: 'Digit1' })).toBe('Ctrl+Shift+1')
    expect(keysOfPress({ ...press, key: 'F8', code: 'F8', ctrlKey: false, shiftKey: false })).toBe('F8')
  })

  test('are none while only Ctrl is held', () => {
    expect(keysOfPress({ ...press, key: 'Control', code: 'ControlLeft' })).toBeNull()
  })

  test('take the place of the own ones', () => {
    expect(keysNow(listed('meeting.adjourn'), { 'meeting.adjourn': ['Ctrl+Shift+K'] })).toEqual([
      'Ctrl+Shift+K',
    ])
    expect(keysNow(listed('meeting.adjourn'), {})).toEqual(['F9', 'Ctrl+Shift+J'])
  })

  test('never take the place of undo', () => {
    expect(keysNow(listed('minutes.undo'), { 'minutes.undo': ['F2'] })).toEqual(['Ctrl+Z'])
  })

  test('stand on the buttons in place of the own ones, and nothing where there are none', () => {
    expect(chosenFor('F9', { 'meeting.adjourn': ['F11'] })).toBe('F11')
    expect(chosenFor('F9', { 'meeting.adjourn': [] })).toBeNull()
    expect(chosenFor('F9', {})).toBe('F9')
    expect(chosenFor('Enter', { 'meeting.adjourn': ['F11'] })).toBe('Enter')
  })

  test('stand on the right one of several buttons with the same keys', () => {
    const chosen = { 'person.new': ['Ctrl+Shift+1'] }
    expect(chosenFor('Ctrl+N', chosen, 'person.new')).toBe('Ctrl+Shift+1')
    expect(chosenFor('Ctrl+N', chosen, 'agenda.add')).toBe('Ctrl+N')
  })
})

describe('Keys cannot be chosen', () => {
  test.each([
    ['another command’s on the same screen', 'meeting.adjourn', 'F8', 'Somebody arrived, left or returned'],
    ['another command’s that is there everywhere', 'meeting.adjourn', 'Ctrl+K', 'Find a command'],
    ['a screen’s own for a command that is there everywhere', 'go.home', 'F9', 'Adjourn'],
    ['those of writing', 'meeting.adjourn', 'Ctrl+B', 'Bold'],
    ['those that move in a text', 'meeting.adjourn', 'Ctrl+Left', 'moving'],
    ['those of the clipboard', 'meeting.adjourn', 'Ctrl+C', 'copying'],
    ['those of undo', 'meeting.adjourn', 'Ctrl+Z', 'undo'],
    ['AltGr', 'meeting.adjourn', 'Ctrl+Alt+E', 'AltGr'],
    ['a bare letter', 'meeting.adjourn', 'A', 'alone'],
    ['a letter with Shift', 'meeting.adjourn', 'Shift+A', 'alone'],
  ])('%s', (_name, command, keys, word) => {
    expect(keysProblem(command, keys, {})).toContain(word)
  })

  test('that another command was given in place of its own', () => {
    expect(keysProblem('meeting.adjourn', 'F11', { 'minutes.find': ['F11'] })).toContain(
      'Find in the minutes',
    )
  })

  test('but those that another gave up can', () => {
    expect(keysProblem('meeting.adjourn', 'F8', { 'meeting.cameOrWent': ['F11'] })).toBeNull()
  })

  test('but the same on two different screens can', () => {
    expect(keysProblem('agenda.add', 'F9', {})).toBeNull()
  })

  test('but a command’s own can', () => {
    expect(keysProblem('agenda.add', 'Ctrl+N', {})).toBeNull()
    expect(keysProblem('agenda.moveUp', 'Alt+Shift+Up', {})).toBeNull()
  })

  test('nor had back while another command has them', () => {
    const chosen = { 'meeting.adjourn': ['F11'], 'meeting.cameOrWent': ['F9'] }
    expect(resetProblem('meeting.adjourn', chosen)).toContain('Somebody arrived')
    expect(resetProblem('meeting.adjourn', { 'meeting.adjourn': ['F11'] })).toBeNull()
  })
})
