import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const room = new URL('../../../renderer/screens/live/', import.meta.url).pathname
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
)

/** Whatever would stand between the officer and the words until it is answered. */
const modal =
  /parts\/dialog|openDialog|showModal|<dialog|aria-modal|alertdialog|window\.(?:alert|confirm|prompt)\(|from 'react-aria-components'/

describe('the live screen', () => {
  test('is made of the files that are looked through', () => {
    expect(sources).toEqual(expect.arrayContaining(['liveScreen.tsx', join('bars', 'cameOrWent.tsx')]))
  })

  test.each(sources)('opens no dialog: %s', (name) => {
    expect(readFileSync(join(room, name), 'utf8').match(modal)).toBe(null)
  })

  test.each([
    "import { Dialog } from '../../parts/dialog.tsx'",
    'if (window.confirm(words)) return',
    'box.showModal()',
  ])('would be found out by: %s', (line) => {
    expect(line).toMatch(modal)
  })
})
