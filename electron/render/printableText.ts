/** The text without what no XML or HTML file may hold: control characters and halves of surrogate pairs. */
export function printableText(text: string): string {
  return text.replace(/[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu, '')
}

/** True for the addresses a paper may lead to: the web and mail, never `javascript:` or a file. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(address)
}

/** "10.00 am" stays on one line, and a dash before a figure on the line it follows. */
export function keptTogether(text: string): string {
  return text.replace(/(\d) (?=[ap]m\b)/g, '$1\u00a0').replace(/ – (?=\d)/g, '\u00a0– ')
}
