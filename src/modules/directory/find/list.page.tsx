import { referenceText } from '#platform/reference'
import { Details, ListFile, Pagination, Tag } from '#platform/ui'
import { english, needIn, sayIn, servicesIn } from '../read/reading.ts'
import { WaysToRead } from '../read/ways-to-read.tsx'
import { addressOf, type Looking, perPage, shortName } from './asked.ts'
import type { Listed, Results } from './find.queries.ts'
import type { ListProps } from './list-props.ts'
import { PlacesMap, placesOn } from './map.page.tsx'
import { ChooseArea, Look, Narrow } from './narrow.page.tsx'
import type { Near } from './near.ts'
import { agesInWords, daysInWords, distanceInWords, listed } from './say.ts'

const path = '/support'

/** What was found, the nearest or best first, and the ways to narrow it. */
export function ListPage(props: ListProps) {
  const { looking, near, results } = props
  const { total, services } = results
  const say = sayIn(looking)
  const first = (looking.page - 1) * perPage + 1
  const map = near?.point && placesOn(near.point, services, first)
  const unknown = looking.near !== '' && near === undefined
  return (
    <>
      <WaysToRead looking={looking} path={path} />
      <h1>{titleOf(looking, near, total)}</h1>
      <Look looking={looking} />
      {unknown && <ChooseArea {...props} />}
      <Told {...props} />
      <Narrow {...props} />
      {total === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          {near && map && map.places.length > 0 && (
            <Details summary={say('on_a_map')}>
              <PlacesMap map={map} name={near.name} reading={looking} />
            </Details>
          )}
          <ol class="nwd-plain nwd-found" start={first}>
            {services.map((service, at) => (
              <Found key={service.id} service={service} looking={looking} nth={map && first + at} />
            ))}
          </ol>
        </>
      )}
      <div lang={english(looking)}>
        {total > 0 && <ListFile caption="Services" sheet={() => sheetOf(services)} />}
        <Pagination
          of={total === 1 ? 'service' : 'services'}
          showing={services.length}
          total={total}
          previous={looking.page > 1 ? addressOf(path, { ...looking, page: looking.page - 1 }) : undefined}
          next={looking.page * perPage < total ? addressOf(path, { ...looking, page: looking.page + 1 }) : undefined}
        />
      </div>
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
export function titleOf(looking: Looking, near: Near | undefined, total: number): string {
  const { need } = looking
  const many = servicesIn(looking, total)
  const about = need === undefined ? many : `${needIn(looking, need).toLowerCase()}: ${many}`
  const words = near === undefined ? about : sayIn(looking)('near', { what: about, place: near.name })
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What we made of the words. */
function Told({ wanted, results, looking, near }: ListProps) {
  const put = wanted?.instead ?? []
  const say = sayIn(looking)
  const order =
    near?.point !== undefined
      ? say('nearest_first', { place: near.name })
      : say(looking.words === '' ? 'by_name' : 'best_first')
  return (
    <>
      {put.length > 0 && (
        <p lang={english(looking)}>{listed(put.map(({ typed, meant }) => `We took “${typed}” to mean “${meant}”`))}.</p>
      )}
      {results.some && <p>{say('some_words')}</p>}
      {results.total > 1 && <p class="nwd-sub">{order}</p>}
    </>
  )
}

function Nothing({ looking, near }: ListProps) {
  const { words, kept, lang, easy } = looking
  const say = sayIn(looking)
  return (
    <div class="nwd-empty">
      <p>{say('nothing')}</p>
      <ul>
        <li>{say('fewer_words')}</li>
        {near && (
          <li>
            <a href={addressOf(path, { words, kept, lang, easy })}>{say('all_scotland')}</a>
          </li>
        )}
        <li>
          <a href={addressOf(path, { near: looking.near, kept, lang, easy })}>
            {near ? say('near', { what: say('see_everything'), place: near.name }) : say('see_everything')}
          </a>
        </li>
      </ul>
    </div>
  )
}

/** @param nth its number on the map, where there is one */
function Found({ service, looking, nth }: { service: Listed; looking: Looking; nth: number | undefined }) {
  const say = sayIn(looking)
  const own = english(looking)
  const { id, name, organisation, description, status } = service
  const { kept } = looking
  const short = shortName(id)
  const added = kept.includes(short)
  return (
    <li class="nwd-note">
      <h2 class="nwd-found__name" lang={own}>
        {nth !== undefined && `${nth}. `}
        <a href={addressOf(`${path}/services/${id}`, looking)}>{name}</a>
      </h2>
      {organisation && (
        <p class="nwd-sub" lang={own}>
          {organisation}
        </p>
      )}
      {description && <p lang={own}>{shortened(description)}</p>}
      <p>
        <span lang={own}>{facts(service).join(' · ')}</span>{' '}
        {status === 'temporarily closed' && <Tag tone="orange">{say('closed_for_now')}</Tag>}
        {service.stale && <Tag tone="grey">{say('ask_first')}</Tag>}
      </p>
      <p class="nwd-action">
        {added ? (
          <a href={addressOf(`${path}/list`, looking)}>
            {say('in_list')}
            <span class="visually-hidden" lang={own}>
              : {name}
            </span>
          </a>
        ) : (
          <a href={addressOf(path, { ...looking, kept: [...kept, short] })}>
            {say('put_in_list')}
            <span class="visually-hidden" lang={own}>
              : {name}
            </span>
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
