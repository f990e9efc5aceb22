import { referenceList, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, Checkboxes, Details, ListFile, Pagination, SearchForm, Select, Tag, TextField } from '#platform/ui'
import { addressOf, dayNames, days, type Looking, perPage, shortName } from './asked.ts'
import type { Listed, Results } from './find.queries.ts'
import type { Near } from './near.ts'
import { agesInWords, daysInWords, distanceInWords, listed } from './say.ts'
import type { Wanted } from './words.ts'

export interface ListProps {
  looking: Looking
  near: Near | undefined
  wanted: Wanted | undefined
  results: Results
  areas: readonly { id: string; name: string }[]
  today: CalendarDate
}

const path = '/support'

/** What was found, the nearest or best first, and the ways to narrow it. */
export function ListPage(props: ListProps) {
  const { looking, near, results } = props
  const { total, services } = results
  const unknown = looking.near !== '' && near === undefined
  return (
    <>
      <h1>{titleOf(looking, near, total)}</h1>
      <Look looking={looking} />
      {unknown && <ChooseArea {...props} />}
      <Told {...props} />
      <Narrow {...props} />
      {total === 0 ? (
        <Nothing {...props} />
      ) : (
        <ol class="nwd-plain nwd-found" start={(looking.page - 1) * perPage + 1}>
          {services.map((service) => (
            <Found key={service.id} service={service} looking={looking} />
          ))}
        </ol>
      )}
      {total > 0 && <ListFile caption="Services" sheet={() => sheetOf(services)} />}
      <Pagination
        of={total === 1 ? 'service' : 'services'}
        showing={services.length}
        total={total}
        previous={looking.page > 1 ? addressOf(path, { ...looking, page: looking.page - 1 }) : undefined}
        next={looking.page * perPage < total ? addressOf(path, { ...looking, page: looking.page + 1 }) : undefined}
      />
    </>
  )
}

const sheetOf = (services: Results['services']) => ({
  headings: ['Service', 'Organisation', 'What it does', 'Towns', 'Online', 'Free', 'Days', 'Kilometres away'],
  rows: services.map((one) => [
    one.name,
    one.organisation,
    one.description,
    one.towns.join('; '),
    one.online ? 'Yes' : 'No',
    one.free ? 'Yes' : 'No',
    one.days.join('; '),
    one.metres === null ? null : Math.round(one.metres / 100) / 10,
  ]),
})

