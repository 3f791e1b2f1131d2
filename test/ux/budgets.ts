/**
 * What a task of a live meeting may cost the officer. `overhead` counts key presses and clicks that are not words of the minutes;
 * `seconds`, where one is promised, is what the keystroke-level model makes of them: 0.2 a press, 1.7 a click, 1.35 a thought.
 */
export interface Budget {
  /** As in the design's table of goals. */
  readonly row: number
  readonly task: string
  readonly overhead: number
  readonly seconds?: number
}

export const budgets = {
  attendance: {
    row: 1,
    task: 'attendance of eight members, two of them away with reasons',
    overhead: 15,
    seconds: 7,
  },
  apology: {
    row: 2,
    task: 'a late apology with its reason, from the caret and back to it',
    overhead: 9,
    seconds: 4.5,
  },
  points: { row: 3, task: 'ten points under an introduction', overhead: 9 },
  longItem: { row: 4, task: 'a real item: 34 points, 8 sub-points, an adjournment', overhead: 60 },
  resolution: {
    row: 5,
    task: 'a resolution of one clause with two sub-clauses',
    overhead: 5,
    seconds: 4,
  },
  adopt: { row: 6, task: 'a report’s recommendations adopted as printed', overhead: 2 },
  adjournment: { row: 7, task: 'adjourn and resume', overhead: 2, seconds: 3 },
  arrival: { row: 8, task: 'a late arrival', overhead: 6, seconds: 4 },
  declaration: {
    row: 8,
    task: 'an interest declared, leaving the room and coming back',
    overhead: 14,
    seconds: 8,
  },
  recordedVote: { row: 9, task: 'a recorded vote of nine', overhead: 22, seconds: 10 },
  insertion: { row: 10, task: 'an item that nobody planned', overhead: 4 },
  attachPapers: { row: 18, task: 'six papers put on an item in one drag', overhead: 1 },
  signingCopy: { row: 25, task: 'the signing copy of confirmed minutes', overhead: 2 },
  programme: {
    row: 19,
    task: 'the five changes that a minute makes to the work programme, from any screen',
    overhead: 15,
  },
  reorder: { row: 18, task: 'the fifth item moved up three places', overhead: 3 },
} as const satisfies Readonly<Record<string, Budget>>
