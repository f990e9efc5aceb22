import { type GivenReferral, type GivenTotals, ReportTabs, totalsOf } from '#modules/measurement'
import { type CalendarDate, formatDate, formatShortDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { answerInWords, referenceOf } from './referral-sheet.ts'
import type { Reported } from './reported.ts'

/** Of one organisation, a screenful; of a whole area, the organisations come first. */
const shownOf = { one: 50, all: 15 }

/** What the referrals that somebody was asked to take have come to. */
function inOneSentence({ asked, accepted, declined, waiting, started, entered, answering }: GivenTotals): string {
  const { half } = answering
  const pace = half === null ? '' : ` Half were answered within ${half} working ${half === 1 ? 'day' : 'days'}.`
  return `Of ${asked.toLocaleString('en-GB')} asked for, ${accepted} were accepted, ${declined} declined and ${waiting} wait for an answer; ${started} people started, ${entered} entered work.${pace}`
}

type Props = Reported & { today: CalendarDate; mine: string; reports: boolean }

/** One row a referral, without names, for the organisation that was asked and for the partnership that asked it. */
export function ReferralReport({ rows, all, organisation, nameOf, today, mine, reports }: Props) {
  const query = all && organisation !== undefined ? `organisation=${organisation}&` : ''
  const shown = all && organisation === undefined ? shownOf.all : shownOf.one
  const whose = all ? (organisation === undefined ? 'every organisation' : nameOf(organisation)) : mine
  return (
    <>
      <Heading sub={`${whose} · to ${formatDate(today)} · a reference stands for each referral; nobody is named`}>
        What became of the referrals
      </Heading>
      {reports && <ReportTabs at="/reports/referrals" />}
      {all && organisation !== undefined && (
        <p>
          <a href="/reports/referrals">Every organisation</a>
        </p>
      )}
      {rows.length === 0 ? (
        <p class="nwd-empty">
          No referral has been offered yet. Each appears here on the day somebody is asked to take it.
        </p>
      ) : (
        <>
          <p class="ds_lead">{inOneSentence(totalsOf(rows))}</p>
          {all && organisation === undefined && <ByOrganisation rows={rows} nameOf={nameOf} />}
          <Table
            caption={
              rows.length > shown
                ? `The latest ${shown} of ${rows.length.toLocaleString('en-GB')} referrals`
                : 'Referrals, the latest first'
            }
            dense
            columns={[
              { key: 'reference', text: 'Reference', nowrap: true },
              ...(all && organisation === undefined ? [{ key: 'organisation', text: 'Asked' }] : []),
              { key: 'given', text: 'Asked on', nowrap: true },
              { key: 'answer', text: 'Answer' },
              { key: 'met', text: 'Met', nowrap: true },
              { key: 'started', text: 'Started', nowrap: true },
              { key: 'stage', text: 'Stage', numeric: true },
              { key: 'work', text: 'Entered work', nowrap: true },
              { key: 'answers', text: 'In work at' },
              { key: 'ended', text: 'Left', nowrap: true },
            ]}
            rows={rows.slice(0, shown).map((row) => cells(row, nameOf))}
            downloads={[
              { href: `/reports/referrals/rows?${query}format=csv`, text: 'CSV' },
              { href: `/reports/referrals/rows?${query}format=xlsx`, text: 'XLSX' },
            ]}
          />
          <p class="nwd-sub">
            The files have every referral, every date and the working days between. What came of somebody is told of
            those who were accepted.
          </p>
        </>
      )}
    </>
  )
}

const day = (on: CalendarDate | null) => (on === null ? '' : `${formatShortDate(on)} ${on.slice(0, 4)}`)

const cells = (row: GivenReferral, nameOf: Reported['nameOf']) => ({
  reference: referenceOf(row),
  organisation: nameOf(row.organisation_id),
  given: day(row.given_on),
  answer: answerInWords(row),
  met: day(row.met_on),
  started: day(row.registered_on),
  stage: row.stages?.at(-1)?.split(':')[0] ?? '',
  work: day(row.job_started_on),
  answers: row.answers?.map((one) => one.replace(':', ' weeks: ')).join(', ') ?? '',
  ended: day(row.left_on),
})

function ByOrganisation({ rows, nameOf }: { rows: readonly GivenReferral[]; nameOf: Reported['nameOf'] }) {
  const ids = [...new Set(rows.map(({ organisation_id }) => organisation_id))]
  return (
    <Table
      caption="By organisation that was asked, in the order of the alphabet"
      dense
      columns={[
        { key: 'name', text: 'Organisation' },
        { key: 'asked', text: 'Asked', numeric: true },
        { key: 'accepted', text: 'Accepted', numeric: true },
        { key: 'declined', text: 'Declined', numeric: true },
        { key: 'waiting', text: 'Waiting', numeric: true },
        { key: 'half', text: 'Half answered within, working days', numeric: true },
        { key: 'started', text: 'Started', numeric: true },
        { key: 'entered', text: 'Entered work', numeric: true },
      ]}
      rows={ids
        .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB'))
        .map((id) => {
          const { answering, ...totals } = totalsOf(rows.filter(({ organisation_id }) => organisation_id === id))
          return {
            ...totals,
            half: answering.half ?? '',
            name: <a href={`/reports/referrals?organisation=${id}`}>{nameOf(id)}</a>,
          }
        })}
    />
  )
}
