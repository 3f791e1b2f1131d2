/** What the officer is told of the disk under the open book. The table of faults in the README quotes them. */

export const lowSentence =
  'The drive of the minute book is filling up: less than 500 MB are left. Free some space soon; below 200 MB no backup can be taken.'

export function shortSentence(hadBallast: boolean): string {
  const letGo = hadBallast
    ? ' Minutebook has let go of the 64 MB that it kept for this, so that you can go on writing.'
    : ''
  return `The drive of the minute book is nearly full: less than 200 MB are left.${letGo} Free some space now.`
}

export interface Rescue {
  /** The folder of the copy; null where none could be made. */
  readonly rescued: string | null
  readonly why: string | null
}

export function lostSentence(how: 'gone' | 'replaced', folder: string, { rescued, why }: Rescue): string {
  const [what, mend] =
    how === 'gone'
      ? [
          `The minute book is no longer in ${folder}: it was moved or deleted, or its drive was taken out.`,
          'Put it back or connect its drive, and saving goes on by itself.',
        ]
      : [
          `Another file stands in the place of the minute book in ${folder}.`,
          'Put the right file back, and saving goes on by itself.',
        ]
  const kept =
    rescued === null
      ? `No copy of it could be made${why === null ? '' : ` (${withoutStop(why)})`}: leave this window open, and copy all text from it.`
      : `All that was saved is kept in a whole copy in ${rescued}; the files of papers are not in it.`
  return `${what} ${kept} ${mend}`
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}
