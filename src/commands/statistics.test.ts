import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addStatistics } from './statistics.ts'

const refused = async (...words: string[]): Promise<{ exitCode?: number; message: string }> => {
  const program = new Command('nwd').exitOverride().configureOutput({ writeErr: () => undefined })
  addStatistics(program)
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined })
  return program.parseAsync(['node', 'nwd', 'statistics', ...words]).then(
    () => ({ message: 'was not refused' }),
    (error) => error,
  )
}

describe('nwd statistics', () => {
  it.each([
    [
      'a day that is not in the calendar',
      ['--as-at', '2026-09-31'],
      /--as-at must be a real date.*2026-09-31 is not/,
      2,
    ],
    [
      'a dimension there is not',
      ['--as-at', '2026-09-30', '--by', 'gender,shoes'],
      /--by must name any of.*shoes is none/,
      2,
    ],
    ['an area there is not', ['--as-at', '2026-09-30', '--area', 'S12'], /--area must be the code.*S12 is none/, 2],
    [
      'Fair Start Scotland broken down, which its rule does not know',
      ['--as-at', '2026-09-30', '--fss', '--by', 'gender'],
      /--fss goes with --as-at, --area and --format alone/,
      2,
    ],
    ['an attack on what is not protected', ['--as-at', '2026-09-30', '--attack'], /--attack goes with --protect/, 2],
    ['a threshold that hides nothing', ['--as-at', '2026-09-30', '--protect', '--threshold', '1'], /2 or more/, 2],
    [
      'an earlier release that is none',
      ['--as-at', '2026-09-30', '--protect', '--earlier', 'package.json'],
      /is not a file of statistics/,
      1,
    ],
  ])('refuses %s in one sentence, before it opens anything', async (_, words, says, code) => {
    const error = await refused(...words)
    expect(error.message).toMatch(says)
    expect(error.exitCode).toBe(code)
  })

  it('needs the day, and a format it knows', async () => {
    expect((await refused()).message).toMatch(/--as-at/)
    expect((await refused('--as-at', '2026-09-30', '--format', 'doc')).message).toMatch(/json, csv, xlsx/)
  })
})
