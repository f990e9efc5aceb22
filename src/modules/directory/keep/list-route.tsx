import { page } from '#platform/http'
import { Button, ButtonGroup } from '#platform/ui'
import { addressOf, idOf, type Looking, lookingFor, shortName } from '../find/asked.ts'
import { type Keeping, servicesNamed } from '../find/find.queries.ts'

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
    const address = `${url.origin}${addressOf('/support/list', { kept: looking.kept })}`
    return {
      title: 'My list of support',
      hideThisPage: true,
      back: { href: addressOf('/support', looking), text: 'Other support' },
      main: <KeptPage services={services} looking={looking} address={address} />,
    }
  },
})

function KeptPage({ services, looking, address }: { services: readonly Keeping[]; looking: Looking; address: string }) {
  const gone = looking.kept.length - services.length
  return (
    <>
      <h1>My list: {services.length === 1 ? '1 service' : `${services.length} services`}</h1>
      {gone > 0 && <p>{gone === 1 ? 'One is' : `${gone} are`} no longer in the directory.</p>}
      {services.length === 0 ? (
        <p class="nwd-empty">
          Nothing is in it yet. <a href={addressOf('/support', looking)}>Look for support</a> and choose “Put in my
          list”.
        </p>
      ) : (
        <>
          <p>
            The list is in the address of this page. Keep the address, or send it: whoever has it sees the same list. We
            keep nothing about you.
          </p>
          <ButtonGroup>
            <Button
              href={`mailto:?subject=${encodeURIComponent('Support I found')}&body=${encodeURIComponent(address)}`}
            >
              Send by e-mail
            </Button>
            <a href={addressOf('/support', looking)}>Add another</a>
          </ButtonGroup>
          {services.map((service) => (
            <Kept key={service.id} service={service} looking={looking} />
          ))}
          <p class="nwd-sub">To keep it on paper, print this page from your browser.</p>
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
    <section class="nwd-note">
      <h2>
        <a href={addressOf(`/support/services/${id}`, looking)}>{name}</a>
      </h2>
      {organisation && <p class="nwd-sub">{organisation}</p>}
      {places.map((place) => (
        <p key={place}>{place}</p>
      ))}
      <p>{[fees ?? '', ...reach].filter((each) => each !== '').join(' · ')}</p>
      <p class="nwd-action">
        <a href={addressOf('/support/list', { ...looking, kept: without })}>
          Take out<span class="visually-hidden">: {name}</span>
        </a>
      </p>
    </section>
  )
}
