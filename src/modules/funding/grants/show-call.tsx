import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found, page } from '#platform/http'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Count, Heading, Side, Table, Tag } from '#platform/ui'
import { ownBusiness, readers, writesHere } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { type Application, applicationsTo } from './applications.queries.ts'
import { type Call, criteriaOf, type Lot, lotsOf, phaseOf, phaseWords, selectOptionalCall } from './calls.queries.ts'
import { kindWords } from './list-calls.tsx'
import { type Declaration, declarationsOf, type GivenScore, panelOf, type Seat, scoresOf } from './panel.queries.ts'
import { type Criterion, complete, totalOf } from './scoring.ts'

interface Whole {
  call: Call
  lots: readonly Lot[]
  criteria: readonly Criterion[]
  panel: readonly Seat[]
  applications: readonly Application[]
  declarations: readonly Declaration[]
  scores: readonly GivenScore[]
  viewer: Viewer
  today: CalendarDate
}

async function wholeOf(tx: Tx, call: Call, viewer: Viewer, today: CalendarDate): Promise<Whole> {
  return {
    call,
    lots: await lotsOf(tx, call.id),
    criteria: await criteriaOf(tx, call.id),
    panel: await panelOf(tx, call.id),
    applications: await applicationsTo(tx, call.id),
    declarations: await declarationsOf(tx, call.id),
    scores: await scoresOf(tx, call.id),
    viewer,
    today,
  }
}

/** A call: what is asked for; for whoever applies their own application; for the panel what to score; for the coordinator the ranking. */
export const showCall = page({
  path: '/funding/calls/:call',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const call = found(await selectOptionalCall(tx, parameters.call))
    const whole = await wholeOf(tx, call, viewer, today)
    const { lots, panel, criteria } = whole
    const phase = phaseOf(call, today)
    const sits = panel.some(({ user_id }) => user_id === viewer.user_id)
    const days = `${phaseWords[phase]}. Applications from ${formatDate(call.opens_on)} to ${formatDate(call.closes_on)}.`
    return {
      title: call.title,
      wide: true,
      back: { href: '/funding/calls', text: 'Calls for applications' },
      main: (
        <>
          <Heading sub={days}>{call.title}</Heading>
          <Columns
            side={
              <Side
                label="About the call"
                items={[
                  { term: 'For', detail: kindWords[call.kind] },
                  { term: 'Together', detail: `up to ${pounds(lots.reduce((sum, { pence }) => sum + pence, 0))}` },
                  {
                    term: 'Scored by',
                    detail: criteria.map(({ id, words, weight }) => <div key={id}>{`${words}: ${weight}`}</div>),
                  },
                  {
                    term: 'Panel',
                    detail:
                      panel.length === 0
                        ? 'Nobody yet'
                        : panel.map(({ user_id, name, organisation }) => (
                            <div key={user_id}>{`${name}, ${organisation}`}</div>
                          )),
                  },
                ]}
              />
            }
          >
            <p>{call.about}</p>
            <Lots lots={lots} />
            {writesHere(viewer) && (
              <p>
                {phase !== 'closed' && <a href={`/funding/calls/${call.id}/lots/new`}>Add a lot</a>}
                {phase !== 'closed' && ' · '}
                <a href={`/funding/calls/${call.id}/panel`}>Ask somebody onto the panel</a>
              </p>
            )}
            {viewer.role === 'member' && <Ours {...whole} open={phase === 'open' && lots.length > 0} />}
            {sits && <ToScore {...whole} />}
            {writesHere(viewer) && <Ranking {...whole} />}
          </Columns>
        </>
      ),
    }
  },
})

function Lots({ lots }: { lots: readonly Lot[] }) {
  return (
    <>
      <h2>
        Lots <Count>{lots.length}</Count>
      </h2>
      <Table
        caption="Lots"
        hideCaption
        dense
        stack
        empty="There is no lot yet, so nobody can apply."
        columns={[
          { key: 'lot', text: 'Lot' },
          { key: 'line', text: 'Paid out of' },
          { key: 'most', text: 'At most', numeric: true },
          { key: 'awarded', text: 'Awarded', numeric: true },
        ]}
        rows={lots.map(({ number, what, line, financial_year, pence, awarded }) => ({
          lot: `${number}. ${what}`,
          line: `${line}, ${financial_year}`,
          most: pounds(pence),
          awarded: pounds(awarded),
        }))}
      />
    </>
  )
}

const stateOf = ({ sent_at, withdrawn_at, decided }: Application): string =>
  withdrawn_at !== null
    ? 'Taken back'
    : decided === 'awarded'
      ? 'Awarded'
      : decided === 'declined'
        ? 'Not awarded'
        : sent_at === null
          ? 'Draft, not sent'
          : `Sent on ${formatDate(dateInLondon(sent_at))}`

