import { eligibilityOf, spellsOf } from '#modules/journeys'
import { callName } from '#modules/people'
import { filesAbout, type StoredFile } from '#platform/files'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { InsetText, Table } from '#platform/ui'
import { recorders, supportedPerson } from '../outcomes.access.ts'
import { type Achieved, achievedBy } from './achieved.ts'

const columns = [
  { key: 'what', text: 'Of what' },
  { key: 'seen', text: 'What was seen' },
  { key: 'by', text: 'By, on' },
  { key: 'copy', text: 'Copy' },
]

/** Everything that was seen of a person, by whom and when, in one place; with its copies, which are kept only where a fund asks for them. */
export const filesPage = page({
  path: '/people/:person/files',
  access: recorders,
  audit: 'outcomes.files.viewed',
  async show(visit) {
    const { tx } = visit
    const { person } = await supportedPerson(visit)
    await visit.record({ person_id: person.id })
    const achieved = (await achievedBy(tx, person.id)).filter(({ superseded_at }) => superseded_at === null)
    const checks = []
    for (const spell of await spellsOf(tx, person.id)) checks.push(await eligibilityOf(tx, spell.id))
    const behind = new Set(
      achieved.flatMap(({ evidence }) => evidence.flatMap(({ files }) => files.map(({ id }) => id))),
    )
    const others = (await filesAbout(tx, person.id)).filter(({ id }) => !behind.has(id))
    const at = `/people/${person.id}`
    const rows = [
      ...achieved.flatMap((one) => rowsOf(one, at)),
      ...checks.flatMap((check) =>
        check === undefined
          ? []
          : [
              {
                what: 'Eligibility',
                seen: check.seen,
                by: `${check.verified_by_name}, ${formatDate(check.verified_on)}`,
                copy: 'None: seeing it is enough',
              },
            ],
      ),
      ...others.map((file) => ({
        what: 'On its own',
        seen: file.name,
        by: formatDate(dateInLondon(file.stored_at)),
        copy: <Copy file={file} />,
      })),
    ]
    return {
      title: `Evidence and files of ${callName(person)}`,
      back: { href: at, text: callName(person) },
      hideThisPage: true,
      wide: true,
      main: (
        <>
          <h1>Evidence and files of {callName(person)}</h1>
          <InsetText>
            A copy is kept only where the fund asks for one. Everything else is written down as seen: what, by whom, on
            which day.
          </InsetText>
          <Table
            caption="What was seen, latest outcome first"
            columns={columns}
            dense
            stack
            empty="Nothing was seen yet, and no fund of theirs asks for it until they achieve something."
            rows={rows}
          />
        </>
      ),
    }
  },
})

/** What was seen of one outcome; and what its fund still asks for. */
function rowsOf(one: Achieved, at: string) {
  const title = (
    <a href={`${at}/outcomes/${one.id}`}>
      {one.title}, {formatDate(one.on)}
    </a>
  )
  const seen = one.evidence.map((evidence) => ({
    what: title,
    seen: referenceText('evidence-kinds', evidence.kind),
    by: `${evidence.seen_by_name}, ${formatDate(evidence.seen_on)}`,
    copy:
      evidence.files.length === 0
        ? one.rule?.copy
          ? 'None yet'
          : 'None: seeing it is enough'
        : evidence.files.map((file) => <Copy key={file.id} file={file} />),
  }))
  if (one.lacks === null) return seen
  const asked = one.rule === undefined ? 'Its fund' : referenceText('funding-streams', one.rule.stream)
  return [
    ...seen,
    {
      what: title,
      seen: (
        <b>
          {asked} asks for {one.lacks === 'copy' ? 'a copy' : 'evidence'}
        </b>
      ),
      by: 'Nobody yet',
      copy: <a href={`${at}/outcomes/${one.id}/evidence`}>Add it</a>,
    },
  ]
}

function Copy({ file }: { file: StoredFile }) {
  return (
    <a href={`/people/${file.person_id}/files/${file.id}`}>
      Download <span class="visually-hidden">{file.name}</span> ({Math.max(1, Math.round(file.size / 1024))} KB)
    </a>
  )
}
