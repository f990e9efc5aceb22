import { fullName, type Person, selectOptionalPerson } from '#modules/people'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Count, Details, Form, Heading, SummaryList, Table, Tag } from '#platform/ui'
import { type Decided, type Entry, entriesOf, stillOpen } from './entries.ts'
import type { Gathered } from './gather.ts'
import {
  type CopyRequest,
  decisionsOf,
  gatheredOf,
  releaseRequest,
  selectOptionalRequest,
  takeRequest,
} from './requests.queries.ts'
import { isOpen, stateOf, TimeLeft, waysInWords } from './words.tsx'

const access = ['coordinator'] as const

export interface LoadedCopy {
  request: CopyRequest
  person: Person
  gathered: Gathered | undefined
  entries: readonly Entry[]
  decided: ReadonlyMap<number, Decided>
}

/** A request of the coordinator's own area with what was gathered for it, or the visit ends as not found. */
export async function loadCopy({
  tx,
  parameters,
}: Pick<Visit<{ request: string }>, 'tx' | 'parameters'>): Promise<LoadedCopy> {
  const request = found(await selectOptionalRequest(tx, parameters.request))
  const person = found(await selectOptionalPerson(tx, request.person_id))
  const gathered = await gatheredOf(tx, request.id)
  const entries = gathered === undefined ? [] : entriesOf(gathered)
  return { request, person, gathered, entries, decided: await decisionsOf(tx, request.id) }
}

export const aboutCopy = ({ request }: Pick<LoadedCopy, 'request'>) => ({
  person_id: request.person_id,
  subject: { kind: 'take_out.request', id: request.id },
})

/** A copy as it is prepared: what is in it, what must be read first, what is left out and why; and the one press that gives it out. */
export const copyPage = form({
  path: '/copies/:request',
  access,
  audit: { show: 'take_out.copy.read', submit: 'take_out.copy.moved_on' },
  form: formOf({}),
  load: loadCopy,
  async show({ visit, loaded, errors, token }) {
    const { request, person, gathered, entries, decided } = loaded
    await visit.record(aboutCopy(loaded))
    const open = stillOpen(entries, decided)
    const at = `/copies/${request.id}`
    return {
      title: `Copy for ${fullName(person)}`.slice(0, 70),
      wide: true,
      back: { href: '/copies', text: 'Copies that people asked for' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`${stateOf(request)}. Asked on ${formatDate(request.asked_on)}.`}>
            Copy of everything for {fullName(person)}
          </Heading>
          <NextStep request={request} open={open.length} at={at} token={token} />
          <SummaryList
            rows={[
              { key: 'To answer', value: <TimeLeft request={request} today={visit.today} /> },
              { key: 'Asked', value: `${waysInWords[request.asked_how]}; written down by ${request.recorded_by_name}` },
              { key: 'Prepared by', value: request.taken_by_name ?? 'nobody yet' },
              {
                key: 'Given out by',
                value:
                  request.released_at === null
                    ? 'not yet'
                    : `${request.released_by_name}, ${formatDateTime(request.released_at)}`,
              },
            ]}
          />
          {gathered !== undefined && <ToRead loaded={loaded} at={at} />}
          {gathered !== undefined && <WhatIsIn gathered={gathered} />}
        </>
      ),
    }
  },
  async submit({ visit, loaded }) {
    const { request, entries, decided } = loaded
    const about = aboutCopy(loaded)
    if (!isOpen(request)) throw new Refused('This copy was given out or set aside already.')
    if (request.taken_by === null) {
      await takeRequest(visit.tx, visit.viewer, request.id)
      await visit.record({ ...about, detail: { to: 'taken' } })
      return { to: `/copies/${request.id}`, flash: 'You prepare this copy.' }
    }
    if (request.gathered_at === null) throw new Refused('It is still being gathered. Try again in a minute.')
    const open = stillOpen(entries, decided)
    if (open.length > 0)
      throw new Refused(
        open.length === 1
          ? '1 entry has to be decided first: it may be about somebody else.'
          : `${open.length} entries have to be decided first: they may be about somebody else.`,
      )
    await releaseRequest(visit.tx, visit.viewer, request.id)
    await visit.record({ ...about, detail: { to: 'released', entries: entries.length, decided: decided.size } })
    return { to: `/copies/${request.id}`, flash: 'Given out. The file is there in a moment.' }
  },
})

interface NextStepProps {
  request: CopyRequest
  open: number
  at: string
  token: string
}

