/** The rules of the PIN that unlocks Minutebook on this account. */

/** After this many wrong tries each further one waits. */
export const triesBeforePause = 5

/** Minutes without key or pointer after which it locks, as an officer may choose them. */
export const lockAfterMinutes = [5, 10, 15, 30, 60] as const
export type LockAfter = (typeof lockAfterMinutes)[number]
export const usualLockAfter: LockAfter = 10

/** In seconds, after the fifth wrong try, the sixth, and so on; the last one stays. */
const pauses = [30, 60, 120, 300, 900] as const

/** How long nobody may try again after so many wrong tries, in seconds. */
export function pauseAfter(wrongTries: number): number {
  if (wrongTries < triesBeforePause) return 0
  return pauses[Math.min(wrongTries - triesBeforePause, pauses.length - 1)] ?? 0
}

/** Why these digits cannot be a PIN, as a sentence; null when they can. */
export function checkPin(pin: string): string | null {
  if (!/^\d{4,12}$/.test(pin)) return 'A PIN is 4 to 12 digits. Type only digits.'
  if (/^(\d)\1*$/.test(pin)) return 'A PIN of one digit again and again is tried first. Choose another.'
  if ('01234567890123'.includes(pin) || '98765432109876'.includes(pin)) {
    return 'A PIN of digits in a row is tried first. Choose another.'
  }
  return null
}
