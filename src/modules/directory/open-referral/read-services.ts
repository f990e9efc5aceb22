import type { z } from 'zod'
import { DirectoryRefused, type Problem, pathOf, shortly } from './problem.ts'
import { type FullService, serviceSchema } from './service.ts'

/** A service that was read, and where in the file. */
export interface ReadService {
  at: readonly (string | number)[]
  service: FullService
}

export interface Read {
  services: ReadService[]
  problems: Problem[]
  /** Names of fields that are not kept, and how often each stands in the file. */
  leftAside: Map<string, number>
}

/**
 * The services of a file: one service, a list of services, a page of them (`contents` or `services`), or organisations with their services in them. Every problem is
 * found, not the first alone.
 * @throws DirectoryRefused when it is not JSON, or holds no services
 */
export function readServices(text: string): Read {
  const read: Read = { services: [], problems: [], leftAside: new Map() }
  for (const { at, given } of servicesIn(parsed(text))) {
    const result = serviceSchema.safeParse(given)
    if (result.success) {
      read.services.push({ at, service: result.data })
      countLeftAside(given, result.data, read.leftAside)
    } else read.problems.push(...result.error.issues.map((issue) => problemOf(issue, at, given)))
  }
  return read
}

function parsed(text: string): unknown {
  try {
    return withoutNothing(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new DirectoryRefused(`The file is not JSON: ${error.message}. Nothing was stored.`)
  }
}

/** Null, empty lists and empty text say the same as nothing. */
export function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing)
  if (!isObject(value)) return value
  const kept = Object.entries(value)
    .map(([name, each]) => [name, withoutNothing(each)] as const)
    .filter(
      ([name, each]) =>
        each !== null && !(Array.isArray(each) && each.length === 0) && !(each === '' && !needed.has(name)),
    )
  return Object.fromEntries(kept)
}

/** What the published schema wants to be there, if only as empty text. */
const needed = new Set(['description', 'name', 'address_1', 'city', 'state_province', 'postal_code', 'country'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Given {
  at: (string | number)[]
  given: unknown
}

const numbered = (list: readonly unknown[], at: (string | number)[]): Given[] =>
  list.map((given, number) => ({ at: [...at, number], given }))

function servicesIn(file: unknown): Given[] {
  const listed = topOf(file)
  if (listed.length === 0)
    throw new DirectoryRefused(
      'The file holds no services: it must be a service of Open Referral UK 3.0, a list of them, or a page with the list in “contents”. Nothing was stored.',
    )
  return listed.flatMap(({ at, given }) => {
    if (!isObject(given) || !Array.isArray(given.services)) return [{ at, given }]
    const { services, ...organization } = given
    return numbered(services, [...at, 'services']).map((one) => ({
      ...one,
      given: isObject(one.given) ? { organization, ...one.given } : one.given,
    }))
  })
}

function topOf(file: unknown): Given[] {
  if (Array.isArray(file)) return numbered(file, [])
  if (!isObject(file)) return []
  const { contents } = file
  if (Array.isArray(contents)) return numbered(contents, ['contents'])
  // A page that other software writes, with a list of services and nothing else that is an organisation's.
  if (Array.isArray(file.services) && file.id === undefined) return numbered(file.services, ['services'])
  return Object.keys(file).some((name) => ['id', 'name', 'status'].includes(name)) ? [{ at: [], given: file }] : []
}

function problemOf(issue: z.core.$ZodIssue, at: readonly (string | number)[], given: unknown): Problem {
  const value = issue.path.reduce<unknown>((inside, step) => stepInto(inside, step), given)
  return { path: pathOf([...at, ...issue.path]), value: shortly(value), expected: issue.message }
}

function stepInto(inside: unknown, step: PropertyKey): unknown {
  if (Array.isArray(inside)) return typeof step === 'number' ? inside[step] : undefined
  return isObject(inside) ? inside[String(step)] : undefined
}

// Identifiers of what something is nested in say nothing that the nesting does not.
const implied = new Set(['service_id', 'organization_id', 'location_id', 'link_id', 'link_entity', 'contact_id'])

function countLeftAside(given: unknown, kept: unknown, into: Map<string, number>): void {
  if (Array.isArray(given) && Array.isArray(kept))
    for (const [at, each] of given.entries()) countLeftAside(each, kept[at], into)
  if (!isObject(given) || !isObject(kept)) return
  for (const [name, value] of Object.entries(given)) {
    if (name in kept) countLeftAside(value, kept[name], into)
    else if (!implied.has(name)) into.set(name, (into.get(name) ?? 0) + 1)
  }
}
