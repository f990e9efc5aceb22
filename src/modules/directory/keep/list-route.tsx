import { page } from '#platform/http'
import { Button, ButtonGroup } from '#platform/ui'
import { ToCompare } from '../compare/to-compare.tsx'
import { addressOf, idOf, type Looking, lookingFor, shortName } from '../find/asked.ts'
import { type Keeping, servicesNamed } from '../find/find.queries.ts'
import { english, sayIn, servicesIn } from '../read/reading.ts'
import { WaysToRead } from '../read/ways-to-read.tsx'

/** A list of services that somebody put aside. It is in its own address: nothing is kept about who made it, and whoever is sent the address has the list. */
export const keptList = page({
  path: '/support/list',
  access: 'everyone',
  audit: { none: 'the open directory, which names no participant' },
  async show({ tx, url }) {
    const looking = lookingFor(url.searchParams)
    const services = await servicesNamed(
      tx,
      looking.kept.flatMap((short) => idOf(short) ?? []),
    )
    const { kept, lang, easy } = looking
    const address = `${url.origin}${addressOf('/support/list', { kept, lang, easy })}`
    return {
      title: sayIn(looking)('my_list'),
      hideThisPage: true,
      lang: looking.lang,
      easy: looking.easy,
      back: { href: addressOf('/support', looking), text: sayIn(looking)('other_support') },
      main: <KeptPage services={services} looking={looking} address={address} />,
    }
  },
})

function KeptPage({ services, looking, address }: { services: readonly Keeping[]; looking: Looking; address: string }) {
  const gone = looking.kept.length - services.length
  const say = sayIn(looking)
  return (
    <>
      <WaysToRead looking={looking} path="/support/list" />
      <h1>{say('my_list_n', { n: servicesIn(looking, services.length) })}</h1>
      {gone > 0 && <p lang={english(looking)}>{gone === 1 ? 'One is' : `${gone} are`} no longer in the directory.</p>}
      {services.length === 0 ? (
        <p class="nwd-empty">
          {say('list_empty')} <a href={addressOf('/support', looking)}>{say('look_for')}</a>
        </p>
      ) : (
        <>
          <p>{say('list_kept')}</p>
          <ButtonGroup>
            <Button
              href={`mailto:?subject=${encodeURIComponent('Support I found')}&body=${encodeURIComponent(address)}`}
            >
              {say('send_by_mail')}
            </Button>
            <a href={addressOf('/support', looking)}>{say('add_another')}</a>
          </ButtonGroup>
          <ToCompare services={services} looking={looking} />
          {services.map((service) => (
            <Kept key={service.id} service={service} looking={looking} />
          ))}
          <p class="nwd-sub">{say('print')}</p>
        </>
      )}
    </>
  )
}

function Kept({ service, looking }: { service: Keeping; looking: Looking }) {
  const { id, name, organisation, fees, email, phones, places } = service
  const without = looking.kept.filter((short) => short !== shortName(id))
  const reach = [...phones, email ?? ''].filter((each) => each !== '')
  return (
    <section class="nwd-note" lang={english(looking)}>
      <h2>
        <a href={addressOf(`/support/services/${id}`, looking)}>{name}</a>
      </h2>
      {organisation && <p class="nwd-sub">{organisation}</p>}
      {places.map((place) => (
        <p key={place}>{place}</p>
      ))}
      <p>{[fees ?? '', ...reach].filter((each) => each !== '').join(' · ')}</p>
      <p class="nwd-action" lang={looking.lang}>
        <a href={addressOf('/support/list', { ...looking, kept: without })}>
          {sayIn(looking)('take_out')}
          <span class="visually-hidden" lang={english(looking)}>
            : {name}
          </span>
        </a>
      </p>
    </section>
  )
}