function NextStep({ request, open, at, token }: NextStepProps) {
  if (request.made_at !== null)
    return (
      <>
        <p>
          Whoever has a page of their own fetches it there. For anybody else, download it and hand it over as they wish:
          never by an e-mail that is not locked.
        </p>
        <ButtonGroup>
          <Button href={`${at}/file`}>Download the copy</Button>
        </ButtonGroup>
      </>
    )
  if (!isOpen(request)) return <p>Nothing is left to do.</p>
  if (request.gathered_at === null) return <p>The program is gathering it. Look again in a minute.</p>
  if (request.taken_by === null)
    return (
      <Form action={at} token={token}>
        <p>Somebody by name reads it before it goes out.</p>
        <Button>I prepare this copy</Button>
      </Form>
    )
  return (
    <Form action={at} token={token}>
      {open > 0 ? (
        <p>
          <strong>{open} to decide</strong> before it can go out. Each may be about somebody else.
        </p>
      ) : (
        <p>Everything that had to be decided is decided. Check that it is really they who asked, then give it out.</p>
      )}
      <ButtonGroup>
        <Button kind={open > 0 ? 'secondary' : 'primary'}>Give it out</Button>
        <Button href={`${at}/set-aside`} kind="link">
          Set it aside
        </Button>
      </ButtonGroup>
    </Form>
  )
}

const short = (words: string) => (words.length > 160 ? `${words.slice(0, 160)}…` : words)

function ToRead({ loaded: { request, entries, decided }, at }: { loaded: LoadedCopy; at: string }) {
  const flagged = entries.filter(({ flagged: why }) => why !== undefined)
  const others = entries.filter(({ flagged: why }) => why === undefined)
  const mayDecide = isOpen(request)
  const toDecide = mayDecide ? 'To decide before it goes out' : 'Decided before it went out'
  const row = ({ number, tableMeaning, label, words, flagged: why }: Entry) => ({
    words: mayDecide ? <a href={`${at}/entries/${number}`}>{short(words)}</a> : short(words),
    what: (
      <>
        {label.replace(/,? a code of.*$/, '')} <span class="nwd-sub">{tableMeaning}</span>
      </>
    ),
    why: why ?? '',
    decided: <InWords decided={decided.get(number)} must={why !== undefined} />,
  })
  const columns = [
    { key: 'words', text: 'What is written' },
    { key: 'what', text: 'Where' },
    { key: 'why', text: 'Why to look' },
    { key: 'decided', text: 'Given', nowrap: true },
  ]
  return (
    <>
      <h2>
        {toDecide} <Count>{flagged.length}</Count>
      </h2>
      <Table
        caption={toDecide}
        hideCaption
        dense
        stack
        columns={columns}
        rows={flagged.map(row)}
        empty="Nothing in it seems to be about anybody else."
      />
      <Details
        summary={`Everything else that somebody wrote (${others.length})${mayDecide ? ': given as it is, unless you decide otherwise' : ''}`}
      >
        <Table
          caption="Everything else that somebody wrote"
          hideCaption
          dense
          stack
          columns={columns}
          rows={others.map(row)}
        />
      </Details>
    </>
  )
}

function InWords({ decided, must }: { decided: Decided | undefined; must: boolean }) {
  if (decided === undefined) return must ? <Tag tone="orange">To decide</Tag> : <>All</>
  if (decided.gives === 'all') return <>All</>
  const why = referenceText('withholding-reasons', decided.reason ?? '')
  return (
    <>
      {decided.gives === 'part' ? 'A part' : 'Nothing'} <span class="nwd-sub">{why}</span>
    </>
  )
}

function WhatIsIn({ gathered }: { gathered: Gathered }) {
  const holding = gathered.tables.filter(({ rows }) => rows.length > 0)
  return (
    <>
      <Details summary={`What is in it: ${holding.length} lists`}>
        <Table
          caption="What is in it"
          hideCaption
          dense
          columns={[
            { key: 'what', text: 'What' },
            { key: 'rows', text: 'Entries', numeric: true },
          ]}
          rows={holding.map(({ meaning, rows }) => ({ what: meaning, rows: rows.length.toLocaleString('en-GB') }))}
        />
      </Details>
      <Details summary={`What is not in it, and why: ${gathered.leftOut.length} lists`}>
        <Table
          caption="What is not in it, and why"
          hideCaption
          dense
          stack
          columns={[
            { key: 'what', text: 'What' },
            { key: 'why', text: 'Why' },
          ]}
          rows={gathered.leftOut.map(({ meaning, why }) => ({ what: meaning, why }))}
        />
      </Details>
    </>
  )
}
