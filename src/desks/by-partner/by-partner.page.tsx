import {
  definitionHref,
  ReportTabs,
  type StepTaken,
  StretchSelect,
  stepInWords,
  steps,
  stretchInWords,
} from '#modules/measurement'
import { DotsWithIntervals } from '#platform/charts'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, Heading, SearchForm, Select, Table } from '#platform/ui'
import type { ByPartner, NamedPartner } from './asked.ts'

const many = (count: number) => count.toLocaleString('en-GB')
const days = (count: number | null) => (count === null ? '' : `${count} ${count === 1 ? 'day' : 'days'}`)

interface Props extends ByPartner {
  place: string
  today: CalendarDate
  mine: string
  reports: boolean
}

/** How partners do, step by step: who was asked and who sent, how many got there, and in how many working days. */
export function ByPartnerPage(props: Props) {
  const { partners, whole, side, step, stretch, today, place, all, mine, reports } = props
  const rows = [...partners, ...(whole === undefined ? [] : [whole])]
  const counted = whole?.accepted.of ?? partners[0]?.accepted.of ?? 0
  const query = `side=${side}&step=${step}&in=${stretch.name}`
  return (
    <>
      <Heading
        sub={`${all ? place : mine} · referrals ${side === 'asked' ? 'given' : 'sent'} ${formatDate(stretch.from)} to ${formatDate(stretch.to)} · not protected for publication`}
      >
        How partners do
      </Heading>
      {reports && <ReportTabs at="/reports/partners" />}
      {counted > 0 && <p class="ds_lead">{leadOf(whole ?? partners[0], side)}</p>}
      <SearchForm action="/reports/partners" label="Choose what to look at">
        <Select
          name="side"
          label="Partners that"
          value={side}
          options={[
            { value: 'asked', text: 'Were asked to take people' },
            { value: 'sent', text: 'Sent people' },
          ]}
        />
        <Select
          name="step"
          label="In full"
          value={step}
          options={steps.map((one) => ({ value: one, text: stepInWords[one] }))}
        />
        <StretchSelect today={today} value={stretch} />
        <Button small kind="secondary">
          Show
        </Button>
      </SearchForm>
      {counted === 0 ? (
        <p class="nwd-empty">
          No referral was {side === 'asked' ? 'given to anybody' : 'sent'} in this time. Each appears here on the day it
          is.
        </p>
      ) : (
        <>
          <Table
            caption={`Every step, by partner: how many, and within how many working days half of them (${stretchInWords(stretch, today).toLowerCase()})`}
            dense
            columns={[
              { key: 'name', text: 'Partner' },
              { key: 'of', text: side === 'asked' ? 'Asked' : 'Sent', numeric: true },
              ...steps.map((one) => ({ key: one, text: stepInWords[one], numeric: true })),
            ]}
            rows={rows.map((partner) => ({
              name: partner.name,
              of: <Count partner={partner} step="all" count={partner.accepted.of} query={query} />,
              ...Object.fromEntries(
                steps.map((one) => [
                  one,
                  <>
                    <Count partner={partner} step={one} count={partner[one].over} query={query} />
                    {partner[one].half !== null && ` · ${days(partner[one].half)}`}
                  </>,
                ]),
              ),
            }))}
            downloads={[
              { href: `/reports/partners/figures?${query}&format=csv`, text: 'CSV' },
              { href: `/reports/partners/figures?${query}&format=xlsx`, text: 'XLSX' },
            ]}
          />
          {!all && whole === undefined && (
            <p class="nwd-sub">
              Other partners are shown as one where there are at least three of them, so that none stands out.
            </p>
          )}
          <OneStep rows={rows} step={step} side={side} />
          <p class="nwd-sub">
            What it means: <a href={definitionHref('by_partner', '/reports/definitions')}>steps by partner</a>. Partners
            take different people: a difference is where to look, not a league table.
          </p>
        </>
      )}
    </>
  )
}

function leadOf(partner: NamedPartner | undefined, side: ByPartner['side']): string {
  if (partner === undefined) return ''
  const { of, over, half } = partner.accepted
  const what =
    side === 'asked'
      ? `${many(of)} ${of === 1 ? 'time' : 'times'} somebody was asked to take a person`
      : `${many(of)} referrals`
  return `Of ${what}, ${many(over)} ${over === 1 ? 'was' : 'were'} accepted${half === null ? '' : `, half of them within ${half} working ${half === 1 ? 'day' : 'days'}`}; ${many(partner.met.over)} met all three, ${many(partner.started.over)} started.`
}

function Count({
  partner,
  step,
  count,
  query,
}: {
  partner: NamedPartner
  step: (typeof steps)[number] | 'all'
  count: number
  query: string
}) {
  if (!partner.open || count === 0) return <>{many(count)}</>
  return <a href={`/reports/partners/people?partner=${partner.partner}&took=${step}&${query}`}>{many(count)}</a>
}

const within = (low: number, high: number) => (low === high ? String(low) : `${low} to ${high}`)
const waitOf = ({ quarter, half, threeQuarters, halfInterval, of, over }: StepTaken) => ({
  quarter: quarter ?? '',
  half: half ?? '',
  interval: halfInterval === null ? (over === 0 ? '' : 'too few') : within(halfInterval.low, halfInterval.high),
  three: threeQuarters ?? '',
  not: many(of - over),
})

/** One step in full: the share with its interval, and the days with theirs. */
function OneStep({
  rows,
  step,
  side,
}: {
  rows: readonly NamedPartner[]
  step: ByPartner['step']
  side: ByPartner['side']
}) {
  const title = `${stepInWords[step]}, of those ${side === 'asked' ? 'asked for' : 'sent'}`
  return (
    <>
      <h2>{title}</h2>
      <DotsWithIntervals
        title={title}
        measure="Share"
        from={0}
        to={100}
        format={(value) => `${value.toFixed(1)}%`}
        rows={rows.map((partner) => ({
          label: partner.name,
          value: partner[step].share,
          low: partner[step].interval?.low,
          high: partner[step].interval?.high,
          note: 'nobody',
        }))}
      />
      <Table
        caption={`${stepInWords[step]}: working days from being ${side === 'asked' ? 'asked' : 'sent'}, of those who got there`}
        dense
        columns={[
          { key: 'name', text: 'Partner' },
          { key: 'quarter', text: 'A quarter within', numeric: true },
          { key: 'half', text: 'Half within', numeric: true },
          { key: 'interval', text: '95% interval of half', numeric: true },
          { key: 'three', text: 'Three quarters within', numeric: true },
          { key: 'not', text: 'Not, or not yet', numeric: true },
        ]}
        rows={rows.map((partner) => ({ name: partner.name, ...waitOf(partner[step]) }))}
      />
    </>
  )
}
