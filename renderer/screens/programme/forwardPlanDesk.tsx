import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { z } from 'zod'
import { useStore } from 'zustand'
import type { forwardPlanViewSchema, keyDecisionSchema } from '../../../shared/api/programmeContract.ts'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { keyDecisionDays } from '../../../shared/domain/forwardPlanNotice.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow, useFrame } from '../../frame/frameState.ts'
import { Button } from '../../parts/button.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Menu } from '../../parts/menu.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone, reportProblem } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import { DecisionForm, focusMatter } from './decisionForm.tsx'
import { ListDesk } from './listDesk.ts'
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

/** The key decisions of a body: what has to be published of each, and by when. */
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
  const [chosen, setChosen] = useState<string | null>(null)
  const decision = decisions.find(({ id }) => id === chosen)
  const notices = new Map(view.notices.map((notice) => [notice.decisionId, notice]))
  const save = (format: ProgrammeFormat): void =>
    void act(() => saveMade(core, () => core.client.forwardPlan.make({ committeeId, format })))
  const open = (decisionId: string): void => {
    flushSync(() => {
      setChosen(decisionId)
      useFrame.getState().show('inspector')
    })
    focusNow(focusMatter)
  }
  const add = (): void => {
    const added = newDecision(committee.name)
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
          <span className="muted">{committee.name}</span>
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
      status={<span>{decisions.length === 1 ? '1 key decision' : `${decisions.length} key decisions`}</span>}
    >
      {decisions.length === 0 ? (
        <EmptyState title="No key decisions planned">
          A key decision of the executive is published at least {keyDecisionDays} clear days before it is
          made: what it is about, who makes it, when, on what documents, and from whom they can be had (R9).
        </EmptyState>
      ) : (
        <DecisionsTable decisions={decisions} notices={notices} chosen={chosen} onOpen={open} />
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

function DecisionsTable(props: {
  readonly decisions: readonly Decision[]
  readonly notices: ReadonlyMap<string, DecisionNotice>
  readonly chosen: string | null
  readonly onOpen: (decisionId: string) => void
}): ReactNode {
  const { decisions, notices, chosen, onOpen } = props
  return (
    <table className="list-table">
      <caption className="visually-hidden">Key decisions</caption>
      <thead>
        <tr>
          <th scope="col">Matter</th>
          <th scope="col">Decided</th>
          <th scope="col">Publish by</th>
          <th scope="col">Published</th>
          <th scope="col">To look at</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => {
          const notice = notices.get(decision.id)
          const problems = notice?.findings.filter(({ level }) => level === 'problem').length ?? 0
          return (
            <tr key={decision.id} data-chosen={decision.id === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className="programme-row"
                  aria-pressed={decision.id === chosen}
                  onClick={() => onOpen(decision.id)}
                >
                  {decision.matter === '' ? 'A key decision without a matter' : decision.matter}
                </button>
                <span className="cell-hint">{decision.decisionMaker}</span>
              </th>
              <td>{shortDate(decision.from)}</td>
              <td>
                {notice?.readings.map(({ counting, latest }) => (
                  <span key={counting} className={counting === 'calendar' ? '' : 'cell-hint'}>
                    {latest === null ? 'count by hand' : shortDate(latest)}
                    {counting === 'calendar' ? '' : ' by working days'}
                  </span>
                ))}
              </td>
              <td>{decision.publishedOn === null ? 'Not yet' : shortDate(decision.publishedOn)}</td>
              <td>
                {problems === 0 ? (
                  'Nothing'
                ) : (
                  <strong className="paper-problem">
                    {problems === 1 ? '1 problem' : `${problems} problems`}
                  </strong>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** In time if it is published tomorrow; the body itself decides unless somebody else is named. */
function newDecision(decisionMaker: string): Decision {
  return {
    ...{ id: newId(), matter: '', decisionMaker, from: addDays(today(), keyDecisionDays + 2), to: null },
    ...{ documents: [], contact: '', private: false, privateReason: '', publishedOn: null },
    ...{ urgency: 'none', urgencyReason: '', meetingId: null },
  }
}
