import { CommanderError } from 'commander'

/** One line to the person who runs the command. Standard output is for results; all else goes to standard error. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const exitCodeOf = (error: unknown): number | null =>
  error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : null

/**
 * Ends a command that failed, by contracts.md §1: 1 refused, 2 usage or configuration, each with its sentence. Anything unforeseen is a fault of
 * ours: exit 1 with the whole of it.
 */
export const endWith = (error: unknown): void => {
  if (error instanceof CommanderError) {
    // commander has said what was wrong, or shown the help that was asked for
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  const code = exitCodeOf(error)
  process.exitCode = code ?? 1
  if (code !== null && error instanceof Error) say(error.message)
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
