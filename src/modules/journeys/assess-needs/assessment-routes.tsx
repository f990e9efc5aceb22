import { fullName, personForm } from '#modules/people'
import { formOf } from '#platform/forms'
import { form, found, page, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Table } from '#platform/ui'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { AnswerList } from './answer-list.tsx'
import {
  type Assessment,
  answersIn,
  assessmentsOf,
  beginAssessment,
  finishAssessment,
  keptAnswers,
} from './assessments.queries.ts'
import { BarrierTable } from './barrier-table.tsx'
import { barriersIn } from './barriers.ts'
import { changedInWords, compareAnswers } from './compare.ts'
import { instrumentHeldOn, instrumentOf } from './instruments.queries.ts'
import { loadAssessment } from './load-assessment.ts'
import { nextAfter, pathOf } from './path.ts'
import { questionAt } from './question-routes.tsx'

const nothingToAsk = formOf({})

async function load(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  const assessments = await assessmentsOf(visit.tx, person.id)
  const spell = await openSpellOf(visit.tx, person.id)
  const instrument = await instrumentHeldOn(visit.tx, person.area_id, visit.today)
  return { person, assessments, spell, instrument, today: visit.today }
}

async function loadUnfinished(visit: Visit<{ person: string }>) {
  const { person, assessments, today } = await load(visit)
  const assessment = found(assessments.find((one) => one.finished_on === null))
  return { person, assessment, today, answers: await keptAnswers(visit.tx, assessment.id) }
}

function said({ started_on, started_by_name, finished_on }: Assessment): string {
  const until = finished_on === null ? 'not finished' : `finished ${formatDate(finished_on)}`
  return `Begun ${formatDate(started_on)} by ${started_by_name}, ${until}`
}

export const assessmentRoute = form({
  path: '/people/:person/assessment',
  access: workers,
  audit: { show: 'journeys.assessments.viewed', submit: 'journeys.assessment.begun' },
  form: nothingToAsk,
  load,
  async show(view) {
    const { person, assessments, spell, instrument } = view.loaded
    await view.visit.record({ person_id: person.id })
    const going = assessments.some((one) => one.finished_on === null)
    return personForm({
      person,
      heading: 'Needs assessment',
      sub: `${fullName(person)}. About ${pathOf(instrument, new Map()).length} questions, one at a time. Each answer is saved at once; stop and go on whenever you like.`,
      view,
      button: going ? 'Go on' : 'Begin',
      children: (
        <>
          {spell === undefined && <p>They are not registered now: register them first.</p>}
          <Table
            caption="Assessments"
            columns={[
              { key: 'when', text: 'When' },
              { key: 'act', text: 'Do', acts: true },
            ]}
            rows={assessments.map((one) => ({
              when: said(one),
              act: <a href={`/people/${person.id}/assessments/${one.id}`}>Read</a>,
            }))}
            empty={<p>Not assessed yet. Begin when the two of you have an hour; nothing is lost if you stop.</p>}
          />
        </>
      ),
    })
  },
  async submit({ visit, loaded }) {
    const { person, today } = loaded
    const assessment = await beginAssessment(visit.tx, visit.viewer, found(loaded.spell), today)
    await visit.record({ person_id: person.id, subject: { kind: 'assessment', id: assessment.id } })
    const answers = answersIn(await keptAnswers(visit.tx, assessment.id))
    const instrument = await instrumentOf(visit.tx, assessment.version)
    const next = nextAfter(pathOf(instrument, answers), answers, '')
    return { to: next ? questionAt(person.id, next.code) : `/people/${person.id}/assessment/check` }
  },
})

export const checkRoute = form({
  path: '/people/:person/assessment/check',
  access: workers,
  audit: { show: 'journeys.assessment.checked', submit: 'journeys.assessment.finished' },
  form: nothingToAsk,
  load: loadUnfinished,
  async show(view) {
    const { person, answers, assessment } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'assessment', id: assessment.id } })
    return personForm({
      person,
      heading: 'Check the answers together',
      view,
      button: 'Finish the assessment',
      back: { href: `/people/${person.id}/assessment`, text: 'Needs assessment' },
      children: <AnswerList person={person.id} answers={answers} change />,
    })
  },
  async submit({ visit, loaded }) {
    const { person, assessment, today } = loaded
    await finishAssessment(visit.tx, visit.viewer, assessment, today)
    await visit.record({ person_id: person.id, subject: { kind: 'assessment', id: assessment.id } })
    return { to: `/people/${person.id}/assessments/${assessment.id}`, flash: 'The needs assessment is finished.' }
  },
})

export const assessmentRecordRoute = page({
  path: '/people/:person/assessments/:assessment',
  access: readers,
  audit: 'journeys.assessment.viewed',
  async show(visit) {
    const { person, assessment, before, newest } = await loadAssessment(visit)
    await visit.record({ person_id: person.id, subject: { kind: 'assessment', id: assessment.id } })
    const answers = await keptAnswers(visit.tx, assessment.id, true)
    const writes = workers.some((role) => role === visit.viewer.role)
    const barriers = barriersIn(answers)
    const { label } = await instrumentOf(visit.tx, assessment.version)
    const at = `/people/${person.id}/assessments/${assessment.id}`
    const changed = before && changedInWords(compareAnswers(await keptAnswers(visit.tx, before.id), answers))
    return {
      title: `Needs assessment: ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={`${fullName(person)}. ${said(assessment)}. ${label}; questions as they were asked.`}>
            Needs assessment
          </Heading>
          <ButtonGroup>
            <Button href={`/people/${person.id}/plan`}>Go to the action plan</Button>
            <a href={`${at}/print`}>A copy to print</a>
          </ButtonGroup>
          {before !== undefined && (
            <p>
              <b>Since {formatDate(before.started_on)}:</b> {changed} <a href={`${at}/compare`}>See what changed</a>
            </p>
          )}
          {barriers.length > 0 && (
            <BarrierTable person={person.id} barriers={barriers} today={visit.today} act={writes} />
          )}
          <AnswerList person={person.id} answers={answers} change={newest && writes} />
        </>
      ),
    }
  },
})
