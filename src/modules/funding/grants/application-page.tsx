import { found, page } from '#platform/http'
import { Button, ButtonGroup, Heading, InsetText, Table, WarningText } from '#platform/ui'
import { ownBusiness, readers, writesHere } from '../funding.access.ts'
import { exemptionsOf, selectOptionalApplication, wordsOf } from './applications.queries.ts'
import { lacks } from './apply.tsx'
import { criteriaOf, phaseOf, selectOptionalCall } from './calls.queries.ts'
import { scoresOf } from './panel.queries.ts'
import { apart, complete, totalOf, worthTalking } from './scoring.ts'
import { WhatItSays } from './what-it-says.tsx'

/** An application, for its own organisation and, once the call has closed, for the coordinator with what the panel gave it. */
export const showApplication = page({
  path: '/funding/applications/:application',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const one = found(await selectOptionalApplication(tx, parameters.application))
    const own = one.organisation_id === viewer.organisation_id && viewer.role === 'member'
    found(own || writesHere(viewer) ? one : undefined)
    const call = found(await selectOptionalCall(tx, one.call_id))
    const words = await wordsOf(tx, one.id)
    // Sealed until the call has closed, for everybody but its own organisation.
    found(own || words !== undefined ? one : undefined)
    const missing = lacks(words, call.kind)
    const at = `/funding/applications/${one.id}`
    const draft = own && one.sent_at === null && phaseOf(call, today) === 'open'
    const undecided = one.sent_at !== null && one.withdrawn_at === null && one.decided === null
    return {
      title: `Application of ${one.organisation}`.slice(0, 70),
      wide: true,
      back: { href: `/funding/calls/${call.id}`, text: call.title },
      main: (
        <>
          <Heading sub={`${call.title}, lot ${one.lot}: ${one.lot_what}`}>{one.organisation}</Heading>
          {one.decided !== null && (
            <InsetText>
              <strong>{one.decided === 'awarded' ? 'Awarded.' : 'Not awarded.'}</strong> The panel gave it {one.total}{' '}
              of 100. {one.decided_words}
              {one.conditions !== null && one.conditions !== '' && (
                <>
                  {' '}
                  <strong>Conditions:</strong> {one.conditions}
                </>
              )}
              {one.commitment_id !== null && (
                <>
                  {' '}
                  <a href={`/funding/commitments/${one.commitment_id}`}>What may be claimed</a>
                </>
              )}
            </InsetText>
          )}
          {one.withdrawn_at !== null && <InsetText>It was taken back.</InsetText>}
          {draft && missing.length > 0 && (
            <WarningText>{`It is not sent. Still to be written: ${missing.join(', ')}.`}</WarningText>
          )}
          {draft && (
            <ButtonGroup>
              <Button href={`${at}/write`}>Write</Button>
              <a href={`${at}/send`}>Send it</a>
            </ButtonGroup>
          )}
          {own && undecided && (
            <p>
              It is sent. <a href={`${at}/withdraw`}>Take it back</a>
            </p>
          )}
          {writesHere(viewer) && undecided && (
            <ButtonGroup>
              <Button href={`${at}/award`}>Award</Button>
              <a href={`${at}/decline`}>Do not award</a>
              {call.kind === 'grant' && <a href={`${at}/exempt`}>Exempt from Fair Work First</a>}
            </ButtonGroup>
          )}
          {words === undefined ? <p>Nothing is written yet.</p> : <WhatItSays words={words} kind={call.kind} />}
          {writesHere(viewer) && <Scored {...(await scoredOf())} />}
        </>
      ),
    }

    async function scoredOf() {
      const scores = (await scoresOf(tx, call.id)).filter(({ application_id }) => application_id === one.id)
      const exempt = await exemptionsOf(tx, one.area_id, one.id)
      return { scores, criteria: await criteriaOf(tx, call.id), exempt, least: call.panel_least }
    }
  },
})

interface ScoredProps {
  scores: Awaited<ReturnType<typeof scoresOf>>
  criteria: Awaited<ReturnType<typeof criteriaOf>>
  exempt: Awaited<ReturnType<typeof exemptionsOf>>
  least: number
}

function Scored({ scores, criteria, exempt, least }: ScoredProps) {
  const total = totalOf(scores, criteria)
  const scorers = complete(scores, criteria).length
  return (
    <>
      <h2>What the panel gave it</h2>
      <p>
        {total === undefined ? 'Nobody has scored all of it yet.' : `${total.toFixed(1)} of 100, scored by ${scorers}.`}
        {scorers < least && ` ${least} must have scored it before it may be awarded.`}
      </p>
      <Table
        caption="Scores, criterion by criterion"
        hideCaption
        dense
        stack
        empty="No scores yet."
        columns={[
          { key: 'criterion', text: 'Criterion' },
          { key: 'who', text: 'Who' },
          { key: 'points', text: 'Points of 5', numeric: true },
          { key: 'why', text: 'Why' },
        ]}
        rows={criteria.flatMap(({ id, words }) =>
          scores
            .filter(({ criterion_id }) => criterion_id === id)
            .map(({ by_name, points, why }) => ({
              criterion: apart(scores, id) >= worthTalking ? `${words} (the panel is far apart: talk about it)` : words,
              who: by_name,
              points,
              why,
            })),
        )}
      />
      {exempt.map(({ criterion, why, agreed_by }) => (
        <p key={criterion}>
          Exempt from {criterion === 'workers_voice' ? 'a say for workers' : 'the real Living Wage'}, agreed by{' '}
          {agreed_by}: {why}
        </p>
      ))}
    </>
  )
}
