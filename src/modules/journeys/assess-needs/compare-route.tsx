import { fullName } from '#modules/people'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { readers } from '../journeys.access.ts'
import { keptAnswers } from './assessments.queries.ts'
import { becameWords, changedInWords, compareAnswers } from './compare.ts'
import { loadAssessment } from './load-assessment.ts'

/** An assessment beside the one before it: what changed, in words. */
export const compareRoute = page({
  path: '/people/:person/assessments/:assessment/compare',
  access: readers,
  audit: 'journeys.assessment.compared',
  async show(visit) {
    const { person, assessment, before } = await loadAssessment(visit)
    const earlier = found(before)
    await visit.record({ person_id: person.id, subject: { kind: 'assessment', id: assessment.id } })
    const compared = compareAnswers(await keptAnswers(visit.tx, earlier.id), await keptAnswers(visit.tx, assessment.id))
    // What weighs more comes first, then what weighs less.
    const changed = (['more', 'less', 'otherwise'] as const).flatMap((became) =>
      compared.filter((one) => one.became === became),
    )
    const rest = compared.filter((one) => !changed.includes(one))
    const columns = [
      { key: 'about', text: 'What' },
      { key: 'before', text: formatDate(earlier.started_on) },
      { key: 'now', text: formatDate(assessment.started_on) },
      { key: 'became', text: 'Since then' },
    ]
    const rows = (some: typeof compared) =>
      some.map((one) => ({
        about: one.about,
        before: one.before ?? '',
        now: one.now ?? '',
        became: becameWords[one.became],
      }))
    return {
      title: `What changed: ${fullName(person)}`,
      back: { href: `/people/${person.id}/assessments/${assessment.id}`, text: 'Needs assessment' },
      wide: true,
      hideThisPage: true,
      main: (
        <>
          <Heading sub={`${fullName(person)}. ${changedInWords(compared)}`}>What changed since the last time</Heading>
          <Table
            caption="What changed"
            stack
            columns={columns}
            rows={rows(changed)}
            empty={<p>Nothing is answered otherwise.</p>}
          />
          <Table caption="The rest" stack dense columns={columns} rows={rows(rest)} empty={<p>There is no more.</p>} />
        </>
      ),
    }
  },
})
