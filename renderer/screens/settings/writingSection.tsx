import type { ReactNode } from 'react'
import { writingSchema } from '../../../shared/api/record.ts'
import type { z } from 'zod'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData, CouncilData } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import { DeclarationWording } from './declarationWording.tsx'
import { DictionaryWords } from './dictionaryWords.tsx'
import { SnippetsEditor } from './snippetsEditor.tsx'
import './writing.css'

export type WritingData = z.infer<typeof writingSchema>

/** How this office writes: the colon rule, snippets, the wording of declarations, and the words its spelling knows. */
export function WritingSection(props: {
  readonly writing: WritingData
  readonly council: CouncilData
  readonly committees: readonly CommitteeData[]
}): ReactNode {
  const { client } = useCore()
  const draft = useDraft({
    saved: props.writing,
    schema: writingSchema,
    save: (value) => client.writing.save(value),
  })
  const { value, errors } = useDraftState(draft)
  return (
    <div className="stack writing-settings">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <section>
        <h2>Points</h2>
        <Checkbox
          isSelected={value.colonStartsPoints}
          onChange={(colonStartsPoints) => draft.change({ colonStartsPoints })}
        >
          A line that ends with a colon begins a list: Enter after it starts the points
        </Checkbox>
      </section>
      <SnippetsEditor
        value={value.snippets}
        errors={errors}
        onChange={(snippets) => draft.change({ snippets })}
      />
      <DeclarationWording
        value={value.declaration}
        error={errors['declaration']}
        times={props.council.houseStyle.times}
        onChange={(declaration) => draft.change({ declaration })}
      />
      <DictionaryWords
        value={value.dictionary}
        committees={props.committees}
        onChange={(dictionary) => draft.change({ dictionary })}
      />
    </div>
  )
}
