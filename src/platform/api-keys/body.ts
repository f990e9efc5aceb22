import type { z } from 'zod'
import { Instead, problem, type WrongPart } from '#platform/http'

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? '#'
    : `#/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`

/**
 * The body of a request as a schema has it.
 * @throws Instead: 415 when it says it is no JSON, 400 when it is none, 422 with everything that is wrong, by JSON pointer
 */
export async function bodyOf<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Instead(problem(415, 'Send JSON', { detail: 'The header Content-Type must be application/json.' }))
  const parsed = schema.safeParse(await jsonIn(request))
  if (parsed.success) return parsed.data
  throw new Instead(wrong(parsed.error.issues.flatMap(partsOf)))
}

/** The answer to a body that is JSON and not what it should be. */
export const wrong = (errors: readonly WrongPart[]): Response =>
  problem(422, 'Something in the body is not right', { detail: 'Nothing was stored.', errors })

async function jsonIn(request: Request): Promise<unknown> {
  try {
    const json: unknown = JSON.parse(await request.text())
    return json
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Instead(problem(400, 'The body is not JSON'))
  }
}

function partsOf(issue: z.core.$ZodIssue): WrongPart[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: 'is not known here' }))
  return [{ pointer: pointerOf(issue.path), detail: issue.message }]
}
