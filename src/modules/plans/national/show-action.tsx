import { found, page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Details, Heading, SummaryList, Table, Timeline } from '#platform/ui'
import { back, keepsIt, nationsPlan, readers } from './national.access.ts'
import {
  type Action,
  actionsNow,
  decisionsNow,
  milestonesNow,
  needsNow,
  objectivesNow,
  progressOf,
  wordingsOf,
} from './national.queries.ts'
import { byId, DueOn, StateTag, WaitsFor } from './plan-parts.tsx'
import { isOpen, stateOf, stateWords } from './standing.ts'

/** One action: how it stands, what it waits for and who waits for it, its points on the way, and everything said and decided. */
export const showAction = page({
  path: '/national-plan/actions/:action',
  access: readers,
  audit: nationsPlan,
  async show({ tx, viewer, parameters, today }) {
    const actions = await actionsNow(tx)
    const all = byId(actions)
    const action = found(all.get(parameters.action))
    const objective = (await objectivesNow(tx)).find(({ objective_id }) => objective_id === action.objective_id)
    const needs = await needsNow(tx)
    const own = needs.filter(({ action_id }) => action_id === action.action_id)
    const waiting = needs.flatMap(({ action_id, needs_id }) => {
      const other = needs_id === action.action_id ? all.get(action_id) : undefined
      return other === undefined ? [] : [other]
    })
    const milestones = await milestonesNow(tx, action.action_id)
    const progress = await progressOf(tx, action.action_id)
    const wordings = await wordingsOf(tx, action.action_id)
    const decisions = (await decisionsNow(tx)).filter(({ action_id }) => action_id === action.action_id)
    const at = `/national-plan/actions/${action.action_id}`
    const keeps = keepsIt(viewer)
    return {
      title: `Action ${action.number} of the national plan`,
      wide: true,
      back,
      main: (
        <>
          <Heading sub={`Action ${action.number}`}>{action.words}</Heading>
          <SummaryList
            rows={[
              { key: 'How it stands', value: <StateTag state={action.state} /> },
              ...(objective === undefined
                ? []
                : [{ key: 'Objective', value: `${objective.number}. ${objective.words}` }]),
              { key: 'Who answers for it', value: action.owner },
              ...(action.begins_on === null ? [] : [{ key: 'Begins', value: formatDate(action.begins_on) }]),
              { key: 'Due', value: <DueOn action={action} today={today} /> },
              {
                key: 'Waits for',
                value: own.length === 0 ? 'Nothing else' : <WaitsFor action={action} all={all} needs={needs} />,
              },
              { key: 'Waiting for it', value: waiting.length === 0 ? 'Nothing else' : <Others actions={waiting} /> },
            ]}
          />
          {keeps && (
            <ButtonGroup>
              <Button href={`${at}/report`}>Say how it stands</Button>
              <a href={`${at}/milestones/new`}>Add a point on the way</a>
              {isOpen(action) && <a href={`${at}/needs`}>What it needs of others</a>}
              <a href={`${at}/change`}>Change it</a>
            </ButtonGroup>
          )}
          <h2>On the way</h2>
          <Table
            caption="Points on the way"
            hideCaption
            dense
            stack
            empty="No point on the way has been set."
            columns={[
              { key: 'words', text: 'What is then there' },
              { key: 'due', text: 'By', nowrap: true },
              { key: 'reached', text: 'Reached', nowrap: true },
              ...(keeps ? [{ key: 'do', text: 'Do', acts: true }] : []),
            ]}
            rows={milestones.map(({ id, words, due_on, reached_on }) => ({
              words,
              due: formatDate(due_on),
              reached:
                reached_on === null ? (due_on < today ? 'Not yet, and late' : 'Not yet') : formatDate(reached_on),
              do:
                reached_on === null ? (
                  <a href={`/national-plan/milestones/${id}/reached`}>
                    It was reached<span class="visually-hidden">: {words}</span>
                  </a>
                ) : (
                  ''
                ),
            }))}
          />
          <h2>What was said</h2>
          {progress.length === 0 ? (
            <p>Nobody has said yet how it stands.</p>
          ) : (
            <Timeline
              label="What was said of this action, the latest first"
              items={progress.map(({ state, words, at: when, by_name }) => ({
                when: formatDate(dateInLondon(when)),
                datetime: when.toISOString(),
                what: (
                  <>
                    <b>{stateWords[stateOf(state)]}.</b> {words}
                  </>
                ),
                by: by_name,
              }))}
            />
          )}
          {decisions.length > 0 && (
            <>
              <h2>Decided about it</h2>
              <ul>
                {decisions.map(({ id, number, words, made_on }) => (
                  <li key={id}>
                    {words} <span class="nwd-sub">{`Decision ${number}, ${formatDate(made_on)}`}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {wordings.length > 1 && (
            <Details summary={`How it was put before (${wordings.length - 1})`}>
              <ul>
                {wordings.slice(1).map(({ words, owner, due_on, since }, index) => (
                  <li key={since.toISOString()}>
                    {words} {owner}, due {formatDate(due_on)}. Changed because: {wordings[index]?.why}
                  </li>
                ))}
              </ul>
            </Details>
          )}
        </>
      ),
    }
  },
})

const Others = ({ actions }: { actions: readonly Action[] }) => (
  <>
    {actions.map(({ action_id, number, words }, index) => (
      <span key={action_id}>
        {index > 0 && <br />}
        <a href={`/national-plan/actions/${action_id}`}>
          {number}. {words}
        </a>
      </span>
    ))}
  </>
)
