import { serializeSigned } from 'hono/utils/cookie'
import type pg from 'pg'
import { currentTerms } from '../src/platform/auth/terms.ts'
import type { House } from './house.ts'
import { clock } from './world.ts'

/** Somebody who works in the world of the bench, signed in. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly cookie: string
  /** People whose lead key worker they are; none for a coordinator. */
  readonly people: readonly { readonly id: string; readonly family_name: string }[]
}

interface Member {
  user_id: string
  name: string
  people: { id: string; family_name: string }[]
}

export const clients = 16

/** Key workers of the largest area, those with most people first. */
const keyWorkers = `
  select m.user_id, m.name, (array_agg(json_build_object('id', p.id, 'family_name', p.family_name) order by p.id))[1:20] as people
  from partnership.membership m
  join journeys.lead l on l.user_id = m.user_id and l.until is null
  join people.person p on p.id = l.person_id and p.area_id = l.area_id
  where m.role = 'key_worker' and m.area_id = (select area_id from people.person group by area_id order by count(*) desc limit 1)
  group by m.user_id, m.name order by count(*) desc, m.user_id limit $1`

/** The coordinators of the areas with most people. */
const coordinators = `
  select m.user_id, m.name, '{}'::json[] as people
  from partnership.membership m
  join (select area_id, count(*) as people from people.person group by area_id) a using (area_id)
  where m.role = 'coordinator' order by a.people desc, m.user_id limit $1`

/** Signs in those who take part, each with an account of their own. */
export async function actorsOf(owner: pg.Client, { auth }: House) {
  const { authCookies, internalAdapter, secret } = await auth.engine.$context

  const terms = `
    insert into partnership.terms_acceptance (id, user_id, organisation_id, version, accepted_at)
    select gen_random_uuid(), m.user_id, m.organisation_id, $2, m.since from partnership.membership m
    where m.user_id = $1 and not exists (select 1 from partnership.terms_acceptance t where t.user_id = m.user_id and t.version = $2)`

  async function signedIn(member: Member): Promise<Actor> {
    const email = `${member.user_id}@example.org`
    if ((await auth.accountOf(email)) === undefined)
      await auth.createUser({ id: member.user_id, email, name: member.name })
    await owner.query(terms, [member.user_id, currentTerms(clock.today())?.version ?? ''])
    const session = await internalAdapter.createSession(member.user_id)
    const line = await serializeSigned(authCookies.sessionToken.name, session.token, secret)
    return { userId: member.user_id, name: member.name, cookie: line.split(';', 1)[0] ?? '', people: member.people }
  }

  async function all(select: string): Promise<Actor[]> {
    const { rows } = await owner.query<Member>(select, [clients])
    const actors: Actor[] = []
    for (const member of rows) actors.push(await signedIn(member))
    return actors
  }

  return { keyWorkers: await all(keyWorkers), coordinators: await all(coordinators) }
}

export type Actors = Awaited<ReturnType<typeof actorsOf>>
