import { callName } from '#modules/people'
import { page } from '#platform/http'
import { formatDate } from '#platform/time'
import { readers } from '../journeys.access.ts'
import { AnswerList } from './answer-list.tsx'
import { keptAnswers } from './assessments.queries.ts'
import { BarrierTable } from './barrier-table.tsx'
import { barriersIn } from './barriers.ts'
import { loadAssessment } from './load-assessment.ts'

/** An assessment to print and hand over: questions as they were asked, and the answers that hold. */
export const printAssessmentRoute = page({
  path: '/people/:person/assessments/:assessment/print',
  access: readers,
  audit: 'journeys.assessment.printed',
  async show(visit) {
    const { person, assessment } = await loadAssessment(visit)
    await visit.record({ person_id: person.id, subject: { kind: 'assessment', id: assessment.id } })
    const answers = (await keptAnswers(visit.tx, assessment.id)).filter(({ asked }) => asked)
    const barriers = barriersIn(answers)
    return {
      title: 'My answers',
      bare: true,
      back: { href: `/people/${person.id}/assessments/${assessment.id}`, text: 'Needs assessment' },
      main: (
        <>
          <h1>What {callName(person)} told us</h1>
          <p>
            On {formatDate(assessment.started_on)}. Printed on {formatDate(visit.today)}. This is yours to keep.
          </p>
          {barriers.length > 0 && (
            <BarrierTable person={person.id} barriers={barriers} today={visit.today} act={false} />
          )}
          <AnswerList person={person.id} answers={answers} change={false} />
        </>
      ),
    }
  },
})
