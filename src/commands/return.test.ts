import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addReturn } from './return.ts'

const refused = async (...words: string[]): Promise<{ message: string; code?: string }> => {
  const program = new Command('nwd')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
  addReturn(program)
  for (const command of program.commands.flatMap((one) => [one, ...one.commands]))
    command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
  return program.parseAsync(['node', 'nwd', 'return', ...words]).then(
    () => ({ message: 'was not refused' }),
    (error) => error,
  )
}

describe('nwd return', () => {
  it.each([
    [
      'an area there is not',
      ['create', '--area', 'S12', '--as-at', '2026-09-30'],
      /'S12' is invalid. It must be the nine-character code/,
    ],
    [
      'a day that is not in the calendar',
      ['create', '--area', 'S12000049', '--as-at', '2026-09-31'],
      /must be a real date/,
    ],
    ['no day', ['export', '--area', 'S12000049'], /--as-at/],
    [
      'what is no identifier',
      ['sign', '--id', 'latest', '--as', 'a@b.example', '--name', 'A'],
      /must be the identifier of a return/,
    ],
    [
      'a format it does not write',
      ['export', '--area', 'S12000049', '--as-at', '2026-09-30', '--format', 'doc'],
      /csv, xlsx/,
    ],
    [
      'an explanation of nothing',
      ['explain', '--id', '01a20182-6334-712d-aced-f859553bd4cf', '--words', 'So it is'],
      /--about/,
    ],
  ])('refuses %s before it opens anything', async (_, words, says) => {
    expect((await refused(...words)).message).toMatch(says)
  })

  it('each part has its own help with an example', async () => {
    const program = new Command('nwd')
    addReturn(program)
    const parts = program.commands[0]?.commands ?? []
    expect(parts.map((part) => part.name())).toEqual(['create', 'revise', 'list', 'explain', 'sign', 'export'])
    let help = ''
    for (const part of parts) {
      part.configureOutput({
        writeOut: (text) => {
          help += text
        },
      })
      part.outputHelp()
    }
    expect(help.match(/\$ nwd return \w+ --/g)).toHaveLength(6)
  })
})
