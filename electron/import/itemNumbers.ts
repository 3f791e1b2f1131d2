/** A number that may be an item's, at the head of a line. */
export interface NumberAtHead {
  readonly number: string
  readonly shape: string
  readonly n: number
  /** It cannot be a paragraph's: "77/21", "(26)" alone, "Minute 12". */
  readonly isOwn: boolean
  readonly title: string
}

const named =
  /^(?:agenda )?(?:item|minute)(?: number| no\.?)? +(?=\d)|^min(?:ute)?\.? +(?=\d)|^no\.? +(?=\d)/i
const token =
  /^(?<open>[([]?)(?<words>(?:[A-Z&]{1,5}[ ./-]?)?\d{1,5}(?:[./-]\d{1,4}){0,3}(?:[/-][A-Z][A-Za-z&]{0,5})?)(?<close>[)\]]?)(?<mark>\s?[.:)]?)(?:\s*[-–—]\s+|\s+|$)(?<title>.*)$/

/** The ways in which a line may begin with a number of items: in "204/20" either may be what counts. */
export function numbersAt(text: string): NumberAtHead[] {
  const lead = named.exec(text)?.[0] ?? ''
  const found = token.exec(text.slice(lead.length))?.groups
  if (found === undefined) return []
  const { open = '', words = '', close = '', mark = '', title = '' } = found
  if (open !== '' && close === '') return []
  const groups = [...words.matchAll(/\d+/g)]
  // "12.1" is a paragraph; "18.05.8" and "16/05/05.1" begin with the day of the meeting.
  if (/^\d+[.-]\d+$/.test(words)) return []
  if (/^\d+(?:\.\d+){2,}$/.test(words) && !/^\d{2}\.\d{2}\.\d{1,3}$/.test(words)) return []
  // "14/04/2026" alone is a day.
  if (/^\d{1,2}([./-])\d{1,2}\1(?:\d{2}|20\d{2})$/.test(words) && mark.trim() === '' && title === '')
    return []
  if (open === '' && close === ')' && groups.length === 1 && /^\p{Ll}/u.test(title)) return []
  const isOwn = lead !== '' || groups.length > 1 || /[A-Z]/.test(words) || open !== ''
  const number = `${open}${words}${open === '' ? '' : close}`
  return groups.map((group) => {
    const shape = `${words.slice(0, group.index)}n${words.slice(group.index + group[0].length)}`
    return {
      number,
      n: Number(group[0]),
      isOwn,
      title,
      shape: `${lead.toLowerCase()}|${open}${shape}${close}${mark.trim()}`,
    }
  })
}
