import { Plugin, PluginKey } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { ResolutionWording } from '../../shared/domain/houseStyle.ts'
import { resolutionLead } from '../../shared/document/compose/minutes.ts'
import { labelsOf } from '../../shared/document/numbering.ts'
import type { Label, Markers } from '../../shared/document/numbering.ts'
import { toLabelled } from '../../shared/minutesText/blocks.ts'

export interface LabelStyle {
  readonly markers: Markers
  readonly resolution: ResolutionWording
}

/** One mark on the page: where it stands and what is drawn there. */
export interface PlacedLabel {
  readonly from: number
  readonly to: number
  readonly attributes: Readonly<Record<string, string>>
}

/** Every mark of the document, in order. Pure: the tests read the labels here. */
export function placeLabels(doc: Node, style: LabelStyle): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const labels = labelsOf(toLabelled(doc), style.markers)
  doc.forEach((node, pos, index) => {
    const label = labels[index] ?? null
    if (isSeveral(label)) placed.push(...placeClauses(node, pos, label, style.resolution))
    else if (label !== null) placed.push(place(pos, node, labelAttributes(label)))
  })
  return placed
}

function isSeveral(label: Label | readonly Label[] | null): label is readonly Label[] {
  return Array.isArray(label)
}

/** One clause is a sentence and takes the opening words itself; several stand under them. */
function placeClauses(
  resolution: Node,
  pos: number,
  labels: readonly Label[],
  wording: ResolutionWording,
): PlacedLabel[] {
  const own: unknown = resolution.attrs['lead']
  const lead = (several: boolean): string =>
    resolutionLead(wording, several, typeof own === 'string' ? own : undefined)
  const alone = labels.length === 1 && labels[0]?.text === ''
  const placed: PlacedLabel[] = alone ? [] : [place(pos, resolution, leadAttributes(lead(true)))]
  resolution.forEach((clause, offset, index) => {
    const label = labels[index]
    placed.push(
      place(pos + 1 + offset, clause, {
        ...(label === undefined ? {} : labelAttributes(label)),
        ...(alone && lead(false) !== '' ? leadAttributes(`${lead(false)} `) : {}),
      }),
    )
  })
  return placed
}

function leadAttributes(lead: string): Record<string, string> {
  return lead === '' ? {} : { 'data-lead': lead }
}

function labelAttributes(label: Label): Record<string, string> {
  return label.text === '' ? {} : { 'data-label': label.text, 'data-say': `${label.say}. ` }
}

function place(pos: number, node: Node, attributes: Record<string, string>): PlacedLabel {
  return { from: pos, to: pos + node.nodeSize, attributes }
}

const labelsKey = new PluginKey<DecorationSet>('labels')

/** Draws the marks as attributes on the lines, which CSS prints: widgets at the start of a line break input methods. */
export function labelsPlugin(style: LabelStyle): Plugin {
  const decorate = (doc: Node): DecorationSet =>
    DecorationSet.create(
      doc,
      placeLabels(doc, style).map(({ from, to, attributes }) => Decoration.node(from, to, { ...attributes })),
    )
  return new Plugin<DecorationSet>({
    key: labelsKey,
    state: {
      init: (_config, state) => decorate(state.doc),
      apply: (tr, set) => (tr.docChanged ? decorate(tr.doc) : set),
    },
    props: { decorations: (state) => labelsKey.getState(state) ?? null },
  })
}
