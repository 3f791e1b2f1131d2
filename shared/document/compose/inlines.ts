import type { Inline } from '../../domain/minutes.ts'
import type { Run } from '../model.ts'

/** Inline text as printed: a token prints the words it carries. */
export function runsOf(content: readonly Inline[]): Run[] {
  return content
    .filter((inline) => inline.text !== '')
    .map((inline) =>
      inline.kind === 'person'
        ? { text: inline.text }
        : {
            text: inline.text,
            ...(inline.strong === true ? { strong: true as const } : {}),
            ...(inline.emphasis === true ? { emphasis: true as const } : {}),
          },
    )
}

export function plain(text: string): Run[] {
  return [{ text }]
}

export function strong(text: string): Run[] {
  return [{ text, strong: true }]
}

/** Words that lead to an address; plain ones where there is none. */
export function linked(text: string, href: string | null): Run {
  return href === null ? { text } : { text, href }
}
