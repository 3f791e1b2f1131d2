import { formatDate } from '../../domain/civilTime.ts'
import type { KeyDecision } from '../../domain/forwardPlan.ts'
import { noticeReadings } from '../../domain/forwardPlanNotice.ts'
import type { PaperView } from '../../domain/paperView.ts'
import type { Block, PaperDocument, Run } from '../model.ts'
import { plain } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'

export interface ForwardPlan extends Pick<PaperView, 'council' | 'committee'> {
  readonly decisions: readonly KeyDecision[]
}

/** The forward plan: every key decision with what has to be published before it is made (SI 2012/2089, reg. 9). */
export function composeForwardPlan(plan: ForwardPlan): PaperDocument {
  const { decisions } = plan
  return {
    ...frameOf(plan, 'Forward plan of key decisions'),
    blocks: [
      ...letterhead(plan),
      { kind: 'heading', id: 'plan', level: 2, number: null, text: 'Forward plan of key decisions' },
      paragraph(
        decisions.length === 0
          ? 'No key decision is planned.'
          : 'Each of the decisions below is a key decision. Documents other than those listed may be submitted to who makes it; they can be had in the same way.',
      ),
      ...decisions.flatMap((decision, index) => decisionBlocks(plan, decision, index)),
    ],
  }
}

/** The same as a table: a row for each decision. */
export function forwardPlanRows(decisions: readonly KeyDecision[]): readonly (readonly string[])[] {
  return [
    [
      ...['Matter', 'Key decision', 'Decision maker', 'From', 'To', 'Documents', 'Copies from', 'Considered'],
      ...['Reasons for private', 'Published', 'Notice', 'Why it could not wait'],
    ],
    ...decisions.map((decision) => [
      ...[decision.matter, 'yes', decision.decisionMaker, decision.from, decision.to ?? ''],
      ...[decision.documents.join('; '), decision.contact, decision.private ? 'in private' : 'in public'],
      ...[decision.private ? decision.privateReason : '', decision.publishedOn ?? ''],
      ...[urgencyWords[decision.urgency], decision.urgency === 'none' ? '' : decision.urgencyReason],
    ]),
  ]
}

const urgencyWords: Readonly<Record<KeyDecision['urgency'], string>> = {
  none: '28 clear days',
  'general-exception': 'general exception',
  'special-urgency': 'special urgency',
}

const noticeTitles: Readonly<Record<KeyDecision['urgency'], string>> = {
  none: 'Notice that a decision is to be considered in private',
  'general-exception': 'Notice of a key decision: general exception',
  'special-urgency': 'Notice of a key decision: special urgency',
}

/** The notice of one decision: in private, or at less than 28 days. */
export function composeDecisionNotice(plan: ForwardPlan, decision: KeyDecision): PaperDocument {
  const title = noticeTitles[decision.urgency]
  return {
    ...frameOf(plan, title),
    blocks: [
      ...letterhead(plan),
      { kind: 'heading', id: 'notice', level: 2, number: null, text: title },
      ...decisionBlocks(plan, decision, 0),
      ...(decision.private
        ? [
            paragraph(
              'Anybody may say why it should be considered in public. What was received, and the answer to it, stands in a second notice at least five clear days before.',
            ),
          ]
        : []),
    ],
  }
}

function frameOf(plan: ForwardPlan, title: string): Omit<PaperDocument, 'blocks'> {
  return {
    ...paperFrame(plan),
    title: `${title} (${plan.committee})`,
    footer: `${plan.committee}, ${title.toLowerCase()}`,
    caveat: '',
  }
}

function decisionBlocks({ council }: ForwardPlan, decision: KeyDecision, index: number): Block[] {
  const say = (date: string): string => formatDate(date, council.houseStyle.dates)
  const { from, to, publishedOn } = decision
  const documents = decision.documents.filter((line) => line.trim() !== '')
  const [calendar] = noticeReadings(from, council.extraHolidays)
  const facts: readonly (readonly [string, string])[] = [
    ['Decision maker:', decision.decisionMaker],
    ['When:', to === null || to === from ? say(from) : `${say(from)} to ${say(to)}`],
    ['Documents:', documents.length === 0 ? 'None yet' : documents.join('; ')],
    ['Copies and other documents from:', decision.contact],
    ['Considered:', decision.private ? `In private. ${decision.privateReason.trim()}` : 'In public'],
    ...(decision.urgency === 'none'
      ? []
      : [
          [
            decision.urgency === 'general-exception'
              ? 'Why 28 days were impracticable:'
              : 'Why it is urgent:',
            decision.urgencyReason.trim(),
          ] as const,
        ]),
    [
      'Published:',
      publishedOn === null
        ? `Not yet${decision.urgency === 'none' && calendar.latest !== null ? `: due by ${say(calendar.latest)}` : ''}`
        : say(publishedOn),
    ],
  ]
  return [
    { kind: 'heading', id: `decision-${index + 1}`, level: 3, number: null, text: decision.matter },
    {
      kind: 'facts',
      facts: facts.map(([term, words]): { term: string; runs: readonly Run[] } => ({
        term,
        runs: plain(words),
      })),
    },
  ]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: plain(text) }
}
