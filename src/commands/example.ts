import type { Command } from 'commander'

const examples = new Map<Command, string>()

/** Gives a command the one example that its own help and `nwd --help` show: `PORT=8080 nwd start`. */
export const withExample = (command: Command, example: string): Command => {
  examples.set(command, example)
  return command.addHelpText('after', `\nExample:\n  $ ${example}`)
}

/** The examples of all commands, for `nwd --help`. */
export const allExamples = (): string =>
  `\nExamples:\n${[...examples.values()].map((example) => `  $ ${example}`).join('\n')}`
