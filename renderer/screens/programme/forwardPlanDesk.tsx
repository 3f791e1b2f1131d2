import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { z } from 'zod'
import { useStore } from 'zustand'
import type { forwardPlanViewSchema, keyDecisionSchema } from '../../../shared/api/programmeContract.ts'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import { keyDecisionDays } from '../../../shared/domain/forwardPlanNotice.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow, useFrame } from '../../frame/frameState.ts'
import { Button } from '../../parts/button.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Menu } from '../../parts/menu.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone, reportProblem, useNotices } from '../../state/notices.ts'
import { DecisionForm, focusMatter } from './decisionForm.tsx'
import { DecisionsTable } from './decisionsTable.tsx'
import { DraftPlan } from './draftPlan.tsx'
import { ListDesk } from './listDesk.ts'
import { decisionToOpen, openElsewhere, useOtherPlans, wasSentTo } from './otherPlans.ts'
import type { PlanRow } from './otherPlans.ts'
import { saveMade } from './programmePapers.ts'
import type { ProgrammeFormat } from './programmePapers.ts'
import { ProgrammeRail, ProgrammeTabs } from './programmeScreen.tsx'

export type Decision = z.infer<typeof keyDecisionSchema>
export type PlanView = z.infer<typeof forwardPlanViewSchema>
export type DecisionNotice = PlanView['notices'][number]

interface DeskProps {
  readonly committee: CommitteeData
  readonly committees: readonly CommitteeData[]
}

/** The key decisions of the council, those of one committee to be written: what has to be published of each, and by when. */
export function ForwardPlanDesk(props: DeskProps): ReactNode {
  const { api } = useCore()
  const { committee, committees } = props
  const plan = useQuery(api.forwardPlan.get.queryOptions({ input: { committeeId: committee.id } }))
  if (plan.data !== undefined) return <ForwardPlan {...props} view={plan.data} />
  return (
    <Frame
      title="Forward plan"
      rail={{
        name: 'Places',
        content: <ProgrammeRail committees={committees} committeeId={committee.id} tab="plan" />,
      }}
      work={{ name: 'Forward plan' }}
    >
      <Loading query={plan} />
    </Frame>
  )
}

