import type { ComponentChildren, VNode } from 'preact'
import { fullName } from '#modules/people'
import { type FieldError, FormErrors, type Typed } from '#platform/forms'
import { formatShortDate } from '#platform/time'
import { Heading, Pagination, Table, Tabs } from '#platform/ui'
import type { Part, Whose } from './due.queries.ts'
import { AskBy, HowToReach, RecordTry, type RowParts, SoFar } from './row.tsx'

/** What each part is called, and what to say when it is empty. */
const partWords: Record<Part, { tab: string; empty: string }> = {
  now: { tab: 'Ask now', empty: 'Nobody is to be asked now.' },
  late: { tab: 'Late', empty: 'Nobody is late.' },
  closing: { tab: 'Closes within a week', empty: 'Nothing closes within five working days.' },
  link: { tab: 'Asked by link', empty: 'No link waits for an answer.' },
  tried: { tab: 'Tried before', empty: 'Nobody who was tried is still open.' },
  open: { tab: 'All open', empty: 'No follow-up is open.' },
}

interface ListParts {
  whose: Whose
  part: Part
  counts: Record<Part, number>
  rows: readonly RowParts[]
  /** Where the page after this one begins. */
  next: string | undefined
  share: VNode | null
  token: string
  typed: Typed
  errors: readonly FieldError[]
  action: string
}

const address = (whose: Whose, part: Part) => `/follow-ups?whose=${whose}&show=${part}`

const columns = [
  { key: 'name', text: 'Person' },
  { key: 'what', text: 'Question' },
  { key: 'by', text: 'Ask by' },
  { key: 'far', text: 'So far' },
  { key: 'reach', text: 'How to reach them' },
  { key: 'act', text: 'Do' },
]

function cells({ one, ...others }: RowParts, list: ListParts): Record<string, ComponentChildren> {
  return {
    name: <a href={`/people/${one.person_id}`}>{fullName(one)}</a>,
    what: (
      <>
        In work at {one.weeks} weeks?
        <br />
        <span class="nwd-sub">
          {one.employer_name === null ? '' : `${one.employer_name}, `}due {formatShortDate(one.due_on)}
        </span>
      </>
    ),
    by: <AskBy one={one} today={others.today} />,
    far: <SoFar one={one} {...others} />,
    reach: <HowToReach reach={others.reach} />,
    act: <RecordTry one={one} action={list.action} token={list.token} typed={list.typed} />,
  }
}

/** What is wrong leads to the row it is about, where that is on this page. */
const leading = ({ errors, rows, typed }: ListParts): readonly FieldError[] =>
  rows.some(({ one }) => one.id === typed.follow_up) ? errors : errors.map(({ message }) => ({ field: '', message }))

/** The one list that follow-ups are worked from, in the order in which they close. */
export function ListPage(list: ListParts) {
  const { whose, part, counts, rows, share } = list
  const { now, late, link } = counts
  return (
    <>
      <FormErrors errors={leading(list)} />
      <Heading
        sub={
          <>
            {now} to ask now, {late} of them late; {link} {link === 1 ? 'waits' : 'wait'} for an answer by link.
            {share !== null && (
              <>
                <br />
                Answered, of those due in the last 12 months: {share}.
              </>
            )}
          </>
        }
      >
        Follow-ups
      </Heading>
      <Tabs
        label="Whose follow-ups"
        tabs={[
          { href: address('mine', part), text: 'My people', current: whose === 'mine' },
          { href: address('all', part), text: 'Everybody I may see', current: whose === 'all' },
        ]}
      />
      <nav aria-label="Which follow-ups">
        <p>
          {Object.entries(partWords).map(([code, { tab }], at) => (
            <span key={code}>
              {at > 0 && ' · '}
              <PartLink whose={whose} code={code as Part} now={part} text={tab} count={counts[code as Part]} />
            </span>
          ))}
        </p>
      </nav>
      <Table
        caption="Follow-ups, the one that closes first at the top"
        hideCaption
        dense
        stack
        columns={columns}
        rows={rows.map((row) => cells(row, list))}
        sheet={() => sheetOf(rows)}
        empty={<Empty whose={whose} part={part} open={counts.open} />}
      />
      <Pagination of="follow-ups" showing={rows.length} total={counts[part]} next={list.next} />
    </>
  )
}

/** The same follow-ups for a spreadsheet. */
const sheetOf = (rows: readonly RowParts[]) => ({
  headings: ['Given name', 'Family name', 'Weeks after the job began', 'Employer', 'Due', 'Closes', 'Times tried'],
  rows: rows.map(({ one, tries }) => [
    one.given_name,
    one.family_name,
    one.weeks,
    one.employer_name,
    one.due_on,
    one.window_ends_on,
    tries.length,
  ]),
})

interface PartLinkProps {
  whose: Whose
  code: Part
  now: Part
  text: string
  count: number
}

function PartLink({ whose, code, now, text, count }: PartLinkProps) {
  const words = `${text} ${count.toLocaleString('en-GB')}`
  if (code === now)
    return (
      <b>
        <a href={address(whose, code)} aria-current="page">
          {words}
        </a>
      </b>
    )
  return <a href={address(whose, code)}>{words}</a>
}

function Empty({ whose, part, open }: { whose: Whose; part: Part; open: number }) {
  const words = partWords[part].empty
  if (open > 0 && part !== 'open')
    return (
      <p>
        {words} <a href={address(whose, 'open')}>See every open one</a>.
      </p>
    )
  if (whose === 'mine')
    return (
      <p>
        {words} <a href={address('all', part)}>See everybody you may see</a>.
      </p>
    )
  return <p>{words} They appear on the day they fall due.</p>
}
