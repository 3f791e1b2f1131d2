import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { Canaries } from '../leaks/canaries.ts'
import { Draw } from '../leaks/draw.ts'
import { leakyMeeting } from '../leaks/leakyMeeting.ts'
import { publishedSet } from '../../electron/render/publish/publishedSet.ts'
import type { PublishedSet } from '../../electron/render/publish/publishOrder.ts'
import {
  everythingPublished,
  makingOf,
  publishedMeeting,
  publishOrder,
  textOf,
} from '../helpers/publishedMeeting.ts'
import { sound } from '../helpers/soundMeeting.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // The style sheet lies in the same folder: there is nobody between who could change it.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The title of a window names the item and the meeting.
    'long-title': 'off',
  },
})

/** What the validator says of each page, "item-4.html: …"; empty when all is well. */
async function faultsIn({ files }: PublishedSet): Promise<string[]> {
  const faults: string[] = []
  for (const { path, bytes } of files.filter((each) => each.path.endsWith('.html'))) {
    const { results } = await validator.validateString(new TextDecoder().decode(bytes), path)
    for (const { messages } of results) {
      faults.push(...messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`))
    }
  }
  return faults
}

describe('the pages of a meeting', () => {
  test('are valid HTML, by the rules of the standard and of WCAG', async () => {
    const set = await everythingPublished()
    expect(await faultsIn(set)).toEqual([])
    expect(set.files.filter(({ path }) => path.endsWith('.html')).map(({ path }) => path)).toEqual([
      ...['index.html', 'item-1.html', 'item-2.html', 'item-3.html', 'item-4.html', 'added-1.html'],
      ...['item-5.html', 'accessibility-statement.html'],
    ])
  })

  test('are found to be at fault by the same rules where they are', async () => {
    const bytes = new TextEncoder().encode(
      '<!DOCTYPE html><html><head></head><body><img src="a"><p id="a"><p id="a"></body></html>',
    )
    const set = await everythingPublished()
    expect(await faultsIn({ ...set, files: [{ path: 'bad.html', bytes, what: '' }] })).not.toEqual([])
  })

  test('of 25 random meetings are valid too, whatever their words', async () => {
    for (let number = 0; number < 25; number += 1) {
      const { record, files } = await leakyMeeting(new Draw(77, number), new Canaries(), 'm')
      const set = await publishedSet(publishOrder(record, { ticks: ['web'] }), makingOf(files))
      expect(await faultsIn(set)).toEqual([])
    }
  }, 60_000)

  test('have no script, ask nobody else for anything, and lead only to files that are there', async () => {
    const set = await everythingPublished()
    const written = new Set(set.files.map(({ path }) => path))
    for (const { path, bytes } of set.files.filter((each) => each.path.endsWith('.html'))) {
      const html = new TextDecoder().decode(bytes)
      expect(html).not.toMatch(/<script|<iframe|<form|javascript:|style="|\son\w+=/i)
      expect(html).toContain("default-src 'none'; style-src 'self'; img-src 'self'")
      const leads = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '')
      for (const to of leads.filter((each) => !/^(#|mailto:)/.test(each))) {
        expect(written, `${path} leads to ${to}`).toContain(to)
      }
    }
  })

  test('say what was decided on the first page, and lead to where it stands', async () => {
    const index = textOf(await everythingPublished(), 'index.html')
    const decided = /<section class="decisions"[\s\S]*?<\/section>/.exec(index)?.[0] ?? ''
    expect(decided).toMatch(/<a href="item-2\.html">[^<]+<\/a>/)
    expect(decided).toContain('note it')
    expect(index.indexOf('What was decided')).toBeLessThan(index.indexOf('Attendance'))
  })

  test('print the labels of the minutes in lists that are lists, and go on after z', async () => {
    const page = textOf(await everythingPublished(), 'item-2.html')
    expect(page).toContain('<h2 id="minutes">Minutes:</h2>')
    expect(page).toContain('<p class="kind">Agenda item</p>\n<h1>')
    expect(page).toMatch(
      /<ol class="points level-0"><li><span class="label">a\) <\/span>Point 1 of the parks/,
    )
    expect(page).toContain('<span class="label">bb) </span>Point 28 of the parks<ol class="points level-1"')
    expect(page).not.toContain('A note of the officer')
  })

  test('say on every page that it is a draft, which version it is, and of when', async () => {
    const draft = await everythingPublished()
    const pages = draft.files.filter(({ path }) => path.endsWith('.html'))
    for (const { path } of pages) {
      const html = textOf(draft, path)
      expect(html).toContain('<p class="caveat">Draft minutes: subject to confirmation</p>')
      expect(html).toContain('Draft minutes, version 2. The record as it stood on 20 October 2026.')
    }
  })

  test('of confirmed minutes say nothing of a draft', async () => {
    const set = await everythingPublished({ meeting: { ...sound.meeting, state: 'confirmed' } })
    expect(set.draft).toBe(false)
    for (const { path } of set.files.filter((each) => each.path.endsWith('.html'))) {
      expect(textOf(set, path)).not.toMatch(/draft/i)
    }
  })

  test('name in the accessibility statement the paper that has no structure, and the one that is not there', async () => {
    const set = await everythingPublished()
    const statement = textOf(set, 'accessibility-statement.html')
    expect(statement).toContain('“Plan of the quay” (PDF) has no structure')
    expect(statement).toContain('“A plan that was lost” is not published here')
    expect(statement).toContain('partially compliant')
    expect(statement).toContain('Equality Advisory and Support Service')
    const { record, files } = await publishedMeeting({ papers: [] })
    const clean = await publishedSet(publishOrder(record), makingOf(files))
    expect(textOf(clean, 'accessibility-statement.html')).toContain(
      'We know of nothing in them that does not.',
    )
  })

  test('have the papers of an item with their sizes, as copies that hold nothing but their pages', async () => {
    const set = await everythingPublished()
    const page = textOf(set, 'item-3.html')
    const documents = page.slice(page.indexOf('Supporting documents:'))
    expect(documents).toMatch(
      /<a href="papers\/plan-of-the-quay\.pdf">Plan of the quay <span class="what">\(PDF, \d+ KB\)<\/span><\/a>/,
    )
    expect(documents).toContain('A plan that was lost')
    expect(textOf(set, 'papers/plan-of-the-quay.pdf').startsWith('%PDF-')).toBe(true)
    expect(set.files.some(({ path }) => path.includes('closed'))).toBe(false)
  })
})
