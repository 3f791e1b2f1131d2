import { useState } from 'react'
import type { ReactNode } from 'react'
import { exemptionSchema } from '../../../shared/api/record.ts'
import { Button } from '../../parts/button.tsx'
import { ClassificationFields } from './classificationFields.tsx'
import type { AgendaDocument } from './documents.ts'
import type { PaperActs } from './paperActs.ts'

/** A report composed here, in the inspector: who may read it, and the way to its words. */
export function ReportPane(props: {
  readonly document: AgendaDocument
  readonly place: string
  readonly acts: PaperActs
  readonly onOpen: () => void
}): ReactNode {
  const { document, place, acts, onOpen } = props
  return (
    <div className="form">
      <h2>Cover report</h2>
      <p className="muted">{place}</p>
      <p className="file-name">{document.name}</p>
      <Decision documents={[document]} acts={acts} />
      <div className="buttons">
        <Button onPress={onOpen}>Open the report</Button>
        <Button onPress={() => void acts.remove([document])}>Remove</Button>
      </div>
    </div>
  )
}

/** Several papers at once. */
export function ManyPane(props: {
  readonly documents: readonly AgendaDocument[]
  readonly acts: PaperActs
}): ReactNode {
  const { documents, acts } = props
  return (
    <div className="form">
      <h2>{documents.length} papers</h2>
      <ul className="paper-names">
        {documents.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <Decision documents={documents} acts={acts} />
      <div>
        <Button onPress={() => void acts.remove(documents)}>Remove these {documents.length} papers</Button>
      </div>
    </div>
  )
}

/** Public or not, for one or several: closed at once, the paragraphs once they are there. */
function Decision(props: {
  readonly documents: readonly AgendaDocument[]
  readonly acts: PaperActs
}): ReactNode {
  const { documents, acts } = props
  const saved = sharedDecision(documents)
  const [typed, setTyped] = useState<Pick<AgendaDocument, 'classification' | 'exemption'> | null>(null)
  const { classification, exemption } = typed ?? saved
  const errors = classification === 'exempt' && exemption !== null ? exemptionErrors(exemption) : {}
  const isComplete = Object.keys(errors).length === 0
  return (
    <>
      <ClassificationFields
        classification={classification}
        exemption={exemption}
        of="document"
        onChange={(change) => {
          const next = { classification, exemption, ...change }
          if (next.classification === 'exempt') {
            if (next.exemption !== null) setTyped(next)
            void acts.close(documents)
          } else {
            setTyped(null)
            void acts.decide(documents, next.classification, null)
          }
        }}
        errors={errors}
      />
      {typed === null ? null : (
        <div>
          <Button
            kind="primary"
            isDisabled={!isComplete}
            onPress={() => {
              setTyped(null)
              void acts.decide(documents, 'exempt', exemption)
            }}
          >
            {documents.length === 1
              ? 'Keep these paragraphs'
              : `Keep these paragraphs for ${documents.length} papers`}
          </Button>
        </div>
      )}
    </>
  )
}

/** What all of them are; undecided where they differ. */
function sharedDecision(
  documents: readonly AgendaDocument[],
): Pick<AgendaDocument, 'classification' | 'exemption'> {
  const [first] = documents
  const isShared =
    first !== undefined && documents.every(({ classification }) => classification === first.classification)
  if (!isShared) return { classification: 'unset', exemption: null }
  const words = JSON.stringify(first.exemption)
  const isSame = documents.every(({ exemption }) => JSON.stringify(exemption) === words)
  return { classification: first.classification, exemption: isSame ? first.exemption : null }
}

function exemptionErrors(exemption: AgendaDocument['exemption']): Record<string, string> {
  const result = exemptionSchema.safeParse(exemption)
  if (result.success) return {}
  return Object.fromEntries(
    result.error.issues.map((issue) => [['exemption', ...issue.path].join('.'), issue.message]),
  )
}
