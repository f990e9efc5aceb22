import { sql } from 'kysely'
import { entriesOf } from '../../src/desks/take-out/of-a-person/entries.ts'
import { makeCopies } from '../../src/desks/take-out/of-a-person/make.ts'
import {
  addRequest,
  gatheredOf,
  releaseRequest,
  selectOptionalRequest,
  takeRequest,
} from '../../src/desks/take-out/of-a-person/requests.queries.ts'
import { agreeToArchive, askForArchive } from '../../src/desks/take-out/of-an-area/archives.queries.ts'
import { makeArchives } from '../../src/desks/take-out/of-an-area/make.ts'
import { type Examples, seenBy, type Walk } from './example.ts'
import { day, type Person } from './townspeople.ts'

/** Copies of records: one that Isla can fetch, one of hers that is being prepared, and one to set aside. */
export interface Copies {
  given: string
  open: string
  /** An entry of the open one. */
  entry: number
  another: string
  /** An archive of the island that was made, and one of the city that waits for a coordinator to agree. */
  made: string
  waiting: string
}

export async function prepareTakeOut({ town, people }: Pick<Walk, 'town' | 'people'>): Promise<Copies> {
  const { house } = town
  const [morag, hamish, rory] = [town.viewer('morag'), town.viewer('hamish'), town.viewer('rory')]
  const parts = { database: house.database, clock: house.clock }
  const asked = (who: Person, by = morag) =>
    house.asViewer(by, (tx) =>
      addRequest(tx, by, {
        person: { id: people.people[who], area_id: by.area_id ?? '' },
        asked_on: house.clock.today(),
        asked_how: 'letter',
      }),
    )
  const [admin, ailsa] = [town.viewer('admin'), town.viewer('ailsa')]
  const islander = { ...admin, area_id: ailsa.area_id }
  const made = await house.asViewer(islander, (tx) => askForArchive(tx, islander, ailsa.area_id ?? ''))
  await house.asViewer(ailsa, (tx) => agreeToArchive(tx, ailsa, made))
  await makeArchives(parts)
  const waiting = await house.asViewer(admin, (tx) => askForArchive(tx, admin, admin.area_id ?? ''))
  const given = await asked('isla')
  await house.asViewer(hamish, (tx) => takeRequest(tx, hamish, given))
  await makeCopies(parts)
  await house.asViewer(hamish, (tx) => releaseRequest(tx, hamish, given))
  const open = await asked('isla')
  const another = await asked('islander', rory)
  await makeCopies(parts)
  await house.asViewer(hamish, (tx) => takeRequest(tx, hamish, open))
  const copy = await house.asViewer(hamish, (tx) => selectOptionalRequest(tx, given))
  const gathered = await house.asViewer(hamish, (tx) => gatheredOf(tx, open))
  const [entry] = gathered === undefined ? [] : entriesOf(gathered)
  if (copy?.made_at == null || entry === undefined) throw new Error('no copy was made')
  // Nothing has to be decided, so that the walk can give it out.
  const flagged = gathered === undefined ? [] : entriesOf(gathered).filter((one) => one.flagged !== undefined)
  for (const { number } of flagged)
    await house.asViewer(hamish, (tx) =>
      sql`insert into take_out.decision (id, area_id, person_id, request_id, entry, gives, decided_by_name)
        values (gen_random_uuid(), ${hamish.area_id}, ${people.people.isla}, ${open}, ${number}, 'all', ${hamish.name})`.execute(
        tx,
      ),
    )
  return { given, open, entry: entry.number, another, made, waiting }
}

/** Everything of a person, taken out for themself; prepared by the coordinator of their area and nobody else. */
export function takeOutExamples({ copies, people }: Walk): Examples {
  const prepares = { as: 'hamish', about: 'isla', concerned: ['hamish'] } as const
  const at = `/copies/${copies.open}`
  return {
    '/copies': { as: 'hamish', at: '/copies' },
    '/copies/:request/entries/:number': { ...prepares, at: `${at}/entries/${copies.entry}`, typed: { gives: 'all' } },
    '/copies/:request': { ...prepares, at, typed: {}, notTwice: 'a copy is given out once' },
    '/copies/:request/set-aside': {
      as: 'ailsa',
      about: 'islander',
      concerned: ['ailsa'],
      at: `/copies/${copies.another}/set-aside`,
      typed: { because: 'withdrawn' },
    },
    '/copies/:request/file': { ...prepares, at: `/copies/${copies.given}/file` },
    '/archives': { as: 'islandAdmin', at: '/archives', notTwice: 'one archive is under way' },
    '/archives/:archive/file': {
      as: 'ailsa',
      at: `/archives/${copies.made}/file`,
      concerned: ['ailsa', 'islandAdmin'],
    },
    '/archives/:archive/agree': {
      as: 'hamish',
      at: `/archives/${copies.waiting}/agree`,
      concerned: ['hamish'],
      typed: {},
    },
    '/my/copy': {
      as: 'bonnie',
      about: 'arranged',
      at: '/my/copy',
      typed: {},
      notTwice: 'one copy is asked for at a time',
    },
    '/my/copy/file': { as: 'isla', about: 'isla', at: '/my/copy/file' },
    '/people/:person/copy': {
      as: 'morag',
      about: 'walkIn',
      at: `/people/${people.people.walkIn}/copy`,
      concerned: seenBy.walkIn,
      typed: { ...day('asked_on', 2026, 11, 20), asked_how: 'letter' },
    },
  }
}
