import type { Tx } from '#platform/db'
import { normalPostcode } from '#platform/forms'
import { isReferenceCode } from '#platform/reference'
import { addDays, type CalendarDate } from '#platform/time'
import { problemsAcross, writtenOnce } from '../open-referral/across.ts'
import { DirectoryRefused } from '../open-referral/problem.ts'
import { readServices } from '../open-referral/read-services.ts'
import type { FullService } from '../open-referral/service.ts'
import { ensureTerms, sortedBy } from '../terms/own-terms.ts'
import {
  areasOfEntries,
  areasOfPostcodes,
  type Entry,
  knownOf,
  lockDirectory,
  lookAlike,
  putEntries,
  unchangedOf,
} from './known.queries.ts'

export interface ImportAsked {
  /** What the file says. */
  text: string
  /** What the file is called, for the history of its entries. */
  name: string
  /** The area of services that no postcode places. */
  area?: string | undefined
  today: CalendarDate
}

export interface Imported {
  added: number
  changed: number
  unchanged: number
  /** What a person should know, in sentences, though nothing of it stops the import. */
  notes: string[]
}

/** How long an entry is good before somebody should look at it again, in days. */
export const goodForDays = 182

const batch = 500

/**
 * Reads a file of Open Referral UK 3.0 into the directory. Every service is checked, by itself and against the others and the directory, before any is stored; all
 * problems are told together. The same file again changes nothing; a changed entry gets a new version. For a transaction of asWorker.
 * @throws DirectoryRefused with every problem
 */
export async function importServices(tx: Tx, { text, name, area, today }: ImportAsked): Promise<Imported> {
  await lockDirectory(tx)
  await ensureTerms(tx, today)
  const { services: read, problems, leftAside } = readServices(text)
  const known = await knownOf(
    tx,
    read.map(({ service }) => service),
  )
  const all = [...problems, ...problemsAcross(read, known)]
  if (all.length > 0) {
    const count = all.length === 1 ? 'One thing is' : `${all.length.toLocaleString('en-GB')} things are`
    throw new DirectoryRefused(`${count} wrong, and nothing was stored.`, all)
  }
  const { services, twoWays } = writtenOnce(read.map(({ service }) => service))
  const entries = await entriesOf(tx, services, area, today)
  const there = await areasOfEntries(
    tx,
    entries.map(({ content }) => content.id),
  )
  const written: string[] = []
  let unchanged = 0
  let added = 0
  for (let from = 0; from < entries.length; from += batch) {
    const some = entries.slice(from, from + batch)
    // One after another: an organisation may stand in several batches.
    const same = await unchangedOf(tx, some)
    const fresh = some.filter(({ content }) => !same.has(content.id))
    if (fresh.length > 0) await putEntries(tx, fresh, 'import', name)
    written.push(...fresh.map(({ content }) => content.id))
    unchanged += some.length - fresh.length
    added += fresh.filter(({ content }) => !there.has(content.id)).length
  }
  return {
    added,
    unchanged,
    changed: entries.length - added - unchanged,
    notes: [...notesOf(entries, twoWays, leftAside), ...alikeInWords(await lookAlike(tx, written))],
  }
}

async function entriesOf(tx: Tx, services: readonly FullService[], area: string | undefined, today: CalendarDate) {
  const held = await areasOfEntries(
    tx,
    services.map(({ id }) => id),
  )
  const byPostcode = await areasOfPostcodes(
    tx,
    services.flatMap((one) => postcodesOf(one)),
  )
  return services.map((content): Entry => {
    const placed = postcodesOf(content).flatMap((postcode) => byPostcode.get(postcode) ?? [])
    const area_id = placed[0] ?? named(content) ?? area ?? held.get(content.id) ?? null
    return { content, area_id, review_by: addDays(today, goodForDays), ...sortedBy(content, today) }
  })
}

const postcodesOf = (service: FullService): string[] =>
  (service.service_at_locations ?? [])
    .flatMap(({ location }) => location?.addresses ?? [])
    .flatMap(({ postal_code }) => normalPostcode(postal_code) ?? [])

/** The area that a service names by its code, as linked data does: `http://statistics.gov.scot/id/statistical-geography/S12000049`. */
const named = (service: FullService): string | undefined =>
  (service.service_areas ?? [])
    .flatMap(({ uri, extent, name }) => `${uri ?? ''} ${extent ?? ''} ${name ?? ''}`.match(/S12\d{6}/g) ?? [])
    .find((code) => isReferenceCode('areas', code))

const alikeInWords = (alike: readonly { name: string; other_id: string }[]): string[] =>
  alike.length === 0
    ? []
    : [
        `${alike.length} of the services look like one that is there under another identifier: ${alike
          .slice(0, 5)
          .map(({ name, other_id }) => `“${name}” like ${other_id}`)
          .join(', ')}. The editor sees them side by side at /directory.`,
      ]

const onEarth = ({ latitude, longitude }: { latitude?: number | undefined; longitude?: number | undefined }) =>
  Math.abs(latitude ?? 0) <= 90 && Math.abs(longitude ?? 0) <= 180

function notesOf(
  entries: readonly Entry[],
  twoWays: ReadonlySet<string>,
  leftAside: ReadonlyMap<string, number>,
): string[] {
  const nowhere = entries.filter(({ area_id }) => area_id === null).length
  const places = entries.flatMap(
    ({ content }) => content.service_at_locations?.flatMap((at) => at.location ?? []) ?? [],
  )
  const off = new Set(places.filter((place) => !onEarth(place)).map(({ id }) => id))
  return [
    nowhere > 0 &&
      `${nowhere} of the services lie in no council area that we can tell by their postcodes: they are shown for all of Scotland. Say --area CODE to place them.`,
    off.size > 0 &&
      `${off.size} of the places lie beyond latitude 90 or longitude 180: kept as given, and no distance is worked out from them.`,
    twoWays.size > 0 &&
      `${twoWays.size} organisations or places are written in two ways in the file; the first is kept: ${[...twoWays].slice(0, 5).join(', ')}.`,
    leftAside.size > 0 &&
      `Fields that are not kept: ${[...leftAside].map(([field, times]) => `${field} (${times})`).join(', ')}.`,
  ].filter((note) => note !== false)
}
