import { ruleOn } from '#platform/reference'
import { type Clock, calendarDate } from '#platform/time'
import {
  dayOf,
  dice,
  firms,
  identifiers,
  instantOf,
  type NextId,
  type Organisation,
  type Place,
  type Sheets,
  type Worker,
} from '../world/index.ts'
import type { Actor, Member, Partnership } from './partnerships.ts'

/** A demonstration partnership with identifiers: a place for stories, and its people by the key they are listed under. */
export interface Stage {
  place: Place
  /** Throws when nobody is listed so. */
  worker(key: string): Worker
  accounts: readonly { actor: Actor; user_id: string }[]
}

const began = dayOf(calendarDate('2024-04-01')) * 24 * 60

/** Writes down the organisations, who acts for them, the terms they accepted, and the employers of a demonstration partnership. */
export function stageOf(partnership: Partnership, number: number, sheets: Sheets, clock: Clock): Stage {
  const chance = dice('demonstration', partnership.area_id)
  const next = identifiers(chance, number)
  const { area_id, town } = partnership
  const organisations = new Map(partnership.members.map((member) => [member.key, organisation(member, next)]))
  for (const each of organisations.values())
    sheets.add('partnership.organisation', { area_id, ...each, created_at: instantOf(began) })
  const accounts = partnership.actors.map((actor) => ({ actor, user_id: next() }))
  const version = ruleOn('agency-terms', 'agency', clock.today())?.version
  for (const { actor, user_id } of accounts) {
    const { name, role } = actor
    const national = role === 'analyst'
    const organisation_id = actor.at === null ? null : found(organisations, actor.at).id
    const membership = { id: next(), area_id: national ? null : area_id, user_id, name, organisation_id, role }
    sheets.add('partnership.membership', { ...membership, since: instantOf(began) })
    const accepted = { id: next(), user_id, organisation_id, version, accepted_at: instantOf(began) }
    if (version !== undefined) sheets.add('partnership.terms_acceptance', accepted)
  }
  const employers = firms.map((firm) => ({ id: next(), name: `${town} ${firm}` }))
  for (const employer of employers)
    sheets.add('employers.employer', { ...employer, area_id, added_at: instantOf(began) })
  const workers = new Map(
    accounts.flatMap(({ actor, user_id }): [string, Worker][] =>
      actor.at === null
        ? []
        : [[actor.key, { user_id, name: actor.name, organisation: found(organisations, actor.at) }]],
    ),
  )
  const inRole = (...roles: string[]) =>
    accounts.filter(({ actor }) => roles.includes(actor.role)).map(({ actor }) => found(workers, actor.key))
  const place: Place = {
    area_id,
    town,
    postcodes: partnership.postcodes,
    partnership: found(organisations, 'partnership'),
    coordinator: found(workers, 'coordinator'),
    keyWorkers: inRole('key_worker'),
    senders: inRole('referrer'),
    employers,
  }
  return { place, worker: (key) => found(workers, key), accounts }
}

const organisation = ({ name, kind, supports }: Member, next: NextId): Organisation => ({
  id: next(),
  name,
  kind,
  supports_people: supports ?? false,
})

function found<T>(among: ReadonlyMap<string, T>, key: string): T {
  const one = among.get(key)
  if (one === undefined) throw new Error(`nobody is listed as ${key} in the demonstration`)
  return one
}
