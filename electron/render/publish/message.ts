import MailComposer from 'nodemailer/lib/mail-composer'
import type { Block } from '../../../shared/document/model.ts'
import { runsText } from '../../../shared/document/paperText.ts'
import { formatDate, formatTime } from '../../../shared/domain/civilTime.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import { isDraft, mainPaperOf, publishedWhat } from '../../../shared/domain/publishing.ts'
import { escaped } from '../htmlText.ts'
import type { PublishedFile, PublishMessage } from './publishOrder.ts'

/** Programs that open such links cut longer ones off. */
const longestMailto = 1_800

export interface MessageParts {
  readonly view: PaperView
  readonly version: number
  /** Each decision with the title of its item, as printed. */
  readonly decisions: readonly { readonly title: string; readonly resolutions: readonly Block[] }[]
  /** What was written, by name: "minutes.pdf", "the web pages". */
  readonly published: readonly string[]
}

/** The words of an e-mail that says what was published. */
export function publishMessage({ view, version, decisions, published }: MessageParts): PublishMessage {
  const { meeting, council, committee } = view
  const day = formatDate(meeting.date, 'Thursday 3 November 2022')
  const what = publishedWhat(meeting)
  // "The Cabinet" and "Cabinet" are called alike in a sentence.
  const body = `the ${committee.replace(/^the /i, '')}`
  const subject = `${what}: ${committee}, ${formatDate(meeting.date, '3 November 2022')}`
  const time = formatTime(meeting.start, council.houseStyle.times)
  const place = meeting.place.trim() === '' ? '' : `, ${meeting.place.trim()}`
  const opening =
    mainPaperOf(meeting) === 'minutes'
      ? `The ${lowerFirst(what)} of the meeting of ${body} held on ${day} ${isDraft(meeting) ? 'are ready. They are a draft, subject to confirmation at a later meeting.' : 'are published.'}`
      : `The ${lowerFirst(what)} of the meeting of ${body} on ${day}, ${time}${place}, is ${isDraft(meeting) ? 'ready. It is a draft.' : 'published.'}`
  const decided = decisions.flatMap(({ title, resolutions }) => [
    '',
    title,
    ...resolutions.flatMap(decisionLines),
  ])
  const files = published.length === 0 ? [] : ['', publishedLine(version, published)]
  const end = ['', ...signature(view)]
  const lines = [
    opening,
    ...(decided.length === 0 ? [] : ['', 'What was decided:', ...decided.slice(1)]),
    ...files,
    ...end,
  ]
  return {
    subject,
    text: `${lines.join('\n').trimEnd()}\n`,
    mailto: mailtoOf(subject, [opening, ...files, ...end].join('\n').trimEnd()),
  }
}

function publishedLine(version: number, published: readonly string[]): string {
  const named = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(published)
  const replaced =
    version === 1 ? '' : ` This is version ${version}; it stands in place of version ${version - 1}.`
  return `Published as ${named}.${replaced}`
}

function lowerFirst(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

function decisionLines(block: Block): string[] {
  if (block.kind !== 'resolution') return []
  const [only] = block.clauses
  if (only?.label === '' && block.clauses.length === 1)
    return [`  ${block.lead} ${runsText(only.runs)}`.trimEnd()]
  return [
    `  ${block.lead}`.trimEnd(),
    ...block.clauses.map(
      (clause) => `  ${'  '.repeat(clause.level)}${`${clause.label} ${runsText(clause.runs)}`.trim()}`,
    ),
  ]
}

function signature({ meeting, council }: PaperView): string[] {
  const { name, title, phone, email } = meeting.governanceOfficer
  return [name, title, council.name, phone, email].map((line) => line.trim()).filter((line) => line !== '')
}

/** Cut at a line, so that no half word stands at the end. */
function mailtoOf(subject: string, body: string): string {
  const lines = body.split('\n')
  for (let count = lines.length; count >= 0; count -= 1) {
    const link = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.slice(0, count).join('\r\n'))}`
    if (link.length < longestMailto) return link
  }
  return 'mailto:'
}

export interface MailDraft {
  readonly message: PublishMessage
  readonly attachments: readonly PublishedFile[]
  /** ISO instant: of the record, not of the making. */
  readonly date: string
  /** What makes its identity: the same message, the same identity. */
  readonly hash: string
  readonly view: PaperView
}

/** A message to be looked at, addressed and sent by whatever program opens it (`X-Unsent`). The same parts give the same bytes. */
export async function mailDraft({ message, attachments, date, hash, view }: MailDraft): Promise<Uint8Array> {
  const { email, name } = view.meeting.governanceOfficer
  const address = email.trim()
  const composer = new MailComposer({
    ...(/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address) ? { from: { name: name.trim(), address } } : {}),
    subject: message.subject,
    text: message.text,
    html: htmlOf(message),
    date: new Date(date),
    messageId: `<${hash.slice(0, 40)}@minutebook.invalid>`,
    baseBoundary: hash.slice(0, 24),
    headers: { 'X-Unsent': '1' },
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: attachments.map(({ path, bytes }) => ({
      filename: path.replace(/^.*\//, ''),
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      contentType: 'application/pdf',
    })),
  })
  return new Uint8Array(await composer.compile().build())
}

function htmlOf({ subject, text }: PublishMessage): string {
  const paragraphs = text
    .trimEnd()
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split('\n')
          .map((line) => escaped(line.trimStart()))
          .join('<br>\n')}</p>`,
    )
  return `<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>\n<body>\n${paragraphs.join('\n')}\n</body></html>\n`
}
