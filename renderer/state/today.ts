/** Today by the clock of this machine, YYYY-MM-DD. */
export function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`
}

/** The time of an instant by the clock of this machine: "11:12:35". */
export function clockTime(instant: Date): string {
  return [instant.getHours(), instant.getMinutes(), instant.getSeconds()].map(twoDigits).join(':')
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
