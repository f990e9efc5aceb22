import { type Organisation, selectOptionalOrganisation } from '#modules/partnership'
import { formOf } from '#platform/forms'
import { form, found, page, type Visit } from '#platform/http'
import { dateInLondon, formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, SummaryList, WarningText } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { type MaySee, ownPerson, whoMaySee } from '../people.access.ts'
import { permissionsOf } from '../sharing.ts'
import { partsInWords } from './share-words.ts'
import { stateOf } from './sharing-page.tsx'
import { takeBack } from './take-back.ts'
import { type Look, whoLooked } from './who-looked.queries.ts'

type Permission = Awaited<ReturnType<typeof permissionsOf>>[number]

/** A permission as its person reads it. */
interface Shared {
  given: Permission
  partner: Organisation | undefined
  holds: boolean
  now: string
  seen: MaySee[]
  looks: Look[]
}

/** Where a participant sees what they share, with whom, why, until when and who has looked, and takes it back. */
export const mySharing = page({
  path: '/my/sharing',
  access: ['participant'],
  audit: 'people.sharing.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, found(await ownPerson(visit.tx, visit.viewer)))
    const shared = await sharedBy(visit, person.id)
    await visit.record({ person_id: person.id })
    const [open, ended] = [shared.filter(({ holds }) => holds), shared.filter(({ holds }) => !holds)]
    return {
      title: 'What you share',
      back: { href: '/my', text: 'My page' },
      hideThisPage: true,
      main: (
        <>
          <h1>What you share</h1>
          <p class="ds_lead">
            {open.length === 0
              ? 'You share nothing by agreement now.'
              : `You have agreed to share ${open.length === 1 ? 'once' : `${open.length} times`}. You can take it back at any time.`}
          </p>
          {open.map((one) => (
            <OneShared key={one.given.id} shared={one} />
          ))}
          {ended.length > 0 && (
            <section aria-labelledby="ended">
              <h2 id="ended">No longer shared</h2>
              <ul>
                {ended.map((one) => (
                  <li key={one.given.id}>
                    {nameOfPartner(one)}: {one.now.charAt(0).toLowerCase() + one.now.slice(1)}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p>
            Those who support you now see your record because they support you:{' '}
            <a href="/my/access">see who can see what</a>.
          </p>
        </>
      ),
    }
  },
})

/** The second press: what taking it back means, and the button. */
export const takeItBack = form({
  path: '/my/sharing/:permission/take-back',
  access: ['participant'],
  audit: { show: 'people.sharing.viewed', submit: 'people.sharing.withdrawn' },
  form: formOf({}),
  async load(visit) {
    const person = await personOfRecord(visit, found(await ownPerson(visit.tx, visit.viewer)))
    const one = found((await sharedBy(visit, person.id)).find(({ given }) => given.id === visit.parameters.permission))
    return { person, one }
  },
  async show({ visit, loaded: { person, one }, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    const title = `Stop sharing with ${one.partner?.name ?? 'a partner'}`
    return {
      title,
      back: { href: '/my/sharing', text: 'What you share' },
      hideThisPage: true,
      main: one.holds ? (
        <Form action={visit.url.pathname} token={token} errors={errors}>
          <h1>{title}?</h1>
          <p>From now on nobody new can see {partsInWords(one.given.parts, true)} through this.</p>
          <WarningText>
            If you are still waiting for support, your referral goes back to whoever sent it. They can ask you again.
          </WarningText>
          <ButtonGroup>
            <Button>Take it back</Button>
            <Button kind="secondary" href="/my/sharing">
              Keep it as it is
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        <>
          <h1>{title}</h1>
          <p>You do not share this any more.</p>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { person, one } }) {
    if (one.holds) await takeBack(visit, person, one.given, one.partner?.name ?? 'a partner')
    else
      await visit.record({
        person_id: person.id,
        subject: { kind: 'sharing_permission', id: one.given.id },
        detail: { closed: 0 },
      })
    return { to: '/my/sharing', flash: 'Taken back. Nobody sees it through this any more.' }
  },
})

async function sharedBy({ tx, today }: Pick<Visit, 'tx' | 'today'>, person: string): Promise<Shared[]> {
  const seen = await whoMaySee(tx, person)
  const shared: Shared[] = []
  for (const given of await permissionsOf(tx, person)) {
    const { holds, text } = stateOf(given, today)
    const by = seen.filter((may) => may.permission_id === given.id)
    const partners = [given.partner_id, ...by.map(({ holder }) => holder)]
    shared.push({
      given,
      holds,
      now: text,
      partner: await selectOptionalOrganisation(tx, given.partner_id),
      seen: by,
      looks: holds ? await whoLooked(tx, person, partners, given.given_at) : [],
    })
  }
  return shared
}

const nameOfPartner = ({ partner }: Shared) =>
  partner === undefined
    ? 'A partner'
    : partner.kind === 'partnership'
      ? `${partner.name}, and whoever it asks to support you`
      : partner.name

const whys: Readonly<Record<string, string>> = { referral: 'So that you can get support' }

function OneShared({ shared }: { shared: Shared }) {
  const { given, seen, looks } = shared
  const at = `shared-${given.id}`
  return (
    <section aria-labelledby={at}>
      <h2 id={at}>{nameOfPartner(shared)}</h2>
      <SummaryList
        dense
        rows={[
          { key: 'What', value: capital(partsInWords(given.parts, true)) },
          { key: 'Why', value: whys[given.purpose] ?? capital(given.purpose.replaceAll('_', ' ')) },
          { key: 'You agreed', value: `On ${formatDate(dateInLondon(given.given_at))}` },
          { key: 'Until', value: given.expires_on === null ? 'You take it back' : formatDate(given.expires_on) },
          {
            key: 'Who sees it now',
            value: listOr(
              seen.map(({ holder, organisation, parts }) => ({
                key: holder,
                words: `${organisation ?? 'A partner'}: ${parts === null ? 'how you get on' : partsInWords(parts, true)}`,
              })),
              'The coordinator. Nobody else sees it through this now.',
            ),
          },
          {
            key: 'Who has looked',
            value: listOr(
              looks.map(({ user_id, name, at: when }) => ({
                key: user_id,
                words: `${name}, last on ${formatDateTime(when)}`,
              })),
              'Nobody yet',
            ),
          },
        ]}
      />
      <Button kind="secondary" href={`/my/sharing/${given.id}/take-back`}>
        Take it back<span class="visually-hidden">: {nameOfPartner(shared)}</span>
      </Button>
    </section>
  )
}

function listOr(items: readonly { key: string; words: string }[], none: string) {
  if (items.length === 0) return none
  return (
    <ul>
      {items.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
