/** A sitting is over when nobody has written for this long. */
export const sittingEndsAfterMinutes = 30

/** In the last sitting what is written after a pause as long as this begins a new version. */
export const versionEndsAfterSeconds = 10

/** Before as much as this is taken out, there is a version: some words, not a slip of the fingers. In letters. */
export const versionBeforeTaking = 20

interface Written {
  /** When something was written: an ISO instant. */
  readonly at: string
  /** How many letters it took out; of those, how many more than it put in. Left out: none. */
  readonly removed?: number
  readonly shrunk?: number
}

/**
 * The versions of a text worth going back to, of all its edits (the earliest first): the last before every pause of the last sitting
 * and of every minute of it, the last of every sitting before it, and in every sitting the last before some words were taken out. A
 * clock that was put back ends no sitting.
 */
export function chosenVersions<Edit extends Written>(edits: readonly Edit[]): Edit[] {
  const chosen = new Set([...atPauses(edits), ...beforeDeletions(edits)])
  return edits.filter((edit) => chosen.has(edit))
}

function atPauses<Edit extends Written>(edits: readonly Edit[]): Edit[] {
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

/** The text at its fullest, each time that it loses some words: at once, or letter by letter. */
function beforeDeletions<Edit extends Written>(edits: readonly Edit[]): Edit[] {
  const found: Edit[] = []
  let fullest: Edit | undefined
  let lost = 0
  let before: Edit | undefined
  for (const edit of edits) {
    lost = Math.max(0, lost + (edit.shrunk ?? 0))
    if (lost === 0) fullest = edit
    else if (lost >= versionBeforeTaking && fullest !== undefined) {
      found.push(fullest)
      fullest = undefined
    }
    if ((edit.removed ?? 0) >= versionBeforeTaking && before !== undefined) found.push(before)
    // What is written after a deletion may be lost again.
    if (fullest === undefined && (edit.shrunk ?? 0) < 0) {
      fullest = edit
      lost = 0
    }
    before = edit
  }
  return found
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