/** The page's name: what it holds, how many, and where. */
export function titleOf({ need }: Looking, near: Near | undefined, total: number): string {
  const what = need === undefined ? 'support' : referenceText('support-needs', need).toLowerCase()
  const many = total === 1 ? '1 service' : `${total.toLocaleString('en-GB')} services`
  const about = need === undefined ? many : `${what}: ${many}`
  const words = near === undefined ? about : `${about} near ${near.name}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What is looked for, to be changed. */
function Look({ looking }: { looking: Looking }) {
  const { words, near, need, day, age, free, online, kept } = looking
  const others = {
    need,
    day,
    age: age === undefined ? '' : String(age),
    free: free ? 'yes' : '',
    online: online ? 'yes' : '',
    list: kept.join('.'),
  }
  return (
    <SearchForm action={path} label="Look for support">
      <TextField name="q" label="What do you want help with?" value={words} type="search" />
      <TextField name="near" label="Postcode, town or council area" value={near} width={20} />
      {Object.entries(others).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button>Find support</Button>
    </SearchForm>
  )
}

function ChooseArea({ looking, areas }: ListProps) {
  const { words, need } = looking
  return (
    <div class="ds_inset-text">
      <div class="ds_inset-text__text">
        <p>
          We do not know where “{looking.near}” is, so this is support from everywhere. Try the first half of your
          postcode, or choose your council.
        </p>
        <SearchForm action={path} label="Choose your council">
          <Select name="near" label="Your council" options={areas.map(({ id, name }) => ({ value: id, text: name }))} />
          {words && <input type="hidden" name="q" value={words} />}
          {need && <input type="hidden" name="need" value={need} />}
          <Button kind="secondary">Choose</Button>
        </SearchForm>
      </div>
    </div>
  )
}

/** What we made of the words. */
function Told({ wanted, results, looking, near }: ListProps) {
  const put = wanted?.instead ?? []
  const order =
    near?.point !== undefined
      ? `The nearest to the middle of ${near.name} are first. Distances are as the crow flies.`
      : looking.words === ''
        ? 'In order of their names.'
        : 'The best matches are first.'
  return (
    <>
      {put.length > 0 && <p>{listed(put.map(({ typed, meant }) => `We took “${typed}” to mean “${meant}”`))}.</p>}
      {results.some && <p>Nothing has all of your words. These have some of them.</p>}
      {results.total > 1 && <p class="nwd-sub">{order}</p>}
    </>
  )
}

function Narrow({ looking, results, today }: ListProps) {
  const { words, near, kept, need, day, age, free, online } = looking
  const open = need !== undefined || day !== undefined || age !== undefined || free || online
  const needs = referenceList('support-needs', today).filter(({ code }) => code === need || results.needs.has(code))
  return (
    <Details summary="Narrow this list" open={open}>
      <SearchForm action={path} label="Narrow this list">
        <Select
          name="need"
          label="Help with"
          placeholder="Anything"
          value={need}
          options={needs.map(({ code, text }) => ({ value: code, text: `${text} (${results.needs.get(code) ?? 0})` }))}
        />
        <Select
          name="day"
          label="Open on"
          placeholder="Any day"
          value={day}
          options={days.map((one) => ({ value: one, text: dayNames[one] }))}
        />
        <TextField
          name="age"
          label="For somebody aged"
          value={age === undefined ? '' : String(age)}
          width={3}
          inputmode="numeric"
        />
        <Checkboxes
          name="free"
          label="Cost"
          value={free ? ['yes'] : []}
          options={[{ value: 'yes', text: 'Free' }]}
          small
        />
        <Checkboxes
          name="online"
          label="Where"
          value={online ? ['yes'] : []}
          options={[{ value: 'yes', text: 'By telephone or online' }]}
          small
        />
        {words && <input type="hidden" name="q" value={words} />}
        {near && <input type="hidden" name="near" value={near} />}
        {kept.length > 0 && <input type="hidden" name="list" value={kept.join('.')} />}
        <Button kind="secondary">Show these</Button>
        {open && <a href={addressOf(path, { words, near, kept })}>Show all again</a>}
      </SearchForm>
    </Details>
  )
}

function Nothing({ looking, near }: ListProps) {
  const wider = { words: looking.words, kept: looking.kept }
  return (
    <div class="nwd-empty">
      <p>Nothing here matches all of that.</p>
      <ul>
        <li>Use fewer or other words: “job” finds more than “job in a café”.</li>
        {near && (
          <li>
            <a href={addressOf(path, wider)}>Look in all of Scotland</a>
          </li>
        )}
        <li>
          <a href={addressOf(path, { near: looking.near, kept: looking.kept })}>
            See everything{near ? ` near ${near.name}` : ''}
          </a>
        </li>
      </ul>
    </div>
  )
}

function Found({ service, looking }: { service: Listed; looking: Looking }) {
  const { id, name, organisation, description, status } = service
  const { kept } = looking
  const short = shortName(id)
  const added = kept.includes(short)
  return (
    <li class="nwd-note">
      <h2 class="nwd-found__name">
        <a href={addressOf(`${path}/services/${id}`, looking)}>{name}</a>
      </h2>
      {organisation && <p class="nwd-sub">{organisation}</p>}
      {description && <p>{shortened(description)}</p>}
      <p>
        {facts(service).join(' · ')} {status === 'temporarily closed' && <Tag tone="orange">Closed for now</Tag>}
        {service.stale && <Tag tone="grey">Not checked lately: ask first</Tag>}
      </p>
      <p class="nwd-action">
        {added ? (
          <a href={addressOf(`${path}/list`, looking)}>
            In your list<span class="visually-hidden">: {name}</span>
          </a>
        ) : (
          <a href={addressOf(path, { ...looking, kept: [...kept, short] })}>
            Put in my list<span class="visually-hidden">: {name}</span>
          </a>
        )}
      </p>
    </li>
  )
}

function facts({ metres, towns, online, free, minimum_age, maximum_age, days: open, situations }: Listed): string[] {
  const ages = agesInWords(minimum_age, maximum_age)
  const where = [...towns, ...(online ? ['telephone or online'] : [])]
  return [
    metres === null ? '' : distanceInWords(metres),
    where.join(', '),
    free ? 'Free' : '',
    daysInWords(open),
    ages === undefined ? '' : `For people ${ages}`,
    situations.length === 0
      ? ''
      : `For ${listed(
          situations.map((code) => referenceText('support-situations', code)),
          'or',
        ).toLowerCase()}`,
  ]
    .filter((words) => words !== '')
    .map((words) => words.charAt(0).toUpperCase() + words.slice(1))
}

const shortened = (words: string): string =>
  words.length <= 200 ? words : `${words.slice(0, 200).replace(/\s+\S*$/, '')}…`
