import { attendanceHead } from './attendanceHeads.ts'
import type { AttendanceHead } from './attendanceHeads.ts'
import type { SourceLine } from './sourceLines.ts'

/** Marks before or behind names, and what a line of the paper says that they mean: "+ Present", "* denotes apologies". */
export interface PresenceMarks {
  readonly meanings: ReadonlyMap<string, AttendanceHead['status']>
  /** The lines that explain them. */
  readonly legend: ReadonlySet<SourceLine>
}

const mark = String.raw`(?:[+*#†‡^~✓✔√✗✘x-]|–|P|A|Ap|AP|Ab)`
const explained = new RegExp(
  String.raw`^[("]?(${mark})[)"]?(?:\s*(?:=|:|denotes|indicates|means|marks|signifies)\s*|\s+[-–]?\s*)(?:those )?(?:members? )?(?:who (?:were|was|had|sent|gave) )?(\p{L}[\p{L} ]{3,50}?)[).]*$`,
  'iu',
)

/** The marks that lines explain. One that a list of points is made with is explained only beside another. */
export function presenceMarks(lines: readonly SourceLine[]): PresenceMarks {
  const found = lines.flatMap((line) => {
    const [, sign = '', words = ''] = line.text.length > 90 ? [] : (explained.exec(line.text) ?? [])
    const status = statusMeant(words)
    return sign === '' || status === null ? [] : [{ line, sign, status }]
  })
  const isSure =
    found.length > 1 || found.some(({ line }) => /=|denotes|indicates|means|marks|signifies/i.test(line.text))
  const used = isSure ? found : []
  return {
    meanings: new Map(used.map(({ sign, status }) => [sign, status])),
    legend: new Set(used.map(({ line }) => line)),
  }
}

function statusMeant(words: string): AttendanceHead['status'] | null {
  if (/^(?:in attendance|attend(?:ed|ance)|present)\b/i.test(words)) return 'present'
  if (/^apolog/i.test(words)) return 'apologies'
  if (/^(?:absent|absence|did not attend|not present)\b/i.test(words)) return 'absent'
  return attendanceHead(words)?.status ?? null
}

/** "- Cllr Moss + Cllr Fell": each name with what its mark means; null where a name has no mark that is explained. */
export function markedNames(
  text: string,
  { meanings }: PresenceMarks,
): readonly { readonly name: string; readonly status: AttendanceHead['status'] }[] | null {
  if (meanings.size < 2 || text.length > 1_000) return null
  const pieces = text.split(/(?:^|\s+)(\S{1,2})\s+(?=\p{Lu}\p{L}*\.? )/u)
  const named: { name: string; status: AttendanceHead['status'] }[] = []
  if (pieces[0]?.trim() !== '' || pieces.length < 3) return null
  for (let index = 1; index + 1 < pieces.length; index += 2) {
    const status = meanings.get(pieces[index] ?? '')
    const name = pieces[index + 1]?.trim() ?? ''
    const last = named.at(-1)
    // An initial stands before a name as a mark does.
    if (status !== undefined) named.push({ name, status })
    else if (last !== undefined) last.name = `${last.name} ${pieces[index] ?? ''} ${name}`
    else return null
  }
  return named.length === 0 ? null : named
}
