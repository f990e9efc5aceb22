import { codeOf } from '#platform/db'

/**
 * What is logged of a job that failed: its name, the kind of fault, its code and where in our code it arose. Never the message, because a database
 * puts the values it stumbled over into its messages.
 */
export const reportFailure = (job: string, error: unknown): void => {
  const known = error instanceof Error ? error : new Error('not an error')
  const frames = (known.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const line = {
    job,
    fault: known.name,
    code: codeOf(known) || undefined,
    frames: frames.slice(0, 5).map((at) => at.trim()),
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
