/** What the screen had told the officer at a moment, a line each time something was answered. */
export interface Acknowledged {
  /** `made`: the book is there. `restoring`: another state of it is being put in its place, and until that is done either may stand there. */
  readonly kind: 'made' | 'saved' | 'restoring'
  /** The meeting that is minuted, how many changes its log had before, and the acts since: each is one change. */
  readonly meetingId?: string
  readonly before?: number
  readonly acts: number
  /** How many acts the state has that is being put back. */
  readonly target?: number
  /** SHA-256 of files that were answered as kept. */
  readonly files: readonly string[]
  /** Names of backups that were answered as taken. */
  readonly backups: readonly string[]
  /** A meeting whose minutes were signed. */
  readonly signed?: string
}
