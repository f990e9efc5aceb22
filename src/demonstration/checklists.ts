import { sql } from 'kysely'
import {
  closeRound,
  commentsToClear,
  decideComment,
  openRound,
  placesOf,
  type Round,
  roundsOf,
  selectInstrument,
  selectOptionalRound,
  storeResponses,
  versionOn,
} from '#modules/checklists'
import { areas, colleaguesIn, organisationsOf, partnershipOf } from '#modules/partnership'
import { asViewer, asWorker, type Database, type Tx } from '#platform/db'
import { addDays, type CalendarDate, type Clock, formatDate, instantInLondon } from '#platform/time'
import { dice } from '../world/index.ts'
import { checklistWords } from './checklist-words.ts'
import { tellGoodPractice } from './good-practice.ts'
import { city, island } from './partnerships.ts'

interface Planned {
  /** Days from today on which it opened and closes. */
  from: number
  until: number
  /** Whether every area takes part, or the demonstration's own two and a few more. */
  everywhere: boolean
  /** How much better things are than in 2021, as a share of answers. */
  better: number
  /** How much of the partnership has answered. */
  answered: number
}

const rounds: readonly Planned[] = [
  { from: -400, until: -365, everywhere: false, better: 0, answered: 1 },
  { from: -90, until: -55, everywhere: true, better: 0.06, answered: 1 },
  { from: -12, until: 16, everywhere: true, better: 0.1, answered: 0.5 },
]

/** What was answered in 2021, by section: fully and not, as shares of answers (facts.md §0). */
const shares = [
  [0.49, 0.08],
  [0.41, 0.13],
  [0.38, 0.12],
  [0.31, 0.11],
  [0.34, 0.2],
  [0.34, 0.17],
  [0.37, 0.11],
  [0.27, 0.25],
  [0.32, 0.15],
] as const

/**
 * Rounds of the self-assessment for a demonstration: one a year ago, one this year, and one that is open. Nothing when there is a round already.
 * In each some areas have fewer than five organisations, so that what is not shown is seen as well.
 */
export async function demonstrateChecklists(database: Database, clock: Clock): Promise<void> {
  const closed = await asWorker(database, clock, async (tx) => {
    if ((await roundsOf(tx)).length > 0) return []
    const told: Round[] = []
    for (const planned of rounds) {
      const round = await tellRound(tx, planned, clock.today())
      if (planned.until < 0) told.push(round)
    }
    await tellGoodPractice(tx, clock.today())
    return told
  })
  for (const round of closed) await clearComments(database, clock, round)
}

async function tellRound(tx: Tx, planned: Planned, today: CalendarDate): Promise<Round> {
  const opens = addDays(today, planned.from)
  const month = opens.slice(0, 7)
  const opens_at = instantInLondon(opens, '09:00')
  await atThat(tx, opens_at)
  const version = await versionOn(tx, 'self-assessment', opens)
  const everywhere = (await areas(tx)).map(({ id }) => id)
  const taking = planned.everywhere
    ? everywhere
    : [...new Set([city.area_id, island.area_id, ...everywhere.slice(0, 6)])]
  const id = await openRound(tx, {
    key: `demonstration-${month}`,
    title: `Self-assessment, ${formatDate(opens).split(' ').slice(1).join(' ')}`,
    version_id: version?.version_id ?? '',
    area_id: null,
    areas: taking,
    opens_at,
    closes_at: instantInLondon(addDays(today, planned.until), '17:00'),
    opened_by: null,
  })
  const round = await selectOptionalRound(tx, id)
  if (round === undefined) throw new Error('a round just opened is there')
  for (const { area_id } of [city, island]) await askAll(tx, round, area_id)
  if (planned.until >= 0) await askByEmail(tx, round)
  await atThat(tx, instantInLondon(addDays(opens, 10), '11:30'))
  await storeResponses(tx, round, await responsesOf(tx, round, planned, taking), 'Sam Placeholder')
  if (planned.until < 0) {
    await atThat(tx, instantInLondon(addDays(today, planned.until), '17:00'))
    await closeRound(tx, round.id, null)
  }
  return round
}

/** Every organisation of an area is asked to answer, inside the program. */
const askAll = (tx: Tx, round: Round, area: string) =>
  sql`insert into checklists.invitation (id, area_id, round_id, organisation_id)
    select gen_random_uuid(), o.area_id, ${round.id}, o.id from partnership.organisation o
    where o.area_id = ${area} and o.kind <> 'partnership' and o.ended_at is null`.execute(tx)

/** Who is asked by e-mail in the round that is open, by the kind of their organisation in the city. */
const contacts = {
  college: ['Ada Invented', 'ada@college.example'],
  jobcentre: ['Bo Fictus', 'bo@jobcentre.example'],
  justice: ['Cy Madeup', 'cy@justice.example'],
  nhs: ['Dee Sample', 'dee@health.example'],
} as const