function ForwardPlan({ committee, committees, view }: DeskProps & { readonly view: PlanView }): ReactNode {
  const core = useCore()
  const act = useAct()
  const committeeId = committee.id
  const desk = usePlanDesk(committeeId, view)
  const { values: decisions, undo, redo } = useStore(desk.state)
  const [chosen, setChosen] = useState<string | null>(decisionToOpen)
  const others = useOtherPlans(committees, committeeId)
  const decision = decisions.find(({ id }) => id === chosen)
  const notices = new Map(view.notices.map((notice) => [notice.decisionId, notice]))
  const rows = [
    ...decisions.map((each) => ({ decision: each, committee, notice: notices.get(each.id) })),
    ...others,
  ]
  const save = (format: ProgrammeFormat, whose: string | null = null): void =>
    void act(() => saveMade(core, () => core.client.forwardPlan.make({ committeeId: whose, format })))
  const open = (decisionId: string): void => {
    flushSync(() => {
      setChosen(decisionId)
      useFrame.getState().show('inspector')
    })
    focusNow(focusMatter)
  }
  useEffect(() => {
    // Came from another committee's plan, to this decision.
    if (!wasSentTo()) return
    useFrame.getState().show('inspector')
    focusNow(focusMatter)
  }, [])
  const openAny = (row: PlanRow): void => {
    if (row.committee.id === committeeId) open(row.decision.id)
    else openElsewhere(row)
  }
  const add = (): void => {
    const added = newDecision()
    useNotices.getState().dismiss('done')
    flushSync(() => {
      void desk.do({
        name: 'a key decision added',
        redo: (now) => [...now, added],
        undo: (now) => now.filter(({ id }) => id !== added.id),
      })
    })
    open(added.id)
  }
  const remove = (gone: Decision): void => {
    const at = decisions.findIndex(({ id }) => id === gone.id)
    void desk.do({
      name: `“${gone.matter}” taken off`,
      redo: (now) => now.filter(({ id }) => id !== gone.id),
      undo: (now) => now.toSpliced(at, 0, gone),
    })
    reportDone(`“${gone.matter}” was taken off the forward plan.`, () => void desk.undo())
  }
  const group = 'Work programme'
  useCommands([
    { id: 'plan.add', title: 'Add a key decision', group, keys: ['Ctrl+N', 'Alt+Shift+N'], run: add },
    { id: 'plan.print', title: 'Print the forward plan', group, keys: ['Ctrl+P'], run: () => save('pdf') },
    {
      id: 'plan.undo',
      title: 'Undo what was done on the forward plan',
      group,
      keys: ['Ctrl+Z'],
      notInText: true,
      enabled: undo !== null,
      run: () => void desk.undo(),
    },
    {
      id: 'plan.redo',
      title: 'Redo what was done on the forward plan',
      group,
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      notInText: true,
      enabled: redo !== null,
      run: () => void desk.redo(),
    },
  ])
  return (
    <Frame
      title={`Forward plan, ${committee.name}`}
      heading={
        <>
          <h1>Forward plan</h1>
          <span className="muted">All committees; new ones are of {committee.name}</span>
        </>
      }
      tabs={<ProgrammeTabs committeeId={committeeId} at="plan" />}
      actions={
        <>
          <Menu
            label="More papers of the forward plan"
            text="CSV, Word ▾"
            entries={[
              { id: 'csv', name: 'CSV of the forward plan', run: () => save('csv') },
              { id: 'docx', name: 'Word of the forward plan', run: () => save('docx') },
              { id: 'html', name: 'Web page of the forward plan', run: () => save('html') },
              {
                id: 'own',
                name: `PDF of ${committee.name} alone`,
                run: () => save('pdf', committeeId),
              },
            ]}
          />
          <Button keys="Ctrl+P" command="plan.print" onPress={() => save('pdf')}>
            Print the plan
          </Button>
          <Button kind="primary" keys="Ctrl+N" command="plan.add" onPress={add}>
            Add a key decision
          </Button>
        </>
      }
      rail={{
        name: 'Places',
        content: <ProgrammeRail committees={committees} committeeId={committeeId} tab="plan" />,
      }}
      work={{ name: 'Forward plan' }}
      inspector={{
        name: 'Key decision',
        content:
          decision === undefined ? (
            <p className="muted">Choose a decision to see what has to be published of it, and by when.</p>
          ) : (
            <DecisionForm
              key={decision.id}
              committeeId={committeeId}
              decision={decision}
              notice={notices.get(decision.id)}
              onWrite={(next) => desk.write((now) => now.map((each) => (each.id === next.id ? next : each)))}
              onRemove={() => remove(decision)}
            />
          ),
      }}
      status={<span>{rows.length === 1 ? '1 key decision' : `${rows.length} key decisions`}</span>}
    >
      {rows.length === 0 ? (
        <EmptyState title="No key decisions planned">
          A key decision of the executive is published at least {keyDecisionDays} clear days before it is
          made: what it is about, who makes it, when, on what documents, and from whom they can be had (
          {ruleBook.R9.source}).
        </EmptyState>
      ) : (
        <div className="stack">
          <DraftPlan rows={rows} onOpen={openAny} />
          <DecisionsTable rows={rows} chosen={chosen} onOpen={openAny} />
        </div>
      )}
    </Frame>
  )
}

function usePlanDesk(committeeId: string, view: PlanView): ListDesk<Decision> {
  const { api, client } = useCore()
  const queries = useQueryClient()
  const [desk] = useState(
    () =>
      new ListDesk<Decision>({
        values: view.decisions,
        version: view.version,
        save: async (version, values) =>
          (await client.forwardPlan.save({ committeeId, version, decisions: [...values] })).version,
        onProblem: reportProblem,
        onSaved: () => void queries.invalidateQueries({ queryKey: api.forwardPlan.key() }),
      }),
  )
  useEffect(() => desk.adopt(view.decisions, view.version), [desk, view])
  return desk
}

/** Nothing in it is anybody's guess: who decides and when is the officer's to say. */
function newDecision(): Decision {
  return {
    ...{ id: newId(), matter: '', decisionMaker: '', from: null, to: null },
    ...{ documents: [], contact: '', private: false, privateReason: '', publishedOn: null },
    ...{ urgency: 'none', urgencyReason: '', meetingId: null },
  }
}
