import { found, page, type Visit } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { ownPerson, sight, whoMaySee } from '../people.access.ts'
import { callName, type Person } from '../people.queries.ts'
import { partnersOf, partsInWords } from '../share/share-words.ts'
import { permissionsOf } from '../sharing.ts'
import { type About, sentenceOf } from './sentences.ts'

/** Who may see a record and why, in sentences, for those who support the person. */
export const accessPage = page({
  path: '/people/:person/access',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator'],
  audit: 'people.access.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const title = `Who may see the record of ${callName(person)}, and why`
    const about = { name: callName(person), themself: false }
    const main = await explained(visit, person, about, title, `/people/${person.id}`)
    return { title, back: { href: `/people/${person.id}`, text: callName(person) }, main }
  },
})

/** The same, for the person themself. */
export const myAccessPage = page({
  path: '/my/access',
  access: ['participant'],
  audit: 'people.access.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, found(await ownPerson(visit.tx, visit.viewer)))
    const title = 'Who can see what you told us, and why'
    const main = await explained(visit, person, { name: callName(person), themself: true }, title, '/my')
    return { title, back: { href: '/my', text: 'My page' }, hideThisPage: true, main }
  },
})

type Explaining = Pick<Visit, 'tx' | 'record' | 'today'>

async function explained(visit: Explaining, person: Person, about: About, title: string, base: string) {
  await visit.record({ person_id: person.id })
  const seen = await whoMaySee(visit.tx, person.id)
  const permissions = (await permissionsOf(visit.tx, person.id)).filter(
    ({ withdrawn_at, expires_on }) => withdrawn_at === null && (expires_on === null || expires_on >= visit.today),
  )
  const partners = await partnersOf(visit.tx, permissions)
  const groups = [
    { level: sight.record, heading: about.themself ? 'Who sees your whole record' : 'The whole record' },
    { level: sight.referral, heading: 'What was sent with a referral' },
    { level: sight.progress, heading: about.themself ? 'Only how you get on' : 'Only how they get on' },
  ]
  return (
    <>
      <h1>{title}</h1>
      {groups.map(({ level, heading }) => {
        const of = seen.filter((may) => may.sees === level)
        return of.length === 0 ? null : (
          <section key={level}>
            <h2>{heading}</h2>
            <ul>
              {of.map((may) => (
                <li key={`${may.holder} ${may.kind} ${may.since.toISOString()}`}>{sentenceOf(may, about)}</li>
              ))}
            </ul>
          </section>
        )
      })}
      <h2>{about.themself ? 'What you agreed to share' : `What ${about.name} agreed to share`}</h2>
      {permissions.length === 0 ? (
        <p>{about.themself ? 'You share nothing with anybody else now.' : 'Nothing is shared by permission now.'}</p>
      ) : (
        <ul>
          {permissions.map((given) => (
            <li key={given.id}>
              {partners.get(given.partner_id) ?? 'A partner'} may be told {partsInWords(given.parts, about.themself)}
              {about.themself ? '. You said yes on ' : ', agreed on '}
              {formatDate(dateInLondon(given.given_at))}
              {given.expires_on === null ? '' : `, until ${formatDate(given.expires_on)}`}.
            </li>
          ))}
        </ul>
      )}
      <InsetText>
        {about.themself
          ? 'Each time somebody looks at your record, we write it down:'
          : 'Administrators, analysts and members of the partnership see nobody’s record. Everybody who opens this record is written down:'}{' '}
        <a href={`${base}/access-log`}>see who looked and when</a>.{' '}
        <a href={`${base}/sharing`}>Change what is shared</a>.
      </InsetText>
    </>
  )
}
