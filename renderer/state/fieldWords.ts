/** What fields of the record are called on the screens, by the end of their path. */
const names: Readonly<Record<string, string>> = {
  address: 'Form of address',
  alt: 'Words read out in place of the logo',
  at: 'Time',
  email: 'E-mail',
  group: 'Group',
  headingColour: 'Colour of headings',
  interestsAdvice: 'Advice on interests',
  noneWording: 'Where there is nothing to record',
  notes: 'Notes for the record',
  phone: 'Telephone',
  publicInterest: 'Why withholding it outweighs the public interest',
  recordingNotice: 'Notice on recording',
  reportAuthor: 'Report of the',
  signingOfficer: 'Title of the officer who signs the summons',
  summary: 'Line under the title',
  summons: 'Summons on the front sheet',
  who: 'For whom',
}

/** Sentences of the record's rules that do not say which field they are about: at the field itself that is plain. */
const nameless =
  /^(?:At most |This text holds |One line only|This cannot be empty|Give a (?:date|time|colour) )/

/** "Title: at most 500 characters.": the sentence with its field, for where the field is not beside it. */
export function withField(sentence: string, path: string | null): string {
  if (path === null || !nameless.test(sentence)) return sentence
  const last = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  if (last === '') return sentence
  return `${names[last] ?? spelled(last)}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
}

/** "presidedBy" as "Presided by". */
function spelled(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
