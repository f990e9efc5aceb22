import {
  type Asked,
  addDataSet,
  addLine,
  approve,
  distribute,
  endYear,
  freeOf,
  fromTo,
  givenIn,
  makeClaim,
  makeCommitment,
  planMonths,
  post,
  propose,
  selectOptionalClaim,
  selectOptionalCommitment,
  selectOptionalDistribution,
  streamsIn,
  takeFurther,
} from '#modules/funding'
import { areas, colleaguesIn, organisationsOf, partnershipOf } from '#modules/partnership'
import { asWorker, type Database, type Tx } from '#platform/db'
import { found } from '#platform/http'
import { referenceList } from '#platform/reference'
import {
  addDays,
  addMonths,
  type CalendarDate,
  type Clock,
  financialYear,
  instantInLondon,
  periodOf,
} from '#platform/time'
import { dice } from '../world/index.ts'
import { atThat } from './checklists.ts'
import { city } from './partnerships.ts'

const analyst = { user_id: null, name: 'Ada Synthetic', organisation_name: '' }
const second = { ...analyst, name: 'Grace Synthetic' }

/** Tables of need, invented from the areas' sizes: what each counts, and how many of a thousand people. */
const tables = [
  ['People out of work, aged 16 to 64', 30, 22],
  ['Children in families on low incomes', 36, 14],
  ['People aged 16 to 64', 640, 10],
] as const

const totals = [
  ['NOLB', 6_000_000_000],
  ['PESF', 1_200_000_000],
] as const

/** Lines of the city's budget: of which stream, how many percent of its money, to whom they are promised, and how many percent of it a quarter claims. */
const lines = [
  ['NOLB', 'Key workers and case management', 40, 'Northtown Council', 'contract', 24],
  ['NOLB', 'Training and skills', 22, 'Northtown College', 'contract', 25],
  ['NOLB', 'Help by voluntary organisations', 18, 'Northtown Works', 'grant', 25],
  ['NOLB', 'Support to keep a home and a job', 10, 'Harbour Housing', 'grant', 15],
  ['PESF', 'Key workers for parents', 60, 'Northtown Works', 'grant', 24],
  ['PESF', 'Childcare and travel', 25, 'Eastvale Training', 'contract', 25],
] as const

/**
 * Two years of public money: the nation's shared out to every area, the city's budgeted, promised, claimed and paid, last year's books closed, this year's open, and a
 * proposal for the next. Does nothing where there is a table of need by which money is shared out.
 */
export async function demonstrateMoney(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  const [lastYear, thisYear, nextYear] = [-12, 0, 12].map((months) => financialYear(addMonths(today, months)))
  if (lastYear === undefined || thisYear === undefined || nextYear === undefined) return
  await asWorker(database, clock, async (tx) => {
    const codes = (await areas(tx)).map(({ id }) => id)
    const chance = dice('demonstration money', city.area_id)
    for (const year of [lastYear, thisYear]) {
      const indicators = await tellNeed(tx, codes, addDays(periodOf(year).from, -1), chance)
      if (indicators === undefined) return
      for (const [stream, pence] of totals) await shareOut(tx, year, stream, pence, indicators, codes)
      if (year === thisYear) await proposeNext(tx, nextYear, thisYear, indicators, codes)
    }
    await tellYear(tx, lastYear, addDays(periodOf(lastYear).to, 60), chance)
    await atThat(tx, instantInLondon(addDays(periodOf(lastYear).to, 70), '15:00'))
    await giveBack(tx, lastYear, addDays(periodOf(lastYear).to, 65))
    await endYear(tx, await coordinatorOf(tx), city.area_id, lastYear, addDays(periodOf(lastYear).to, 70))
    await tellYear(tx, thisYear, today, chance)
  })
}

