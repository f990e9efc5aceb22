import { callName, fullName } from '#modules/people'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate, formatShortDate, formatTime } from '#platform/time'
import { Late, Table } from '#platform/ui'
import { stageNames } from '../stages/stages.ts'
import type { CaseloadOptions, CaseloadRow, CaseloadSort } from './caseload.queries.ts'
import { caseloadColumns, usualColumns } from './caseload-columns.ts'
import { hrefWith } from './caseload-options.ts'

interface Props {
  rows: readonly CaseloadRow[]
  options: CaseloadOptions
  url: URL
  today: CalendarDate
  empty: preact.ComponentChildren
}

/** A worker's people, a row each: who, and of the rest what they chose to see; each column sorts both ways. */
export function CaseloadTable({ rows, options, url, today, empty }: Props) {
  const shorts = new Map(stageNames(today).map((stage) => [stage.number, stage.short]))
  const sorted = (key: CaseloadSort) => {
    const now = options.sort === key ? options.direction : undefined
    return { href: hrefWith(url, { sort: key, dir: now === 'ascending' ? 'desc' : undefined }), direction: now }
  }
  const columns = options.columns ?? usualColumns(options.whose)
  return (
    <Table
      caption={options.whose === 'team' ? 'People your organisation supports' : 'People you lead'}
      hideCaption
      dense
      stack
      columns={[
        { key: 'name', text: 'Person', sort: sorted('name') },
        ...columns.map((key) => ({ key, text: caseloadColumns[key].text, sort: sorted(key) })),
      ]}
      rows={rows.map((row) => ({
        name: (
          <>
            <a href={`/people/${row.person_id}`}>{fullName(row)}</a>
            {row.known_as !== null && <span class="nwd-sub"> {callName(row)}</span>}
          </>
        ),
        aim: row.aim ?? <span class="nwd-sub">not written yet</span>,
        stages: row.stages === null ? <None /> : row.stages.map((number) => shorts.get(number)).join(', '),
        contact: row.last_contact === null ? <span class="nwd-sub">none yet</span> : day(row.last_contact, today),
        appointment:
          row.next_appointment === null ? (
            <None />
          ) : (
            `${day(row.next_appointment, today)}, ${formatTime(row.next_time ?? '')}`
          ),
        due:
          row.next_due === null ? (
            <None />
          ) : row.next_due < today ? (
            <Late>{`${day(row.next_due, today)}, late`}</Late>
          ) : (
            day(row.next_due, today)
          ),
        stream: referenceText('funding-streams', row.stream),
        registered: day(row.registered_on, today),
        lead: row.lead_name ?? <span class="nwd-sub">nobody</span>,
      }))}
      empty={empty}
      sheet={() => sheetOf(rows, shorts)}
    />
  )
}

/** The same people for a spreadsheet: all that there is of each, names apart, whole dates. */
const sheetOf = (rows: readonly CaseloadRow[], shorts: ReadonlyMap<number, string>) => ({
  headings: [
    'Given name',
    'Family name',
    'Known as',
    'Aiming for',
    'Stages now',
    'Last contact',
    'Next appointment',
    'Time',
    'Step or review due',
    'Funding stream',
    'Registered',
    'Lead',
  ],
  rows: rows.map((row) => [
    row.given_name,
    row.family_name,
    row.known_as,
    row.aim,
    row.stages?.map((number) => shorts.get(number) ?? String(number)).join('; ') ?? null,
    row.last_contact,
    row.next_appointment,
    row.next_time,
    row.next_due,
    referenceText('funding-streams', row.stream),
    row.registered_on,
    row.lead_name,
  ]),
})

const None = () => <span class="nwd-sub">none</span>

const day = (date: CalendarDate, today: CalendarDate) =>
  date.slice(0, 4) === today.slice(0, 4) ? formatShortDate(date) : formatDate(date)
