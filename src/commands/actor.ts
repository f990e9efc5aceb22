import { colleaguesIn, organisationsOf } from '#modules/partnership'
import type { Role } from '#platform/access'
import type { Tx } from '#platform/db'

/** A command refuses what it was asked: one sentence that says what would be right. */
export class ActorRefused extends Error {
  override readonly name = 'ActorRefused'
  readonly exitCode = 1
}

interface Actor {
  area: string
  organisation: string
  responsible?: string | undefined
}

const mayAnswer: readonly Role[] = ['referrer', 'key_worker', 'provider_worker', 'team_lead', 'coordinator']

/** An organisation of the area by its name, and who acts for it by theirs: the only one who may, when nobody is named. */
export async function actorIn(tx: Tx, { area, organisation: named, responsible }: Actor) {
  const all = await organisationsOf(tx, area)
  const organisation = all.find(({ name }) => name.toLowerCase() === named.toLowerCase())
  if (organisation === undefined)
    throw new ActorRefused(
      `There is no organisation ${named} in ${area}. There are: ${all.map(({ name }) => name).join(', ') || 'none'}.`,
    )
  const people = new Map(
    (await colleaguesIn(tx, organisation.id, mayAnswer)).map(({ user_id, name }) => [user_id, name]),
  )
  const fitting = [...people].filter(
    ([, name]) => responsible === undefined || name.toLowerCase() === responsible.toLowerCase(),
  )
  const [only, ...others] = fitting
  if (only !== undefined && others.length === 0) return { organisation, user_id: only[0], name: only[1] }
  const who = [...people.values()].join(', ') || 'nobody yet'
  throw new ActorRefused(
    responsible === undefined
      ? `Say by --responsible who answers for it. These may, for ${organisation.name}: ${who}.`
      : `${only === undefined ? 'There is nobody' : 'There are several people'} called ${responsible} who may answer for ${organisation.name}. These may: ${who}.`,
  )
}
