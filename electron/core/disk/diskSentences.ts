import type { PapersRescued } from './rescueBook.ts'

/** What the officer is told of the disk under the open book. The table of faults in the README quotes them. */

export const lowSentence =
  'The drive of the minute book is filling up: less than 500 MB are left. Free some space soon; below 200 MB no backup can be taken.'

export function shortSentence(hadBallast: boolean): string {
  const letGo = hadBallast
    ? ' Minutebook has let go of the 64 MB that it kept for this, so that you can go on writing.'
    : ''
  return `The drive of the minute book is nearly full: less than 200 MB are left.${letGo} Free some space now.`
}

/** Not “nearly”: there is nothing left to let go of. */
export const fullSentence =
  'The drive of the minute book is full. Free some space now: until then nothing more is saved, and what you type is in this window alone.'

export interface Rescue {
  /** The folder of the copy; null where none could be made. */
  readonly rescued: string | null
  readonly why: string | null
  readonly papers: PapersRescued
}

export function lostSentence(how: 'gone' | 'replaced', folder: string, rescue: Rescue): string {
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
  return `${what} ${keptSentence(rescue)} ${mend}`
}

function keptSentence({ rescued, why, papers }: Rescue): string {
  if (rescued === null) {
    return `No copy of it could be made${why === null ? '' : ` (${withoutStop(why)})`}: leave this window open, and copy all text from it.`
  }
  return `All that was saved is kept in a whole copy in ${rescued}${papersWords(papers)}.`
}

/** Which files are in the copy besides, and which are not. */
function papersWords(papers: PapersRescued): string {
  switch (papers.kind) {
    case 'whole':
      return ', with the files of papers; the backups are not in it'
    case 'gone':
      return '; the files of papers and the backups are not in it'
    case 'copying':
      return '; the files of papers are being copied into it, the backups are not'
    case 'no-room':
      return `; the files of papers (${Math.ceil(papers.bytes / 1_000_000)} MB) are not in it, since that drive has no room for them, nor are the backups`
    case 'failed':
      return `; the files of papers are not all in it (${withoutStop(papers.why)}), and the backups are not`
  }
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}
