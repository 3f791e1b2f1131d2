/** What was done with the ways into a book. The log of the book says so, and nothing of any key. */
export const keyActs = [
  'recovery-made',
  'recovery-kept',
  'recovery-used',
  'passphrase-set',
  'passphrase-changed',
  'passphrase-removed',
  'asks-each-time',
  'kept-on-account',
] as const
export type KeyAct = (typeof keyActs)[number]

const sentences: Readonly<Record<KeyAct, string>> = {
  'recovery-made': 'A recovery key was made.',
  'recovery-kept': 'The recovery key was put away. No earlier one opens the book any more.',
  'recovery-used': 'The book was opened with the recovery key: its page is at hand.',
  'passphrase-set': 'A passphrase was set.',
  'passphrase-changed': 'The passphrase was changed.',
  'passphrase-removed': 'The passphrase was removed.',
  'asks-each-time': 'The key was taken off the officer’s account: the passphrase is asked for at each start.',
  'kept-on-account': 'The key is kept on the officer’s account.',
}

/** A line of the history. */
export function sayKeyAct(act: KeyAct): string {
  return sentences[act]
}