function Ours({ call, applications, viewer, open }: Whole & { open: boolean }) {
  const ours = applications.filter(({ organisation_id }) => organisation_id === viewer.organisation_id)
  return (
    <>
      <h2>
        Our applications <Count>{ours.length}</Count>
      </h2>
      {ours.length === 0 && <p>{open ? 'We have not applied yet.' : 'We did not apply.'}</p>}
      <ul>
        {ours.map((one) => (
          <li key={one.id}>
            <a href={`/funding/applications/${one.id}`}>
              Lot {one.lot}: {one.lot_what}
            </a>{' '}
            <span class="nwd-sub">{stateOf(one)}</span>
          </li>
        ))}
      </ul>
      {open && (
        <ButtonGroup>
          <Button href={`/funding/calls/${call.id}/apply`}>Apply</Button>
        </ButtonGroup>
      )}
    </>
  )
}

/** What the viewer on the panel still has to declare or to score. */
function ToScore({ call, applications, declarations, scores, viewer, today, criteria }: Whole) {
  const closed = phaseOf(call, today) === 'closed'
  const others = applications.filter(
    ({ organisation_id, sent_at, withdrawn_at, decided }) =>
      organisation_id !== viewer.organisation_id && sent_at !== null && withdrawn_at === null && decided === null,
  )
  const weApplyFor = (lot: string) =>
    applications.some(
      (one) => one.lot_id === lot && one.organisation_id === viewer.organisation_id && one.sent_at !== null,
    )
  const step = ({ id, lot_id }: Application) => {
    if (weApplyFor(lot_id)) return { state: 'Not yours to score: you apply for the same lot', does: '' }
    const said = declarations.find(({ application_id, user_id }) => application_id === id && user_id === viewer.user_id)
    const own = scores.filter(({ application_id, user_id }) => application_id === id && user_id === viewer.user_id)
    const at = `/funding/applications/${id}`
    if (said === undefined)
      return { state: 'Not said yet', does: <a href={`${at}/declare`}>Say whether you have an interest</a> }
    if (said.interest === 'conflict')
      return { state: 'You have an interest', does: <a href={`${at}/declare`}>Say otherwise</a> }
    if (!closed) return { state: `Sealed until ${formatDate(call.closes_on)} has passed`, does: '' }
    const whole = complete(own, criteria).length > 0
    return {
      state: whole ? 'Scored' : 'To score',
      does: <a href={`${at}/score`}>{whole ? 'Look at your scores' : 'Read and score'}</a>,
    }
  }
  return (
    <>
      <h2>
        For the panel <Count>{others.length}</Count>
      </h2>
      <Table
        caption="Applications for you to score"
        hideCaption
        dense
        stack
        empty="No application of another organisation has come yet."
        columns={[
          { key: 'organisation', text: 'Organisation' },
          { key: 'lot', text: 'Lot' },
          { key: 'state', text: 'You' },
          { key: 'do', text: 'Do', acts: true },
        ]}
        rows={others.map((one) => {
          const { state, does } = step(one)
          return { organisation: one.organisation, lot: `${one.lot}. ${one.lot_what}`, state, do: does }
        })}
      />
    </>
  )
}

/** For the coordinator: every application by lot, the best first once scored, and what each still waits for. */
function Ranking({ call, lots, applications, scores, criteria, panel, declarations, today }: Whole) {
  const closed = phaseOf(call, today) === 'closed'
  const of = (one: Application) => {
    const own = scores.filter(({ application_id }) => application_id === one.id)
    const scorers = complete(own, criteria).length
    const away = declarations.filter(
      ({ application_id, interest }) => application_id === one.id && interest === 'conflict',
    ).length
    return { one, scorers, away, total: one.total ?? totalOf(own, criteria) }
  }
  return (
    <>
      <h2>
        Applications <Count>{applications.length}</Count>
      </h2>
      {!closed && <p>Sealed until the call has closed. Until then you see who has sent one, not what it says.</p>}
      {lots.map((lot) => (
        <Table
          key={lot.id}
          caption={`Lot ${lot.number}: ${lot.what}`}
          dense
          stack
          empty="Nobody has applied."
          columns={[
            { key: 'organisation', text: 'Organisation' },
            { key: 'total', text: 'Of 100', numeric: true },
            { key: 'scored', text: 'Scored by' },
            { key: 'state', text: 'State' },
          ]}
          rows={applications
            .filter(({ lot_id }) => lot_id === lot.id)
            .map(of)
            .sort((a, b) => (b.total ?? -1) - (a.total ?? -1))
            .map(({ one, scorers, away, total }) => ({
              organisation: closed ? (
                <a href={`/funding/applications/${one.id}`}>{one.organisation}</a>
              ) : (
                one.organisation
              ),
              total: total === undefined ? 'Not yet' : total.toFixed(1),
              scored: `${scorers} of ${panel.length}${away === 0 ? '' : `; ${away} kept away by an interest`}`,
              state: <Tag>{stateOf(one)}</Tag>,
            }))}
        />
      ))}
    </>
  )
}