async function tellNeed(
  tx: Tx,
  codes: readonly string[],
  as_at: CalendarDate,
  chance: ReturnType<typeof dice>,
): Promise<Asked['indicators'] | undefined> {
  const there = await tx
    .withTables<{ 'funding.data_set': { id: string; as_at: CalendarDate } }>()
    .selectFrom('funding.data_set')
    .select('id')
    .where('as_at', '=', as_at)
    .executeTakeFirst()
  if (there !== undefined) return undefined
  const population = new Map(referenceList('areas', as_at).map((area) => [area.code, area.population]))
  const indicators: Asked['indicators'] = []
  for (const [name, perThousand, weight] of tables) {
    const values = Object.fromEntries(
      codes.map((code) => [
        code,
        Math.round(((population.get(code) ?? 0) * perThousand * chance.between(75, 125)) / 100_000),
      ]),
    )
    const set = { name, as_at, source: 'Made up for the demonstration', licence: 'None' }
    await addDataSet(tx, { ...set, invented: true, added_by: null }, values)
    indicators.push({ name, as_at, source: set.source, weight, values })
  }
  return indicators
}

const asked = (
  pence: number,
  indicators: Asked['indicators'],
  codes: string[],
  former: Record<string, number>,
): Asked => ({
  ...{ pence, areas: codes, indicators, former, phase: { year: 1, of: 3 } },
  ...{ floor_percent: 95, floor_pence: 1_000_000, cap_percent: 115 },
})

async function shareOut(
  tx: Tx,
  year: string,
  stream: string,
  pence: number,
  indicators: Asked['indicators'],
  codes: string[],
): Promise<void> {
  const { from } = periodOf(year)
  await atThat(tx, instantInLondon(addDays(from, 2), '10:00'))
  const former = await givenIn(tx, stream, financialYear(addDays(from, -1)))
  const rules = asked(pence + Object.keys(former).length * 200_000, indicators, codes, former)
  const shared = distribute(rules)
  if ('refused' in shared) return
  const id = await propose(tx, analyst, year, stream, rules)
  await approve(tx, second, found(await selectOptionalDistribution(tx, id)), shared.steps, addDays(from, 2))
}

async function proposeNext(
  tx: Tx,
  year: string,
  before: string,
  indicators: Asked['indicators'],
  codes: string[],
): Promise<void> {
  const former = await givenIn(tx, 'NOLB', before)
  const pence = Object.values(former).reduce((sum, one) => sum + one, 0)
  await propose(tx, analyst, year, 'NOLB', { ...asked(pence, indicators, codes, former), phase: { year: 2, of: 3 } })
}

async function coordinatorOf(tx: Tx) {
  const partnership = await partnershipOf(tx, city.area_id)
  const [coordinator] = await colleaguesIn(tx, partnership.id, ['coordinator'])
  return {
    user_id: coordinator?.user_id ?? null,
    name: coordinator?.name ?? 'The coordinator',
    organisation_name: partnership.name,
  }
}

/** A year of the city's money: its lines, who was promised what, and a claim each quarter that is over on a day. */
async function tellYear(tx: Tx, year: string, upTo: CalendarDate, chance: ReturnType<typeof dice>): Promise<void> {
  const by = await coordinatorOf(tx)
  const { from, to } = periodOf(year)
  const organisations = new Map((await organisationsOf(tx, city.area_id)).map(({ name, id }) => [name, id]))
  await atThat(tx, instantInLondon(addDays(from, 20), '11:00'))
  const [area_id, financial_year] = [city.area_id, year]
  const free = new Map((await streamsIn(tx, area_id, year)).map((one) => [one.stream, freeOf(one)]))
  for (const [stream, what, percent, whose, kind, quarterly] of lines) {
    const organisation_id = organisations.get(whose)
    if (organisation_id === undefined) continue
    const pence = Math.floor(((free.get(stream) ?? 0) * percent) / 100 / 1200) * 1200
    const id = await addLine(tx, { area_id, financial_year, stream, what, added_by: by.user_id })
    await post(tx, by, {
      ...{ area_id, kind: 'budget', words: what, on_date: addDays(from, 20) },
      moves: fromTo({ year, stream, kind: 'allocated' }, { year, stream, kind: 'budgeted', line: id }, pence),
    })
    // As it is claimed: each quarter after it is over, the last before the books are closed.
    const months = Array.from({ length: 12 }, (_, month) => ({
      month: addMonths(from, month),
      pence: [3, 6, 9, 11].includes(month) ? pence / 4 : 0,
    }))
    await planMonths(tx, { id, area_id }, months, by.user_id)
    const promised = Math.round(pence * 0.96)
    const days = { from_on: from, to_on: to, made_on: addDays(from, 25) }
    const made = await makeCommitment(
      tx,
      by,
      { id, area_id, financial_year, stream },
      { kind, organisation_id, what, pence: promised, ...days },
    )
    await claimQuarters(tx, made.id, { promised, quarterly, organisation_id, upTo, from, whose }, chance)
  }
}