/** They are asked, and the program sends the letters when it starts, so that their links can be tried. */
const askByEmail = (tx: Tx, round: Round) =>
  sql`with asked as (
      insert into checklists.invitation (id, area_id, round_id, organisation_id, contact_name, email)
      select gen_random_uuid(), o.area_id, ${round.id}, o.id, c.name, c.email
      from unnest(${Object.keys(contacts)}::text[], ${Object.values(contacts).map(([name]) => name)}::text[],
        ${Object.values(contacts).map(([, email]) => email)}::text[]) c (kind, name, email)
      join partnership.organisation o on o.kind = c.kind and o.area_id = ${city.area_id} and o.ended_at is null returning id, area_id)
    insert into checklists.letter (id, area_id, invitation_id, kind)
    select gen_random_uuid(), area_id, id, 'invitation' from asked`.execute(tx)

/** The rest of the transaction happens at that moment. */
export const atThat = (tx: Tx, moment: Date) =>
  sql`select set_config('nwd.now', ${moment.toISOString()}, true)`.execute(tx)

async function responsesOf(tx: Tx, round: Round, { better, answered }: Planned, taking: readonly string[]) {
  const places = [...placesOf(await selectInstrument(tx, round.version_id)).values()]
  const given = []
  for (const area_id of taking) {
    const ofArea = dice('checklists', area_id)
    const mood = (ofArea.fraction() - 0.5) / 4
    // In a round that is open, two areas in three have yet to begin.
    if (answered < 1 && ![city, island].some((ours) => ours.area_id === area_id) && !ofArea.chance(0.35)) continue
    for (const [at, name] of (await namesIn(tx, area_id)).entries()) {
      const chance = dice('checklists', area_id, name, round.key)
      if (!chance.chance(answered) || (answered < 1 && (at === 0 || name === 'Harbour Housing'))) continue
      const outlook = better + mood + (chance.fraction() - 0.5) / 4
      const entries = places.map((place) => ({
        place,
        value: place.kind === 'statement' ? answer(place.item) : words(place.box),
      }))
      given.push({ area_id, name, entries: entries.filter(({ value }) => value !== '') })

      function answer(item: string): string {
        const [fully, not] = shares[Number(item[0]) - 1] ?? [0.36, 0.15]
        const thrown = chance.fraction()
        if (chance.chance(0.02)) return ''
        if (thrown < fully + outlook) return 'fully'
        return thrown > 1 - Math.max(0.02, not - outlook / 2) ? 'not' : 'partially'
      }
      function words(box: string): string {
        return area_id === city.area_id && chance.chance(0.18)
          ? chance.one(checklistWords[box === 'support' ? 'support' : 'examples'])
          : ''
      }
    }
  }
  return given
}

const kinds = [
  'Council',
  'College',
  'Jobcentre',
  'Third Sector Forum',
  'Health Partnership',
  'Housing Association',
  'Skills Centre',
  'Chamber of Trade',
  'Youth Project',
  'Justice Service',
  'Adult Learning',
]
const beginnings = ['Inver', 'Kil', 'Strath', 'Glen', 'Dun', 'Bal', 'Loch', 'Ard', 'Auchter', 'Pit']
const endings = ['fable', 'sample', 'story', 'fancy']

/** The organisations that answer in an area: the demonstration's own, or invented ones; two to eleven. */
async function namesIn(tx: Tx, area: string): Promise<string[]> {
  const ours = [city, island].find(({ area_id }) => area_id === area)
  if (ours !== undefined) {
    const there = await organisationsOf(tx, area)
    return there.filter(({ kind }) => kind !== 'partnership').map(({ name }) => name)
  }
  const chance = dice('checklists', 'names', area)
  const number = Number(area.slice(3))
  const town = `${beginnings[number % 10]}${endings[Math.floor(number / 10) % 4]}`
  return kinds
    .slice(0, chance.between(number % 9 === 0 ? 2 : 5, number % 9 === 0 ? 4 : 11))
    .map((kind) => `${town} ${kind}`)
}

/** The city's coordinator has read what was written, and cleared most of it. */
async function clearComments(database: Database, clock: Clock, round: Round): Promise<void> {
  const area_id = city.area_id
  const viewer = await asWorker(database, clock, async (tx) => {
    const { id, name } = await partnershipOf(tx, area_id)
    const [coordinator] = await colleaguesIn(tx, id, ['coordinator'])
    return (
      coordinator && {
        ...coordinator,
        organisation_id: id,
        organisation_name: name,
        role: 'coordinator' as const,
        area_id,
      }
    )
  })
  if (viewer === undefined) return
  await asViewer(database, viewer, clock, async (tx) => {
    for (const [at, { id, words }] of (await commentsToClear(tx, round.id, 'local', area_id)).entries())
      if (at % 4 !== 3) await decideComment(tx, id, 'local', { decision: 'cleared', shown_text: words, theme: null })
  })
}
