/** Something the palette can lead to. */
export interface PaletteEntry {
  /** Unique among all: "command meeting.adjourn", "person …". */
  readonly id: string
  readonly kind: 'command' | 'item' | 'person' | 'meeting' | 'place'
  readonly name: string
  /** Where it belongs: "Meeting", "this meeting", "6 Mar 2025". */
  readonly path: string
  /** The keys of a command, as they are now. */
  readonly keys?: string
  readonly run: () => void
}

/** How many rows are shown: more words narrow them down. */
export const mostRows = 50

/** What the first character of the typed words asks for. */
export const prefixes: Readonly<Record<string, PaletteEntry['kind']>> = {
  '>': 'command',
  '@': 'person',
  '#': 'place',
  '/': 'item',
}

/** Words of the trade that stand for each other: who types one may mean the others. */
const sameMeaning: readonly (readonly string[])[] = [
  ['apologies', 'apology', 'absent', 'absence', 'attendance', 'present', 'sorry'],
  ['quorum', 'quorate', 'inquorate', 'attendance', 'members'],
  ['exempt', 'exclude', 'public', 'press', 'confidential', 'private', 'part'],
  ['vote', 'motion', 'division', 'ballot', 'poll', 'amendment', 'resolution', 'casting'],
  ['resolution', 'resolved', 'decision', 'recommendation', 'clause'],
  ['adjourn', 'adjournment', 'resume', 'break', 'pause', 'recess'],
  ['declaration', 'interest', 'interests', 'pecuniary', 'dpi'],
  ['arrived', 'left', 'returned', 'late', 'leaves', 'departure'],
  ['action', 'task', 'follow'],
  ['park', 'parking', 'note', 'later'],
  ['export', 'papers', 'pdf', 'word', 'docx', 'minutes'],
  ['print', 'preview', 'papers'],
  ['keys', 'shortcuts', 'keyboard'],
  ['spelling', 'spell', 'dictionary', 'typo'],
  ['title', 'rename', 'heading'],
  ['history', 'versions', 'restore'],
  ['read', 'aloud', 'speak', 'voice'],
  ['inspector', 'pane', 'right'],
  ['snippet', 'abbreviation', 'phrase', 'autotext'],
]

const synonyms: ReadonlyMap<string, readonly string[]> = new Map(
  sameMeaning.flat().map((word) => [word, sameMeaning.filter((group) => group.includes(word)).flat()]),
)

interface Prepared {
  readonly entry: PaletteEntry
  readonly name: string
  readonly all: string
}

const prepared = new WeakMap<PaletteEntry, Prepared>()

/** An entry made ready to be searched: once, not for each key, nor each time the palette opens. */
function prepare(entry: PaletteEntry): Prepared {
  const known = prepared.get(entry)
  if (known !== undefined) return known
  const name = plain(entry.name)
  const made = { entry, name, all: ` ${name} ${plain(entry.path)}` }
  prepared.set(entry, made)
  return made
}

/** All that can be searched. */
export class PaletteIndex {
  readonly #entries: readonly Prepared[]

  constructor(entries: readonly PaletteEntry[]) {
    this.#entries = entries.map(prepare)
  }

  /**
   * What the words lead to, the likeliest first. Every word must be found: at the beginning of a word, in the middle of one, as a word of
   * the same meaning, or (in commands) as letters in their order. With nothing typed: what was used last, then the commands.
   */
  find(typed: string, kind: PaletteEntry['kind'] | null, recent: readonly string[]): readonly PaletteEntry[] {
    const words = plain(typed)
      .split(/\s+/)
      .filter((word) => word !== '')
    const ofKind = this.#entries.filter(({ entry }) => kind === null || entry.kind === kind)
    if (words.length === 0) return begin(ofKind, kind, recent)
    const found: { readonly one: Prepared; readonly cost: number }[] = []
    for (const one of ofKind) {
      const cost = costOf(one, words)
      if (cost !== null) found.push({ one, cost: cost - (recent.includes(one.entry.id) ? 0.5 : 0) })
    }
    return found.toSorted((a, b) => a.cost - b.cost).map(({ one }) => one.entry)
  }
}

function begin(
  entries: readonly Prepared[],
  kind: PaletteEntry['kind'] | null,
  recent: readonly string[],
): readonly PaletteEntry[] {
  const all = entries.map(({ entry }) => entry)
  const last = recent.flatMap((id) => all.find((entry) => entry.id === id) ?? [])
  const rest = kind === null ? all.filter((entry) => entry.kind === 'command') : all
  return [...last, ...rest.filter((entry) => !last.includes(entry))]
}

const kindCost: Readonly<Record<PaletteEntry['kind'], number>> = {
  command: 0,
  item: 0.2,
  place: 0.3,
  meeting: 0.4,
  person: 0.4,
}

/** Lower is likelier; null when a word is nowhere. */
function costOf({ entry, name, all }: Prepared, words: readonly string[]): number | null {
  let cost = kindCost[entry.kind] + (words[0] !== undefined && name.startsWith(words[0]) ? 0 : 0.1)
  for (const word of words) {
    const one = costOfWord(word, name, all, entry.kind)
    if (one === null) return null
    cost += one
  }
  return cost
}

function costOfWord(word: string, name: string, all: string, kind: PaletteEntry['kind']): number | null {
  const at = all.indexOf(` ${word}`)
  if (at >= 0) return at <= name.length ? 0 : 0.5
  if (all.includes(word)) return 1
  const meant = synonyms.get(word)
  if (meant?.some((other) => all.includes(` ${other}`)) === true) return 2
  // Someone may be in the middle of the word: "quor" is on its way to "quorum".
  if (word.length >= 4 && kind === 'command' && meant === undefined && isOnTheWay(word, all)) return 2.5
  return kind === 'command' && word.length >= 3 && isInOrder(word, name) ? 3 : null
}

function isOnTheWay(word: string, all: string): boolean {
  for (const [known, meant] of synonyms) {
    if (known.startsWith(word) && meant.some((other) => all.includes(` ${other}`))) return true
  }
  return false
}

/** "adjm" is in "adjourn the meeting": the letters in their order, the first at the beginning of a word. */
function isInOrder(letters: string, name: string): boolean {
  const start = ` ${name}`.indexOf(` ${letters[0] ?? ''}`)
  if (start < 0) return false
  let at = start
  for (const letter of letters) {
    at = name.indexOf(letter, at)
    if (at < 0) return false
    at += 1
  }
  return true
}

/** Small letters without accents: "Zoë" is found by "zoe". */
function plain(text: string): string {
  const lower = text.toLowerCase()
  // Nearly every name is plain already, and taking accents off is slow.
  return /^[\u0020-\u007e]*$/.test(lower)
    ? lower
    : lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'")
}
