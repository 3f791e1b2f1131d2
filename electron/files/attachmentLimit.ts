/** Largest file that is taken, in bytes: 250 MB. */
export const largestAttachment = 250_000_000

/** The sentence for a file past a limit in bytes. */
export function attachmentTooLarge(limit: number): string {
  return `This file is larger than ${Math.floor(limit / 1_000_000)} MB, the most that one paper may be. Make it smaller, or split it.`
}
