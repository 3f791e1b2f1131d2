import type { PackFinding } from '../../state/packData.ts'

/** Advice of one kind: the first stands for the others until they are asked for. */
export interface AlikeFindings {
  readonly first: PackFinding
  readonly more: readonly PackFinding[]
}

/** From this many on, advice of one kind stands as one. */
const alikeFrom = 3

/** The list with its advice put together by kind: seven papers without tags must not hide the one page that is a scan. */
export function putAlikeTogether(findings: readonly PackFinding[]): AlikeFindings[] {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(alikeKey(finding), (counts.get(alikeKey(finding)) ?? 0) + 1)
  const rows = new Map<string, AlikeFindings>()
  for (const finding of findings) {
    const key = alikeKey(finding)
    const standsAlone = finding.level !== 'advice' || (counts.get(key) ?? 0) < alikeFrom
    const known = standsAlone ? undefined : rows.get(key)
    if (known === undefined) rows.set(standsAlone ? finding.key : key, { first: finding, more: [] })
    else rows.set(key, { first: known.first, more: [...known.more, finding] })
  }
  return [...rows.values()]
}

function alikeKey({ level, kind }: PackFinding): string {
  return `${level} ${kind}`
}
