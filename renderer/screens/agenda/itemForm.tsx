import type { ReactNode } from 'react'
import { agendaItemSchema } from '../../../shared/api/record.ts'
import { isClosed } from '../../../shared/domain/closedMinutes.ts'
import { TextField } from '../../parts/textField.tsx'
import { Select } from '../../parts/select.tsx'
import { itemKindOptions, purposeOptions } from '../../parts/itemWords.ts'
import { useCore } from '../../state/core.tsx'
import type { AgendaItemData } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import type { Draft } from '../../state/draft.ts'
import { ClassificationFields } from './classificationFields.tsx'
import { PagesField } from './pagesField.tsx'
import { Recommendations } from './recommendations.tsx'

/** The draft of an item: it saves what differs from the agenda. */
export function useItemDraft(meetingId: string, item: AgendaItemData): Draft<AgendaItemData> {
  const { client } = useCore()
  return useDraft({
    saved: item,
    schema: agendaItemSchema,
    together: ['classification', 'exemption'],
    save: ({ id: itemId, parentId: _parentId, origin: _origin, agendaPlace: _place, ...change }) =>
      client.agenda.editItem({ meetingId, itemId, change }),
  })
}

/** Everything about one item. It saves itself. */
export function ItemForm(props: {
  readonly draft: Draft<AgendaItemData>
  readonly number: string
  /** What stands under it, and the ways to add to it. */
  readonly papers: ReactNode
  /** True where the pack tells its pages: then nobody types them. */
  readonly hasDocuments: boolean
  /** True where the public may not read a part of its minutes. */
  readonly hasClosedMinutes: boolean
}): ReactNode {
  const { draft, number, papers, hasDocuments, hasClosedMinutes } = props
  const { value, errors } = useDraftState(draft)
  return (
    <div className="form" data-item-form>
      <h2>{number === '' ? 'Item' : `Item ${number}`}</h2>
      <TextField
        label="Title"
        value={value.title}
        onChange={(title) => draft.change({ title })}
        error={errors['title']}
        lines={2}
      />
      <Select
        label="Kind"
        options={itemKindOptions}
        value={value.kind}
        onChange={(kind) => draft.change({ kind })}
      />
      <TextField
        label="Line under the title"
        value={value.summary}
        onChange={(summary) => draft.change({ summary })}
        error={errors['summary']}
        lines={2}
      />
      <TextField
        label="Report of the"
        hint="Title of the author, for example Director of Finance"
        value={value.reportAuthor}
        onChange={(reportAuthor) => draft.change({ reportAuthor })}
        error={errors['reportAuthor']}
      />
      <Select
        label="Purpose"
        options={purposeOptions}
        value={value.purpose ?? 'none'}
        onChange={(purpose) => draft.change({ purpose: purpose === 'none' ? null : purpose })}
      />
      {papers}
      {hasDocuments ? null : (
        <PagesField key={value.id} value={value.pages} onChange={(pages) => draft.change({ pages })} />
      )}
      <ClassificationFields
        of="item"
        classification={value.classification}
        exemption={value.exemption}
        onChange={draft.change}
        errors={errors}
      />
      {hasClosedMinutes || isClosed(value) || value.publicSummary !== '' ? (
        <TextField
          label="Summary for the public"
          hint="Printed in the public minutes in place of what is withheld, where without it there would be no fair and coherent record. Nothing exempt may stand in it."
          value={value.publicSummary}
          onChange={(publicSummary) => draft.change({ publicSummary })}
          error={errors['publicSummary']}
          lines={4}
        />
      ) : null}
      <Recommendations
        value={value.recommendations}
        onChange={(recommendations) => draft.change({ recommendations })}
      />
      <TextField
        label="Notes for the record"
        hint="For you alone: never printed on any paper."
        value={value.notes}
        onChange={(notes) => draft.change({ notes })}
        error={errors['notes']}
        lines={3}
      />
    </div>
  )
}

/** Puts the caret in the title of the item in the inspector, all of it selected. */
export function focusTitle(): HTMLElement | null {
  const title = document.querySelector<HTMLTextAreaElement>('[data-item-form] textarea')
  title?.focus()
  title?.select()
  return title
}

/** Puts the focus on "Public or not" of the item in the inspector. */
export function focusClassification(): HTMLElement | null {
  const button = document.querySelector<HTMLElement>('[data-item-form] [data-classification] button')
  button?.focus()
  return button
}
