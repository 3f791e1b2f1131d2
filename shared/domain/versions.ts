/** A sitting is over when nobody has written for this long. */
export const sittingEndsAfterMinutes = 30

/** When something was written: an ISO instant. */
interface Written {
  readonly at: string
}

/**
 * The versions of a text worth going back to, of all its edits (the earliest first): the last of every minute of the last sitting, and
 * the last of every sitting before it. A clock that was put back ends no sitting.
 */
export function chosenVersions<Edit extends Written>(edits: readonly Edit[]): Edit[] {
  const sittings: Edit[][] = []
  for (const edit of edits) {
    const sitting = sittings.at(-1)
    const before = sitting?.at(-1)
    if (sitting === undefined || before === undefined || isAfterPause(before, edit)) sittings.push([edit])
    else sitting.push(edit)
  }
  const last = sittings.pop() ?? []
  return [...sittings.flatMap((sitting) => sitting.slice(-1)), ...lastOfEachMinute(last)]
}

function isAfterPause(before: Written, edit: Written): boolean {
  return Date.parse(edit.at) - Date.parse(before.at) > sittingEndsAfterMinutes * 60_000
}

function lastOfEachMinute<Edit extends Written>(edits: readonly Edit[]): Edit[] {
  return edits.filter((edit, index) => edits[index + 1]?.at.slice(0, 16) !== edit.at.slice(0, 16))
}
