import { formatDate } from '../../domain/civilTime.ts'
import type { KeyDecision } from '../../domain/forwardPlan.ts'
import { noticeReadings, unsaid } from '../../domain/forwardPlanNotice.ts'
import type { PaperView } from '../../domain/paperView.ts'
import type { Block, PaperDocument, Run } from '../model.ts'
import { plain } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'

export interface ForwardPlan extends Pick<PaperView, 'council' | 'committee'> {
  readonly decisions: readonly PlannedDecision[]
}

export interface PlannedDecision extends KeyDecision {
  /** Whose it is, in a plan of the whole council. */
  readonly committee?: string
}

/** On every page of what is not fit to publish: something that has to be said of a decision is not. */
const planDraftMark = 'DRAFT: NOT FOR PUBLICATION'

/** Whether any of them lacks what has to be published of it. */
export function isDraftPlan(decisions: readonly KeyDecision[]): boolean {
  return decisions.some((decision) => unsaid(decision).length > 0)
}

/** The forward plan: every key decision with what has to be published before it is made (SI 2012/2089, reg. 9). */
export function composeForwardPlan(plan: ForwardPlan): PaperDocument {
  const { decisions } = plan
  return {
    ...frameOf(plan, 'Forward plan of key decisions', decisions),
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

/** The same as a table: a row for each decision. Of the whole council with the committees; a draft says so in every row. */
export function forwardPlanRows(decisions: readonly PlannedDecision[]): readonly (readonly string[])[] {
  const hasCommittees = decisions.some(({ committee }) => committee !== undefined)
  const mark = (words: string): string[] => (isDraftPlan(decisions) ? [words] : [])
  return [
    [
      ...mark('Publication'),
      ...(hasCommittees ? ['Committee'] : []),
      ...['Matter', 'Key decision', 'Decision maker', 'From', 'To', 'Documents', 'Copies from', 'Considered'],
      ...['Reasons for private', 'Published', 'Notice', 'Why it could not wait'],
    ],
    ...decisions.map((decision) => [
      ...mark('Draft: not for publication'),
      ...(hasCommittees ? [decision.committee ?? ''] : []),
      ...[decision.matter, 'yes', decision.decisionMaker, decision.from ?? '', decision.to ?? ''],
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
    ...frameOf(plan, title, [decision]),
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

function frameOf(
  plan: ForwardPlan,
  title: string,
  decisions: readonly KeyDecision[],
): Omit<PaperDocument, 'blocks'> {
  return {
    ...paperFrame(plan),
    title: `${title} (${plan.committee})`,
    footer: `${plan.committee}, ${title.toLowerCase()}`,
    caveat: isDraftPlan(decisions) ? planDraftMark : '',
  }
}

function decisionBlocks({ council }: ForwardPlan, decision: PlannedDecision, index: number): Block[] {
  const say = (date: string): string => formatDate(date, council.houseStyle.dates)
  const { from, to, publishedOn, committee } = decision
  const documents = decision.documents.filter((line) => line.trim() !== '')
  const due = from === null ? null : noticeReadings(from, council.extraHolidays)[0].latest
  const facts: readonly (readonly [string, string])[] = [
    ...(committee === undefined ? [] : [['Committee:', committee] as const]),
    ['Decision maker:', orGap(decision.decisionMaker)],
    ['When:', from === null ? gap : to === null || to === from ? say(from) : `${say(from)} to ${say(to)}`],
    ['Documents:', documents.length === 0 ? 'None yet' : documents.join('; ')],
    ['Copies and other documents from:', orGap(decision.contact)],
    ['Considered:', decision.private ? `In private. ${orGap(decision.privateReason)}` : 'In public'],
    ...(decision.urgency === 'none'
      ? []
      : [
          [
            decision.urgency === 'general-exception'
              ? 'Why 28 days were impracticable:'
              : 'Why it is urgent:',
            orGap(decision.urgencyReason),
          ] as const,
        ]),
    [
      'Published:',
      publishedOn === null
        ? `Not yet${decision.urgency === 'none' && due !== null ? `: due by ${say(due)}` : ''}`
        : say(publishedOn),
    ],
  ]
  return [
    { kind: 'heading', id: `decision-${index + 1}`, level: 3, number: null, text: orGap(decision.matter) },
    {
      kind: 'facts',
      facts: facts.map(([term, words]): { term: string; runs: readonly Run[] } => ({
        term,
        runs: plain(words),
      })),
    },
  ]
}

/** Where something has to be said still. Only a draft has it. */
const gap = '[to be given]'

function orGap(words: string): string {
  return words.trim() === '' ? gap : words.trim()
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: plain(text) }
}
