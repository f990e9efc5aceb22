import { decisionsOf, partnershipForm } from '#modules/partnership'
import { Ask, choice, confirm, date, formOf, longText } from '#platform/forms'
import { form, found, page, Refused, type Visit } from '#platform/http'
import { referenceOptions, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { formatDate } from '#platform/time'
import { Button, Heading, Table, Tag } from '#platform/ui'
import { areaOf, writers, writesIt } from '../../plans.access.ts'
import { backToEvidence, ownEvidence, planners } from '../evidence-home.tsx'
import {
  addHeard,
  changesIn,
  heardIn,
  leadsToSomebody,
  sayChanged,
  selectOptionalHeard,
  withdrawHeard,
} from './heard.queries.ts'

const back = { href: '/evidence/heard', text: 'What people told us' }

/** What people who use support told the partnership, and what came of it. */
export const heardPage = page({
  path: '/evidence/heard',
  access: planners,
  audit: ownEvidence,
  async show({ tx, viewer }) {
    const area = areaOf(viewer)
    const heard = await heardIn(tx, area)
    const changes = await changesIn(tx, area)
    const decisions = await decisionsOf(tx, area)
    const waiting = heard.filter(({ id }) => !changes.some(({ input_id }) => input_id === id)).length
    const writes = writesIt(viewer)
    return {
      title: 'What people told us',
      wide: true,
      back: backToEvidence,
      main: (
        <>
          <Heading
            sub={
              heard.length === 0
                ? 'Lived experience, without names, and the decision that it changed.'
                : `${heard.length} heard; ${waiting === 0 ? 'all of it changed something' : `${waiting} changed nothing yet`}.`
            }
          >
            What people told us
          </Heading>
          {writes && (
            <p>
              <Button href="/evidence/heard/new">Write down what was heard</Button>
            </p>
          )}
          <Table
            caption="What people told us"
            hideCaption
            dense
            stack
            columns={[
              { key: 'words', text: 'What was said' },
              { key: 'from', text: 'Heard' },
              { key: 'changed', text: 'What it changed' },
              ...(writes ? [{ key: 'do', text: 'Do', acts: true }] : []),
            ]}
            rows={heard.map(({ id, words, heard_on, heard_from }) => ({
              words,
              from: `${referenceText('lived-experience-sources', heard_from)}, ${formatDate(heard_on)}`,
              changed: (() => {
                const its = changes.filter(({ input_id }) => input_id === id)
                if (its.length === 0) return <Tag>Nothing yet</Tag>
                return its.map((change) => {
                  const decision = decisions.find((one) => one.id === change.decision_id)
                  return (
                    <span key={change.decision_id}>
                      {change.words}{' '}
                      <a href="/partnership/decisions">
                        {decision === undefined ? 'A decision' : `Decision ${decision.number}: ${decision.words}`}
                      </a>
                      <br />
                    </span>
                  )
                })
              })(),
              do: (
                <>
                  <a href={`/evidence/heard/${id}/changed`}>Say what it changed</a> ·{' '}
                  <a href={`/evidence/heard/${id}/withdraw`}>Take out</a>
                </>
              ),
            }))}
            empty={<p>Nothing has been written down yet. Begin with what the last panel or survey said.</p>}
          />
        </>
      ),
    }
  },
})

const questionsOn = (today: CalendarDate) =>
  formOf(
    {
      words: longText({
        label: 'What was said?',
        hint: 'In their words where you can. No names, and nothing by which somebody would be known.',
        required: 'Write what was said',
        max: 1500,
      }),
      heard_from: choice({
        label: 'Where was it heard?',
        required: 'Choose where it was heard',
        options: referenceOptions('lived-experience-sources', today),
      }),
      heard_on: date({ label: 'When?', called: 'The day', required: 'Enter the day', notFuture: true }),
    },
    ({ words }) => {
      const what = leadsToSomebody(words)
      return what === undefined
        ? []
        : [{ field: 'words', message: `This holds ${what}: take it out, so that nobody can be found by it` }]
    },
  )

/** Writes down what was heard, without names. */
export const newHeard = form({
  path: '/evidence/heard/new',
  access: writers,
  audit: { show: ownEvidence, submit: 'plans.heard.added' },
  load: async ({ today }) => questionsOn(today),
  form: (questions) => questions,
  show(view) {
    const asked = { form: view.loaded, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Write down what was heard',
      view,
      button: 'Keep it',
      back,
      children: (
        <>
          <Ask {...asked} name="words" rows={4} />
          <Ask {...asked} name="heard_from" />
          <Ask {...asked} name="heard_on" />
        </>
      ),
    })
  },
  async submit({ visit: { tx, viewer, record }, value }) {
    const area = areaOf(viewer)
    const id = await addHeard(tx, viewer, area, value)
    await record({ area_id: area, subject: { kind: 'lived_input', id } })
    return { to: back.href, flash: 'It is kept. When it changes a decision, say which.' }
  },
})

