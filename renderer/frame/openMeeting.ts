/** The meeting whose screens are open, by the address of the screen; null elsewhere. */
export function openMeetingOf(location: string): string | null {
  return /^\/meetings\/([^/]+)\//.exec(location)?.[1] ?? null
}
