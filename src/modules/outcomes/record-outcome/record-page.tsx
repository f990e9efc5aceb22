import type { PeopleTables } from '#modules/people'
import { fullName } from '#modules/people'
import type { Tx } from '#platform/db'
import { page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, InsetText, SummaryList, Table, WarningText } from '#platform/ui'
import type { Achieved } from '../evidence/achieved.ts'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import { ruleInWords } from '../evidence/evidence-rule.ts'
import { loadAchieved } from '../evidence/load-achieved.ts'
import { recorders } from '../outcomes.access.ts'
import { standingInWords, stateInWords } from '../verify/verification-words.ts'
import { verifiers } from '../verify/verify-route.tsx'
import { changesBetween, headingOf } from './outcome-words.ts'

/** Who wrote each row down, as the timeline has it. */
async function namesOf(tx: Tx, { person_id }: Achieved): Promise<Map<string, string>> {
  const lines = await tx
    .withTables<PeopleTables>()
    .selectFrom('people.timeline')
    .select(['link', 'by_name'])
    .where('person_id', '=', person_id)
    .where('kind', 'in', ['outcomes.job', 'outcomes.outcome'])
    .where('link', 'is not', null)
    .orderBy('at', 'desc')
    .execute()
  return new Map(lines.map(({ link, by_name }) => [link?.split('/').at(-1) ?? '', by_name ?? '']))
}

/** What each correction changed, from what to what, the latest first. */
function Corrections({ one, names }: { one: Achieved; names: ReadonlyMap<string, string> }) {
  const rows = [one, ...one.before]
  const changed = rows.flatMap((row, at) => {
    const was = rows[at + 1]
    if (was === undefined) return []
    const who = names.get(row.id)
    const when = `${formatDate(dateInLondon(row.recorded_at))}${who === undefined ? '' : `, ${who}`}: ${was.superseded_reason ?? ''}`
    return changesBetween(was.facts, row.facts).map((change) => ({ ...change, when }))
  })
  if (one.before.length === 0) return null
  return (
    <>
      <h2>Corrections</h2>
      <Table
        caption="What was corrected, the latest first"
        hideCaption
        dense
        stack
        columns={[
          { key: 'label', text: 'What' },
          { key: 'from', text: 'From' },
          { key: 'to', text: 'To' },
          { key: 'when', text: 'When, by whom and why' },
        ]}
        rows={changed}
        empty={<p>It was corrected without a change of what is shown here.</p>}
      />
    </>
  )
}

function Acts({ one, at, may, verifies }: { one: Achieved; at: string; may: boolean; verifies: boolean }) {
  if (!may || one.superseded_at !== null) return null
  const correct = one.kind === 'job' ? `/people/${one.person_id}/jobs/${one.id}/correct` : `${at}/correct`
  const waits = verifies && one.verification?.state === 'asked'
  const lacking = one.lacks !== null || one.verification?.state === 'sent_back'
  return (
    <ButtonGroup>
      {waits && <Button href={`${at}/verify`}>Verify it</Button>}
      <Button href={`${at}/evidence`} kind={lacking && !waits ? 'primary' : 'secondary'}>
        Add evidence
      </Button>
      <a href={correct}>Correct it, or take it out</a>
    </ButtonGroup>
  )
}

/** One outcome: what is known of it, what it rests on, who verified it, and what was corrected. */
export const outcomeRoute = page({
  path: '/people/:person/outcomes/:outcome',
  access: recorders,
  audit: 'outcomes.outcome.viewed',
  async show(visit) {
    const { person, one, at } = await loadAchieved(visit)
    await visit.record({ person_id: person.id, subject: { kind: one.kind, id: one.id } })
    const standing = standingInWords(one)
    const past = one.states.filter(({ superseded_at }) => superseded_at !== null)
    return {
      title: `${headingOf(one.type)}: ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={fullName(person)}>{one.title}</Heading>
          {one.superseded_at !== null && (
            <WarningText>
              Taken out on {formatDate(dateInLondon(one.superseded_at))}: {one.superseded_reason}. It is counted
              nowhere.
            </WarningText>
          )}
          <SummaryList dense rows={one.facts.map(({ label, words }) => ({ key: label, value: words }))} />
          <h2>Evidence</h2>
          {one.rule && <p>{ruleInWords(one.rule)}</p>}
          {standing !== null && one.superseded_at === null && <InsetText>{standing}.</InsetText>}
          <EvidenceList one={one} act={one.superseded_at === null} />
          {past.length > 0 && (
            <ul class="nwd-sub">
              {past.map((state) => (
                <li key={state.id}>Before: {stateInWords(state)}.</li>
              ))}
            </ul>
          )}
          <Acts
            one={one}
            at={at}
            may={recorders.some((role) => role === visit.viewer.role)}
            verifies={verifiers.some((role) => role === visit.viewer.role)}
          />
          <Corrections one={one} names={await namesOf(visit.tx, one)} />
        </>
      ),
    }
  },
})
