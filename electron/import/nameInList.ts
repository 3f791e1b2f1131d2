const entry =
  /^(?:councillor|cllr|alderman)\.? (?:[\p{L}.][\p{L}'’.-]* ?){1,4}(?:$| ?[-–—] | ?\([^()]*\)[^()]{0,40}$)/iu

/** "Councillor Ida Moss", "Cllr Moss – unwell", "Cllr Fell (substitute: Cllr Beck)": a line that is one of a list of names. */
export function isNameInList(text: string): boolean {
  return text.length < 300 && entry.test(text)
}
