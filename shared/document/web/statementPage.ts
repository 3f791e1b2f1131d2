import { plain } from '../compose/inlines.ts'
import type { Block } from '../model.ts'
import { indexPath, instantDay, meetingName, statementPath } from './meetingSite.ts'
import type { MeetingSite } from './meetingSite.ts'
import type { WebPage, WebPart } from './webPage.ts'

/**
 * The accessibility statement of these pages, after the model of the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
 * Accessibility Regulations 2018. What is not accessible is told from the files themselves: it is never written by hand.
 */
export function statementPage(site: MeetingSite): WebPage {
  const { view } = site
  const gaps = gapLines(site)
  return {
    path: statementPath,
    title: `Accessibility statement: ${meetingName(view)}`,
    kind: view.council.name,
    heading: 'Accessibility statement',
    about: [],
    trail: [{ href: indexPath, text: meetingName(view), what: '' }],
    previous: null,
    next: null,
    parts: [
      paragraphs(
        `This statement applies to the pages and files that ${view.council.name} publishes of one meeting: ${meetingName(view)}.`,
        'We want as many people as possible to be able to use them. You should be able to zoom in to 400% without text running off the screen, use most of the pages with a keyboard alone, read them with a screen reader, and print them. The pages follow the light or dark setting of your device.',
      ),
      heading('compliance', 'Compliance status'),
      paragraphs(
        gaps.length === 0
          ? 'These pages are made to meet the Web Content Accessibility Guidelines version 2.2, level AA. We know of nothing in them that does not.'
          : 'These pages are partially compliant with the Web Content Accessibility Guidelines version 2.2, level AA, because of what is named below.',
      ),
      heading('gaps', 'What is not accessible'),
      ...(gaps.length === 0 ? [paragraphs('We know of nothing.')] : [gapList(gaps)]),
      ...(gaps.length === 0
        ? []
        : [
            paragraphs(
              'Files that have no structure do not say to a screen reader what is a heading, a list or a table; pages that are scans have no text at all. They fail success criteria 1.1.1 (Non-text Content) or 1.3.1 (Info and Relationships).',
            ),
          ]),
      heading('contact', 'Tell us, or ask for another format'),
      paragraphs(
        'If you need something of this meeting in another format, such as large print, easy read, audio or braille, or if you find something that does not work for you, tell us. We will answer as soon as we can.',
      ),
      { kind: 'blocks', blocks: [contactFacts(site)] },
      heading('enforcement', 'Enforcement procedure'),
      paragraphs(
        'The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the “accessibility regulations”). If you are not happy with how we answer your complaint, contact the Equality Advisory and Support Service (EASS).',
      ),
      heading('preparation', 'Preparation of this statement'),
      paragraphs(
        `This statement was prepared on ${instantDay(site.asOf)}, together with these pages. What it says of files is what was found when they were made: each PDF was looked through for structure.`,
      ),
    ],
  }
}

function heading(id: string, text: string): WebPart {
  return { kind: 'heading', id, text }
}

function paragraphs(...texts: readonly string[]): WebPart {
  return {
    kind: 'blocks',
    blocks: texts.map((text): Block => ({ kind: 'paragraph', runs: plain(text) })),
  }
}

/** One line for each file that not everybody can read, and for each that is not here. */
export function gapLines({ papers, main }: Pick<MeetingSite, 'papers' | 'main'>): string[] {
  const files = [...main, ...papers.flatMap(({ file }) => (file === null ? [] : [file]))]
  return [
    ...files
      .filter(({ accessible }) => !accessible)
      .map(
        ({ title, format }) =>
          `“${title}” (${format}) has no structure that a screen reader can use, or only in part.`,
      ),
    ...papers
      .filter(({ file }) => file === null)
      .map(({ title }) => `“${title}” is not published here: ask for it.`),
  ]
}

function gapList(gaps: readonly string[]): WebPart {
  return { kind: 'links', links: gaps.map((text) => ({ href: '', text, what: '' })) }
}

function contactFacts({ view }: MeetingSite): Block {
  const { name, title, phone, email } = view.meeting.governanceOfficer
  const facts = [
    { term: `${title.trim() === '' ? 'Officer' : title.trim()}:`, text: name.trim() },
    { term: 'Telephone:', text: phone.trim() },
    { term: 'E-mail:', text: email.trim() },
  ].filter(({ text }) => text !== '')
  if (facts.length === 0) {
    return {
      kind: 'paragraph',
      runs: plain(`Write to ${view.council.name}, to the officer for its committees.`),
    }
  }
  return {
    kind: 'facts',
    facts: facts.map(({ term, text }) => ({ term, runs: runsOf(term, text) })),
  }
}

function runsOf(term: string, text: string) {
  return term === 'E-mail:' && /^[^\s@]+@[^\s@]+$/.test(text)
    ? [{ text, href: `mailto:${text}` }]
    : plain(text)
}
