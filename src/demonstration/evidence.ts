import { storeProfile } from '#modules/measurement'
import { colleaguesIn, decisionsOf, partnershipOf } from '#modules/partnership'
import {
  addHeard,
  addPoint,
  addRequirement,
  indicatorsOf,
  requirementsOf,
  sayChanged,
  setIndicator,
  setTies,
  tieKinds,
  tieLine,
} from '#modules/plans'
import type { Viewer } from '#platform/access'
import { asWorker, type Database, type Tx } from '#platform/db'
import { addDays, type CalendarDate, type Clock, financialYear, periodOf } from '#platform/time'
import { heardWords, profileWords, requirementWords, swotWords } from './evidence-words.ts'
import { city } from './partnerships.ts'

const area = city.area_id

/** What the plan of the demonstration's city requires, watches and is argued from, all of it made up. Does nothing where it requires something. */
export async function demonstrateEvidence(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  const year = financialYear(today)
  await asWorker(database, clock, async (tx) => {
    if ((await requirementsOf(tx, area, year)).length > 0 || (await indicatorsOf(tx, area, year)).length > 0) return
    const { id, name: organisation_name } = await partnershipOf(tx, area)
    const [somebody] = await colleaguesIn(tx, id, ['coordinator'])
    if (somebody === undefined) return
    const { user_id, name } = somebody
    const by: Viewer = { user_id, name, role: 'coordinator', organisation_id: id, organisation_name, area_id: area }
    await tellRequirements(tx, by, year)
    await tellIndicators(tx, by, year)
    await tellTables(tx, today)
    for (const [list, words, evidence, evidence_link] of swotWords)
      await addPoint(tx, by, area, { list, words, evidence, evidence_link })
    const [decision] = await decisionsOf(tx, area)
    for (const [heard_from, ago, words, changed] of heardWords) {
      const heard = await addHeard(tx, by, area, { heard_on: addDays(today, -ago), heard_from, words })
      if (changed !== null && decision !== undefined)
        await sayChanged(tx, by, { id: heard, area_id: area }, { decision_id: decision.id, words: changed })
    }
  })
}

async function tellRequirements(tx: Tx, by: Viewer, year: string): Promise<void> {
  for (const { line, answers, counted } of requirementWords) {
    const sources = line.sources.map((one) => ({ ...one }))
    const budget_pence = sources.reduce((sum, { pence }) => sum + pence, 0)
    const { id } = await addRequirement(tx, by, { area, year, line: { ...line, sources, budget_pence } })
    await setTies(
      tx,
      by,
      { id, area_id: area },
      tieKinds.flatMap((kind) => answers[kind].map((code) => ({ kind, code }))),
    )
    if (counted !== null) await tieLine(tx, by, { id, area_id: area }, { counted, services: [], budget_lines: [] })
  }
}

async function tellIndicators(tx: Tx, by: Viewer, year: string): Promise<void> {
  const common = {
    year,
    dimension: 'all',
    category: 'all',
    better: 'more',
    baseline: null,
    baseline_as_at: null,
  } as const
  await setIndicator(tx, by, area, {
    ...common,
    measure: 'started',
    unit: 'count',
    target: 160,
    why: 'As many as the lines of the plan are for',
  })
  await setIndicator(tx, by, area, { ...common, measure: 'entered_employment', unit: 'rate', target: 40, why: '' })
  await setIndicator(tx, by, area, {
    ...common,
    measure: 'in_work_26w',
    unit: 'rate',
    target: 60,
    why: 'Work that lasts',
  })
}

async function tellTables(tx: Tx, today: CalendarDate): Promise<void> {
  const as_at = addDays(periodOf(financialYear(today)).from, -1)
  const places = [
    [area, ''],
    [area, 'Harbourside'],
    [area, 'East end'],
    [null, ''],
  ] as const
  for (const topic of ['population', 'labour_market', 'deprivation'] as const) {
    const { title, period, figures } = profileWords[topic]
    const about = {
      source: 'Made up for the demonstration',
      licence: 'None needed',
      link: null,
      invented: true,
      fingerprint: 'invented',
    }
    const rows = Object.entries(figures).flatMap(([measure, values]) =>
      places.map(([area_id, place], at) => ({ area_id, place, measure, value: values[at] ?? 0 })),
    )
    await storeProfile(tx, { topic, title, period, as_at, ...about }, rows)
  }
}
