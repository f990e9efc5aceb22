import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { at, type Day, dateOf, instantOf, lastWorkday, row, type Story, type Worker } from '../world/index.ts'

const scale = z.object({
  versions: z.array(
    z.object({
      version: z.string(),
      capabilities: z.array(
        z.object({
          code: z.string(),
          short: z.string(),
          text: z.string(),
          mine: z.string(),
          steps: z.array(z.object({ text: z.string(), mine: z.string() })),
        }),
      ),
    }),
  ),
})
const { versions } = scale.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/distance-travelled.json'), 'utf8')),
)

/** What somebody may say of a step, whichever it is of. */
const sayings = [
  'Went on my own',
  'Asked for help once',
  'Kept it up for a month',
  'Still hard on Mondays',
  'Did it with a friend',
]

const within = (step: number) => Math.max(1, Math.min(4, step))

/** How far somebody has come: rated by them and by their worker when they were registered and every two months since, mostly upwards, not always alike. */
export function tellDistance(story: Story, spell: { id: string; registered: Day }, lead: Worker): void {
  const { dice, today, sheets } = story
  const latest = versions.at(-1)
  if (latest === undefined || today - spell.registered < 30) return
  const days = [7, 75, 140, 210].map((after) => lastWorkday(spell.registered + after)).filter((day) => day < today)
  for (const { code, short, text, mine, steps } of latest.capabilities) {
    let step = dice.between(1, 3)
    const shown = JSON.stringify({ short, text, mine, steps })
    for (const [turn, day] of days.entries()) {
      if (turn > 0)
        step = within(
          step +
            dice.weighted([
              [-1, 8],
              [0, 47],
              [1, 45],
            ]),
        )
      const write = (rater: 'person' | 'worker', seen: number, words: string | null) =>
        sheets.add('journeys.rating', {
          ...row(story),
          spell_id: spell.id,
          version: latest.version,
          capability: code,
          rater,
          how: rater === 'person' ? 'together' : 'alone',
          step: seen,
          words,
          rated_on: dateOf(day),
          shown,
          rated_by: lead.user_id,
          rated_by_name: lead.name,
          rated_at: instantOf(at(day, 14)),
        })
      write('person', step, dice.chance(0.3) ? dice.one(sayings) : null)
      if (turn % 2 === 0)
        write(
          'worker',
          within(
            step +
              dice.weighted([
                [-1, 15],
                [0, 75],
                [1, 10],
              ]),
          ),
          null,
        )
    }
  }
}
