/** The most groups, and words in a group, that a council keeps. */
const most = { groups: 500, words: 20, letters: 500 }

/** The groups in a text with a line for each: "SEND, special educational needs". A line with fewer than two words is no group. */
export function synonymsIn(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => [
      ...new Set(
        line
          .split(/[,;=]/)
          .map((word) => word.replace(/\s+/g, ' ').trim().slice(0, most.letters))
          .filter((word) => word !== ''),
      ),
    ])
    .filter((group) => group.length > 1)
    .map((group) => group.slice(0, most.words))
    .slice(0, most.groups)
}
