import { formatDate } from './civilTime.ts'
import type { AgreedAt, MinutesAct } from './minutesActs.ts'

/** An act on the minutes as the history of the meeting tells it. `acts`: all of that meeting, to say which one was taken back. */
export function sayAct(act: MinutesAct, acts: readonly MinutesAct[] = []): string {
  switch (act.kind) {
    case 'approved-as-draft':
      return `${act.who} approved the minutes as a draft.`
    case 'published-as-draft':
      return 'The minutes were published as a draft.'
    case 'confirmed':
      return `The minutes were confirmed ${where(act.agreedAt)}${act.manner === 'subject-to' ? ', subject to corrections' : ''}.`
    case 'withdrawn':
      return takenBack(
        act.reason,
        acts.find(({ id }) => id === act.actId),
      )
    case 'refused':
      return `The minutes were not accepted ${where(act.agreedAt)}: ${act.reason}`
    case 'copy-made':
      return `The signing copy was made: leaves ${act.leaves.first} to ${act.leaves.last}.`
    case 'signed':
      return `${act.presider.name} signed the minutes ${where(act.agreedAt)}.`
    case 'scan-filed':
      return `The scan “${act.fileName}” of the signed leaves was filed.`
    case 'sealed':
      return `“${act.fileName}” was sealed.`
    case 'corrected':
      return `A correction to the signed minutes was agreed ${where(act.agreedAt)}.`
    case 'superseded':
      return act.instead === undefined
        ? `The minutes were superseded ${where(act.agreedAt)}: ${act.reason}`
        : `The minutes were superseded ${where(act.agreedAt)} by ${act.instead.words}: ${act.reason}`
    case 'confirms':
      return `The minutes of ${day(act.date)} were confirmed here.`
    case 'refuses':
      return `The minutes of ${day(act.date)} were not accepted here.`
    case 'corrects':
      return `A correction to the signed minutes of ${day(act.date)} was agreed here.`
    case 'supersedes':
      return `The minutes of ${day(act.date)} were superseded here.`
  }
}

function takenBack(reason: string, what: MinutesAct | undefined): string {
  return what === undefined
    ? `What had been recorded of the minutes was taken back: ${reason}`
    : `“${sayAct(what).replace(/\.$/, '')}” was recorded by mistake, and taken back: ${reason}`
}

function where({ date, minuteNumber }: AgreedAt): string {
  return `at the meeting on ${day(date)}${minuteNumber === '' ? '' : ` (minute ${minuteNumber})`}`
}

function day(date: string): string {
  return formatDate(date, '3 November 2022')
}
