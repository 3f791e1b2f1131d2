/** The lines of a page as they come, in the marks that every source is read in. */
export class HtmlLines {
  #text = ''
  #line = ''
  /** Told beside the line: to look at its end, a line of megabytes in pieces would be copied for each. */
  #endsInSpace = true
  #hasPlain = false
  #hasStrong = false
  #gap = false
  #labels: string[] = []
  /** From 1 inside a heading; 0 outside. */
  heading = 0
  indent = 0

  get length(): number {
    return this.#text.length + this.#line.length
  }

  get isEmptyLine(): boolean {
    return !this.#hasPlain && !this.#hasStrong
  }

  /** Words; those of a `pre` keep their spaces and lines. */
  words(words: string, strong: boolean, pre: boolean): void {
    if (pre) {
      const [first = '', ...others] = words.split(/\r\n?|\n/)
      this.#add(first.replaceAll('\t', '        '), strong)
      for (const line of others) {
        this.endLine()
        this.#add(line.replaceAll('\t', '        '), strong)
      }
      return
    }
    const collapsed = words.replace(/[ \t\r\n\f]+/g, ' ')
    this.#add(this.#endsInSpace ? collapsed.replace(/^ /, '') : collapsed, strong)
  }

  #add(words: string, strong: boolean): void {
    if (words === '') return
    this.#line += words
    this.#endsInSpace = /\s/.test(words.at(-1) ?? '')
    if (!/\S/.test(words)) return
    if (strong) this.#hasStrong = true
    else this.#hasPlain = true
  }

  /** Parts the cells of a row. */
  tab(): void {
    this.#line += '\t'
    this.#endsInSpace = true
  }

  /** Stands before the next line that has words. */
  label(label: string): void {
    if (label !== '') this.#labels.push(label)
  }

  dropLabels(): void {
    this.#labels = []
  }

  endLine(): void {
    const line = this.#line.replace(/^\n+/, '').replaceAll(' \t', '\t')
    const isStrong = this.#hasStrong && !this.#hasPlain
    this.#line = ''
    this.#endsInSpace = true
    this.#hasPlain = false
    this.#hasStrong = false
    if (!/\S/.test(line)) return
    const words = line.trimEnd()
    const label = this.#labels.map((each) => `${each}  `).join('')
    this.#labels = []
    const lead =
      this.heading > 0 ? `${'#'.repeat(Math.min(6, this.heading))} ` : '  '.repeat(Math.min(8, this.indent))
    const marked = this.heading === 0 && isStrong ? `${label}**${words.trim()}**` : `${label}${words}`
    if (this.#gap && this.#text !== '') this.#text += '\n'
    this.#gap = false
    this.#text += `${lead}${marked}\n`
  }

  /** Ends the line; `gap`: with space after it. */
  endBlock(gap: boolean): void {
    this.endLine()
    this.#gap ||= gap
  }

  toString(): string {
    this.endLine()
    return this.#text
  }
}