interface Claiming {
  promised: number
  quarterly: number
  organisation_id: string
  whose: string
  from: CalendarDate
  upTo: CalendarDate
}

async function claimQuarters(
  tx: Tx,
  id: string,
  { promised, quarterly, organisation_id, whose, from, upTo }: Claiming,
  chance: ReturnType<typeof dice>,
): Promise<void> {
  const [member] = await colleaguesIn(tx, organisation_id, ['member', 'team_lead'])
  const claimant = { user_id: member?.user_id ?? null, name: member?.name ?? 'Finance team', organisation_name: whose }
  const by = await coordinatorOf(tx)
  let left = promised
  for (const quarter of [0, 1, 2, 3]) {
    const [from_on, to_on] = [addMonths(from, quarter * 3), addDays(addMonths(from, quarter * 3 + 3), -1)]
    const [made_on, checked_on, paid_on] = [8, 15, 22].map((days) => addDays(to_on, days))
    if (made_on === undefined || checked_on === undefined || paid_on === undefined || made_on > upTo) return
    await atThat(tx, instantInLondon(made_on, '09:40'))
    // Nobody claims more than is left of what was promised.
    const pence = Math.min(left, Math.round((promised * (quarterly * 100 + chance.between(-80, 80))) / 10_000))
    left -= pence
    const wages = Math.round(pence * 0.8)
    const costs = [
      { what: 'Wages of the quarter', pence: wages, evidence: `Payroll summary without names, quarter ${quarter + 1}` },
      { what: 'Rooms, travel and materials', pence: pence - wages, evidence: 'Invoices and bank statement' },
    ]
    const commitment = found(await selectOptionalCommitment(tx, id))
    const made = await makeClaim(tx, claimant, commitment, { from_on, to_on, pence, costs, made_on })
    const claim = found(await selectOptionalClaim(tx, made.id))
    if (checked_on > upTo) return
    const checked = {
      state: 'checked' as const,
      words: 'Payroll summary and a third of the invoices seen',
      on_date: checked_on,
    }
    await takeFurther(tx, by, claim, commitment, checked)
    if (paid_on > upTo || (quarter === 1 && whose === 'Harbour Housing' && addDays(paid_on, 60) > upTo)) return
    await takeFurther(tx, by, claim, commitment, { state: 'paid', words: null, on_date: paid_on })
  }
}

/** What was promised or budgeted in a year and not used goes back, so that its books can be closed. */
async function giveBack(tx: Tx, year: string, on_date: CalendarDate): Promise<void> {
  const by = await coordinatorOf(tx)
  const rows = await tx
    .withTables<{
      'funding.account': {
        area_id: string
        financial_year: string
        stream: string
        kind: string
        budget_line_id: string | null
        commitment_id: string | null
        pence: number
      }
    }>()
    .selectFrom('funding.account')
    .select(['stream', 'kind', 'budget_line_id', 'commitment_id', 'pence'])
    .where('area_id', '=', city.area_id)
    .where('financial_year', '=', year)
    .where('kind', 'in', ['committed', 'budgeted'])
    .where('pence', '>', 0)
    .execute()
  for (const { stream, kind, budget_line_id, commitment_id, pence } of rows) {
    const line = budget_line_id ?? undefined
    const from =
      kind === 'committed'
        ? { year, stream, kind: 'committed' as const, line, commitment: commitment_id ?? undefined }
        : { year, stream, kind: 'budgeted' as const, line }
    await post(tx, by, {
      ...{ area_id: city.area_id, kind: 'release', on_date, words: 'Not used in the year' },
      moves: fromTo(from, { year, stream, kind: 'allocated' }, pence),
    })
  }
}
