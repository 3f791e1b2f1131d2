/** A sitting is over when nobody has written for this long. */
export const sittingEndsAfterMinutes = 30

/** In the last sitting what is written after a pause as long as this begins a new version. */
export const versionEndsAfterSeconds = 10

/** When something was written: an ISO instant. */
interface Written {
  readonly at: string
}

/**
 * The versions of a text worth going back to, of all its edits (the earliest first): the last before every pause of the last sitting
 * and of every minute of it, and the last of every sitting before it. A clock that was put back ends no sitting.
 */
export function chosenVersions<Edit extends Written>(edits: readonly Edit[]): Edit[] {
  const sittings = splitWhere(
    edits,
    (before, edit) => secondsFrom(before, edit) > sittingEndsAfterMinutes * 60,
  )
  const last = sittings.pop() ?? []
  const versions = splitWhere(
    last,
    (before, edit) =>
      secondsFrom(before, edit) >= versionEndsAfterSeconds || minuteOf(before) !== minuteOf(edit),
  )
  return [...sittings, ...versions].flatMap((group) => group.slice(-1))
}

function splitWhere<Edit>(edits: readonly Edit[], isNew: (before: Edit, edit: Edit) => boolean): Edit[][] {
  const groups: Edit[][] = []
  for (const edit of edits) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group === undefined || before === undefined || isNew(before, edit)) groups.push([edit])
    else group.push(edit)
  }
  return groups
}

function secondsFrom(before: Written, edit: Written): number {
  return (Date.parse(edit.at) - Date.parse(before.at)) / 1_000
}

function minuteOf({ at }: Written): string {
  return at.slice(0, 16)
}