async function loadHeard({ tx, parameters }: Visit<{ input: string }>) {
  const heard = found(await selectOptionalHeard(tx, parameters.input))
  const decisions = await decisionsOf(tx, heard.area_id)
  const questions = formOf({
    decision: choice({
      label: 'Which decision?',
      required: 'Choose the decision',
      options: decisions.map(({ id, number, words }) => ({ value: id, text: `${number}. ${words}` })),
    }),
    words: longText({ label: 'What is different because of it?', required: 'Say what is different', max: 600 }),
  })
  return {
    heard,
    decisions,
    questions,
    named: (await changesIn(tx, heard.area_id)).filter(({ input_id }) => input_id === heard.id),
  }
}

/** Says which decision of the partnership something that was heard has changed. */
export const changedByHeard = form({
  path: '/evidence/heard/:input/changed',
  access: writers,
  audit: { show: ownEvidence, submit: 'plans.heard.changed_a_decision' },
  load: loadHeard,
  form: ({ questions }) => questions,
  show(view) {
    const { heard, decisions, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Say what it changed',
      sub: decisions.length === 0 ? 'The partnership has recorded no decision yet.' : `“${heard.words}”`,
      view,
      button: 'Keep it',
      back,
      children: (
        <>
          <Ask {...asked} name="decision" />
          <Ask {...asked} name="words" rows={3} />
        </>
      ),
    })
  },
  async submit({ visit: { tx, viewer, record }, loaded: { heard, named }, value }) {
    if (named.some(({ decision_id }) => decision_id === value.decision))
      throw new Refused([{ field: 'decision', message: 'It is said already that this decision was changed by it' }])
    await sayChanged(tx, viewer, heard, { decision_id: value.decision, words: value.words })
    await record({ area_id: heard.area_id, subject: { kind: 'lived_input', id: heard.id } })
    return { to: back.href, flash: 'It is kept what it changed.' }
  },
})

const sure = formOf({
  sure: confirm({
    label: 'Are you sure?',
    says: 'Yes, take the words out for good',
    required: 'Tick the box to take it out',
  }),
})

/** Takes out what was heard, its words for good. */
export const takeOutHeard = form({
  path: '/evidence/heard/:input/withdraw',
  access: writers,
  audit: { show: ownEvidence, submit: 'plans.heard.withdrawn' },
  load: async ({ tx, parameters }) => found(await selectOptionalHeard(tx, parameters.input)),
  form: sure,
  show: (view) =>
    partnershipForm({
      heading: 'Take out what was heard',
      sub: `“${view.loaded.words}” The words are not kept.`,
      view,
      button: 'Take it out',
      back,
      children: <Ask form={sure} name="sure" typed={view.typed} errors={view.errors} />,
    }),
  async submit({ visit: { tx, viewer, record }, loaded }) {
    await withdrawHeard(tx, viewer, loaded.id)
    await record({ area_id: loaded.area_id, subject: { kind: 'lived_input', id: loaded.id } })
    return { to: back.href, flash: 'It is taken out.' }
  },
})
