import { formTokens } from '../src/platform/http/form-token.ts'
import type { Actor, Actors } from './actors.ts'
import { type Register, registerSent } from './registers.ts'
import { longest } from './timelines.ts'
import { clock, secret } from './world.ts'

/** One request as a browser sends it. */
export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string | undefined
  /** What it must be answered with, or the measurement is of something else. */
  readonly status: 200 | 303
}

/** A thing that is measured: who asks, and for what the `nth` time. */
export interface Measured {
  readonly name: string
  readonly actors: readonly Actor[]
  ask(actor: Actor, nth: number): Asked
}

const get = (path: string): Asked => ({ method: 'GET', path, status: 200 })

const personOf = ({ people, name }: Actor, nth: number) => {
  const person = people[nth % people.length]
  if (person === undefined) throw new Error(`${name} leads nobody`)
  return person
}

/** Two letters changed places, as hurried fingers write. */
export const misspelt = (name: string) => name.slice(0, 2) + (name[3] ?? '') + (name[2] ?? '') + name.slice(4)

const noteBy = (actor: Actor, nth: number): Asked => {
  const path = `/people/${personOf(actor, nth).id}/notes/new`
  const [year, month, day] = clock.today().split('-')
  const body = new URLSearchParams({
    _form: formTokens(secret).issue(actor.userId, path, clock.now()),
    kind: 'phone',
    'happened_on-day': day ?? '',
    'happened_on-month': month ?? '',
    'happened_on-year': year ?? '',
    words: `Spoke about the next steps. The bench wrote this, number ${nth}.`,
  })
  return { method: 'POST', path, body: body.toString(), status: 303 }
}

/** All that is measured. `searches` are the addresses of each key worker's kept search for a misspelt name, `registers` their group's. */
export function pagesOf(
  { keyWorkers, coordinators }: Actors,
  searches: ReadonlyMap<string, string>,
  registers: readonly Register[] = [],
): Measured[] {
  return [
    { name: 'caseload', actors: keyWorkers, ask: () => get('/people') },
    { name: 'person', actors: keyWorkers, ask: (actor, nth) => get(`/people/${personOf(actor, nth).id}`) },
    { name: 'referral queue', actors: coordinators, ask: () => get('/referrals') },
    { name: 'queue of 5,000 open referrals', actors: coordinators.slice(0, 1), ask: () => get('/referrals') },
    { name: 'name search', actors: keyWorkers, ask: (actor) => get(searches.get(actor.userId) ?? '/people/find') },
    {
      name: 'timeline of 500 entries',
      actors: keyWorkers,
      ask: (actor) => get(`/people/${longest(actor).id}/timeline`),
    },
    {
      name: 'bulk register of 30',
      actors: keyWorkers.filter(({ userId }) => registers.some(({ user_id }) => user_id === userId)),
      ask: (actor, nth) => registerSent(actor, registers, nth),
    },
    { name: 'save a note', actors: keyWorkers, ask: noteBy },
    { name: 'today', actors: keyWorkers, ask: () => get('/today') },
    {
      name: 'find support among 10,000 services',
      actors: coordinators,
      ask: () => get('/support?q=intervew+practice&near=S12000049'),
    },
    { name: 'today, coordinator', actors: coordinators, ask: () => get('/today') },
  ]
}
