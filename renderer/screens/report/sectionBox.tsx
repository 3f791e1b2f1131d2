import { memo, useState } from 'react'
import type { ReactNode } from 'react'
import { isSubParagraph } from '../../../shared/domain/report.ts'
import type { NumberedSection, ReportSection } from '../../../shared/domain/report.ts'
import { Button } from '../../parts/button.tsx'
import { Menu } from '../../parts/menu.tsx'
import { TextField } from '../../parts/textField.tsx'
import { ParagraphBox } from './paragraphBox.tsx'
import { added, headingAdded, headingMoved, headingRemoved, offered, shownParagraphs } from './reportEdits.ts'
import type { Offer } from './reportOffers.ts'
import type { Writing } from './useWriting.ts'

interface SectionBoxProps {
  readonly index: number
  readonly count: number
  readonly section: ReportSection
  readonly numbered: NumberedSection
  readonly offers: readonly Offer[]
  readonly writing: Writing
  /** By path: "sections.2.paragraphs.0". */
  readonly errors: Readonly<Record<string, string>>
  /** Nobody has written a word yet. */
  readonly isEmpty: boolean
  readonly isReadOnly: boolean
}

/** A heading of the report and its paragraphs, with the numbers they are printed with. */
export function SectionBox(props: SectionBoxProps): ReactNode {
  const { index, section, numbered, writing, errors, isReadOnly } = props
  const { heading, part } = section
  const byItself = numbered.paragraphs.filter((paragraph) => paragraph.index === null)
  const firstOwn = numbered.paragraphs.findIndex((paragraph) => paragraph.index !== null)
  const before = firstOwn === -1 ? byItself : numbered.paragraphs.slice(0, firstOwn)
  return (
    <section className="report-section" aria-label={heading} data-section={index}>
      <header className="report-heading">
        <span className="report-label" aria-hidden="true">
          {numbered.number ?? ''}
        </span>
        {part === 'other' && !isReadOnly ? (
          <HeadingField key={`${index} ${props.count}`} heading={heading} index={index} writing={writing} />
        ) : (
          <h3>
            <span className="visually-hidden">{numbered.number ?? ''} </span>
            {heading}
          </h3>
        )}
        <Unsaid {...props} />
        {isReadOnly ? null : (
          <SectionMenu index={index} count={props.count} heading={heading} writing={writing} />
        )}
      </header>
      <ol className="report-paragraphs">
        {before.map((paragraph) => (
          <ListedPaper key={paragraph.label} label={paragraph.label} words={paragraph.words} />
        ))}
        {namedParagraphs(section, numbered).map(({ text, label, name }, paragraph) => (
          <ParagraphBox
            key={paragraph}
            section={index}
            paragraph={paragraph}
            text={text}
            label={label}
            name={name}
            writing={writing}
            error={errors[`sections.${index}.paragraphs.${paragraph}`]}
            isReadOnly={isReadOnly}
          />
        ))}
        {byItself
          .filter((paragraph) => !before.includes(paragraph))
          .map((paragraph) => (
            <ListedPaper key={paragraph.label} label={paragraph.label} words={paragraph.words} />
          ))}
      </ol>
    </section>
  )
}

/** A paper of the item: the list of attached information names it by itself. */
function ListedPaper({ label, words }: { readonly label: string; readonly words: string }): ReactNode {
  return (
    <li className="report-paragraph">
      <span className="report-label">{label}</span>
      <span>{words}</span>
    </li>
  )
}

interface NamedParagraph {
  readonly text: string
  readonly label: string
  readonly name: string
}

/** Each paragraph with its label and what a screen reader calls it: "Action required, paragraph 2.1 a)". */
function namedParagraphs(section: ReportSection, numbered: NumberedSection): readonly NamedParagraph[] {
  const labels = new Map(numbered.paragraphs.map(({ index, label }) => [index, label]))
  let above = ''
  return shownParagraphs(section).map((text, index) => {
    const label = labels.get(index) ?? ''
    if (label !== '' && /\d/.test(label)) above = label
    const full = label === above ? label : `${above} ${label}`
    const what =
      label === '' ? `empty ${isSubParagraph(text) ? 'sub-paragraph' : 'paragraph'}` : `paragraph ${full}`
    return { text, label, name: `${section.heading}, ${what}` }
  })
}

/** What may be put under a heading that says nothing, or that it will not be printed. */
function Unsaid({
  index,
  section,
  numbered,
  offers,
  isEmpty,
  writing,
  isReadOnly,
}: SectionBoxProps): ReactNode {
  const ownWords = section.paragraphs.some((text) => text.trim() !== '')
  if (ownWords || isReadOnly) return null
  return (
    <div className="report-unsaid">
      {offers.map(({ name, paragraphs }) => (
        <Button
          key={name}
          label={`${name}, under ${section.heading}`}
          onPress={() => writing.act((sections) => offered(sections, index, paragraphs))}
        >
          {name}
        </Button>
      ))}
      {numbered.number === null && !isEmpty ? <span className="muted">Not printed while empty</span> : null}
    </div>
  )
}

interface SectionMenuProps extends Pick<SectionBoxProps, 'index' | 'count' | 'writing'> {
  readonly heading: string
}

const SectionMenu = memo(function SectionMenu({
  index,
  count,
  heading,
  writing,
}: SectionMenuProps): ReactNode {
  return (
    <Menu
      label={`More for the heading ${heading}`}
      entries={[
        {
          ...{ id: 'paragraph', name: 'Add a paragraph' },
          run: () => writing.act((sections) => added(sections, index)),
        },
        {
          ...{ id: 'up', name: 'Move the heading up', isDisabled: index === 0 },
          run: () => writing.act((sections) => headingMoved(sections, index, -1)),
        },
        {
          ...{ id: 'down', name: 'Move the heading down', isDisabled: index === count - 1 },
          run: () => writing.act((sections) => headingMoved(sections, index, 1)),
        },
        {
          ...{ id: 'add', name: 'Add a heading after it' },
          run: () => writing.act((sections) => headingAdded(sections, index)),
        },
        {
          ...{ id: 'remove', name: 'Remove the heading and its paragraphs', isDisabled: count === 1 },
          run: () => writing.act((sections) => headingRemoved(sections, index)),
        },
      ]}
    />
  )
})

/** A heading of the author's own. An empty one is not kept: it goes back to what it was. */
function HeadingField(props: {
  readonly heading: string
  readonly index: number
  readonly writing: Writing
}): ReactNode {
  const { heading, index, writing } = props
  const [typing, setTyping] = useState<string | null>(null)
  return (
    <TextField
      label="Heading of your own"
      hideLabel
      value={typing ?? heading}
      onChange={(text) => {
        setTyping(text)
        if (text.trim() !== '') writing.rename(index, text)
      }}
      onBlur={() => setTyping(null)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        writing.act((sections) => ({ sections, caret: { section: index, paragraph: 0, at: 0 } }))
      }}
    />
  )
}
