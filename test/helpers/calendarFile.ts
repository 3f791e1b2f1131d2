/** A property of a calendar file: its name, its parameters, its value with the escapes taken away. */
export interface IcsProperty {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

export interface IcsComponent {
  readonly kind: string
  readonly properties: readonly IcsProperty[]
  readonly parts: readonly IcsComponent[]
}

/**
 * Reads a calendar file as RFC 5545 has it and as nothing else: lines that end in CRLF, none over 75 octets, none that is no property,
 * every component closed. Throws at the first thing amiss.
 */
export function readCalendarFile(text: string): IcsComponent {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end')
  // As bytes, line by line: half a character of one line is none.
  const raw = text
    .slice(0, -2)
    .split('\r\n')
    .map((line) => Buffer.from(line).toString())
  for (const line of raw) {
    if (Buffer.byteLength(line) > 75) throw new Error(`Over 75 octets: ${line}`)
    if (/[\u0000-\u001f\u007f]/.test(line)) throw new Error(`A control character: ${line}`)
    if (line.includes('\ufffd')) throw new Error(`A character was cut in two: ${line}`)
  }
  const lines: string[] = []
  for (const line of raw) {
    if (line.startsWith(' ')) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`)
    else lines.push(line)
  }
  const reader = { properties: lines.map(property), at: 0 }
  const calendar = component(reader)
  if (reader.at !== lines.length) throw new Error('More after the end')
  return calendar
}

interface LineReader {
  readonly properties: readonly IcsProperty[]
  at: number
}

function component(reader: LineReader): IcsComponent {
  const begin = next(reader)
  if (begin.name !== 'BEGIN') throw new Error(`Not a component: ${begin.name}`)
  const properties: IcsProperty[] = []
  const parts: IcsComponent[] = []
  for (;;) {
    const { name, value } = reader.properties[reader.at] ?? { name: '', value: '' }
    if (name === 'BEGIN') parts.push(component(reader))
    else if (name !== 'END') properties.push(next(reader))
    else if (value !== begin.value) throw new Error(`${begin.value} is closed as ${value}`)
    else {
      next(reader)
      return { kind: begin.value, properties, parts }
    }
  }
}

function next(reader: LineReader): IcsProperty {
  const found = reader.properties[reader.at]
  if (found === undefined) throw new Error('The file ends in the middle')
  reader.at += 1
  return found
}

function property(line: string): IcsProperty {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/.exec(line)
  if (match === null) throw new Error(`Not a property: ${line}`)
  const [, name = '', given = '', value = ''] = match
  const parameters = Object.fromEntries(
    [...given.matchAll(/;([A-Z-]+)=([^;:]+)/g)].map(([, key = '', of = '']) => [key, of] as const),
  )
  const isText = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID', 'X-WR-CALNAME'].includes(name)
  return { name, parameters, value: isText ? plain(value) : value }
}

function plain(value: string): string {
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error(`Not escaped: ${value}`)
  return value.replaceAll(/\\(.)/g, (_all, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark))
}

/** The events of a file, each as its properties by name. */
export function eventsOf(text: string): Readonly<Record<string, string>>[] {
  return readCalendarFile(text)
    .parts.filter((part) => part.kind === 'VEVENT')
    .map((event) => Object.fromEntries(event.properties.map(({ name, value }) => [name, value])))
}
