import { describe, expect, test } from 'vitest'
import { checkKeys } from '../../shared/domain/keyChords.ts'

describe('keys that an officer chooses', () => {
  test.for([
    'F1',
    'F8',
    'F12',
    'Shift+F6',
    'Alt+F2',
    'Ctrl+Shift+M',
    'ctrl+shift+m',
    'Ctrl+1',
    'Ctrl+;',
    'Ctrl+PgUp',
  ])('%s are taken', (keys) => {
    expect(checkKeys(keys)).toBeNull()
  })

  test.for(['Alt+Shift+Up', 'Ctrl+Enter', 'Alt+Q', 'Ctrl + Shift + J'])('%s are taken too', (keys) => {
    expect(checkKeys(keys)).toBeNull()
  })

  test.for([
    ['Ctrl+Alt+M', /AltGr/],
    ['Alt+Ctrl+Shift+F8', /AltGr/],
    ['CTRL+ALT+E', /AltGr/],
    ['M', /needed for writing/],
    ['7', /needed for writing/],
    ['Shift+M', /needed for writing/],
    ['Enter', /needed for writing/],
    ['Space', /needed for writing/],
    ['F10', /opens menus/],
    ['Shift+F10', /opens menus/],
    ['Insert', /screen readers/],
    ['Ctrl+Insert', /screen readers/],
    ['Insert+M', /not understood/],
    ['CapsLock+F8', /not understood/],
    ['Ctrl+CapsLock', /screen readers/],
    ['Alt+F4', /closes or changes windows/],
    ['Alt+Tab', /closes or changes windows/],
    ['Ctrl+Shift', /another key/],
    ['Ctrl', /another key/],
    ['', /not understood/],
    ['Ctrl+', /not understood/],
    ['Ctrl+Ctrl+M', /not understood/],
    ['Super+M', /not understood/],
    ['Ctrl+Banana', /not understood/],
    ['F13', /needed for writing|not understood/],
  ] as const)('%s are refused in a sentence', ([keys, why]) => {
    expect(checkKeys(keys)).toMatch(why)
    expect(checkKeys(keys)).toMatch(/[.]$/)
  })
})
