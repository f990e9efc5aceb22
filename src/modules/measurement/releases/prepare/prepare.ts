import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { Statistics } from '../../statistics.ts'
import { figuresOf, insertFigures, insertPassages, insertSources } from '../content.queries.ts'
import { definitionsVersion } from '../definitions-version.ts'
import { type Figure, withRevisions } from '../figure.ts'
import { namesOf, type Version, wasPublished } from '../release.ts'
import { addMoment, tables, versionsKnown } from '../releases.queries.ts'
import { tablesOf } from '../tables/tables.ts'
import { footnotesOf } from '../words/footnotes.ts'
import { mainPoints } from '../words/main-points.ts'
import { methodology, methodologyVersion } from '../words/methodology.ts'
import type { Passage } from '../words/passage.ts'
import { countForRelease } from './count.ts'
import type { Guard } from './guard.ts'

export interface ToPrepare {
  /** The latest quarter to cover, already over. */
  period: string
  contact_name: string
  contact_email: string
  /** What changed since the version before; null where there was none. */
  change_note: string | null
  /** Why figures of earlier periods differ from the release before. */
  revisions_note: string | null
}

export interface Preparing {
  /** A transaction of the analyst's. */
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One over statistics only. */
  counting<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  guard: Guard
  stopping?: AbortSignal | undefined
}

/** What a version is made of, before any of it is stored. */
export interface Made {
  counted: Awaited<ReturnType<typeof countForRelease>>
  answer: Awaited<ReturnType<Guard['guard']>>
  threshold: number
}

/** The areas of Scotland by code, whether anything is known of them or not. */
export const areasOfScotland = (on: CalendarDate): Map<string, string> =>
  new Map(referenceOptions('areas', on).map(({ value, text }) => [value, text]))

/** What was published, as somebody has it who kept everything: every version, the withdrawn ones among them. */
const publishedBefore = (tx: Tx, versions: readonly Version[]): Promise<Statistics[]> =>
  versions.filter(wasPublished).reduce<Promise<Statistics[]>>(async (before, { id, as_at }) => {
    const all = await before
    const rows = (await figuresOf(tx, id)).map(({ revised: _revised, ...row }) => row)
    return [...all, { as_at, scope: 'national', rows }]
  }, Promise.resolve([]))

/** The words that go with figures, computed from them. */
function wordsFor(figures: readonly Figure[], of: { as_at: CalendarDate; period: string }): Passage[] {
  const points = mainPoints(figures, of).map(
    (words, at): Passage => ({ part: 'main_point', position: at + 1, heading: null, words }),
  )
  return [...points, ...footnotesOf(tablesOf(figures, areasOfScotland(of.as_at))), ...methodology]
}

async function releaseFor(tx: Tx, period: string, by: string, known: readonly Version[]): Promise<string> {
  const begun = known.find((version) => version.period === period)
  if (begun !== undefined) return begun.release_id
  const id = uuid()
  const edition = Math.max(0, ...known.map((version) => version.edition)) + 1
  await tables(tx)
    .insertInto('measurement.release')
    .values({ id, ...namesOf(period), edition, period, begun_by: by })
    .execute()
  return id
}

/**
 * Counts the measures as at the end of a quarter, protects them beside everything published before, and attacks the result. No transaction is open while
 * that is thought about, which may take minutes. Rejects when `stopping` is aborted.
 */
export async function makeVersion(
  { inTx, counting, guard, stopping }: Preparing,
  { period }: Pick<ToPrepare, 'period'>,
): Promise<Made> {
  const { as_at } = namesOf(period)
  const earlier = await inTx(async (tx) => publishedBefore(tx, await versionsKnown(tx)))
  const areas = [...areasOfScotland(as_at).keys()]
  const counted = await counting((tx) => countForRelease(tx, as_at, areas))
  const answer = await guard.guard(counted.statistics, earlier, stopping)
  return { counted, answer, threshold: guard.threshold }
}

/** Freezes figures, words and sources as the next version of the quarter's release. What protection hides is not stored. Out: the version's identifier. */
export async function keepVersion(
  tx: Tx,
  { counted, answer: { shown, attempt }, threshold }: Made,
  asked: ToPrepare,
  by: { user_id: string; name: string },
): Promise<string> {
  const known = await versionsKnown(tx)
  const { as_at } = namesOf(asked.period)
  const last = known.find((version) => wasPublished(version) && version.as_at <= as_at)
  const before = last && { figures: await figuresOf(tx, last.id), sameRelease: last.period === asked.period }
  const figures = withRevisions(shown.rows, before)

  const release_id = await releaseFor(tx, asked.period, by.user_id, known)
  const id = uuid()
  const number = Math.max(0, ...known.filter((version) => version.release_id === release_id).map((v) => v.number)) + 1
  const { contact_name, contact_email, change_note, revisions_note } = asked
  await tables(tx)
    .insertInto('measurement.release_version')
    .values({
      ...{ id, release_id, number, change_note, revisions_note, contact_name, contact_email },
      definitions_version: definitionsVersion(),
      methodology_version: methodologyVersion,
      threshold,
      attack_passed: attempt.passed,
      attack_says: attempt.says,
      prepared_by: by.user_id,
      prepared_by_name: by.name,
    })
    .execute()
  await insertFigures(tx, id, figures)
  await insertPassages(tx, id, wordsFor(figures, { as_at, period: asked.period }))
  await insertSources(tx, id, counted.sources)
  await addMoment(tx, id, { state: 'prepared', by_user: by.user_id, by_name: by.name })
  return id
}
