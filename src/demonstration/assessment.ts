import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { at, type Day, dateOf, instantOf, lastWorkday, row, type Story, type Worker } from '../world/index.ts'

const option = z.object({ code: z.string(), text: z.string(), severity: z.number().optional() })
const question = z.object({
  code: z.string(),
  section: z.string(),
  kind: z.string(),
  text: z.string(),
  help: z.string().optional(),
  measures: z.string(),
  barrier: z.string().optional(),
  options: z.array(option).optional(),
  ask_when: z.object({ question: z.string(), is: z.array(z.string()) }).optional(),
})
const file = z.object({
  versions: z.array(z.object({ version: z.string(), from: z.string(), questions: z.array(question) })),
})
const { versions } = file.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/needs-assessment.json'), 'utf8')),
)
type Question = z.infer<typeof question>

const scale = ['Not at all', 'A little', 'Some', 'A lot'].map((text, severity) => ({
  code: text.toLowerCase().replaceAll(' ', '_'),
  text,
  severity,
}))

/** What somebody may say in their own words, whatever they are asked. */
const sayings = [
  'I would like to work with my hands',
  'Somewhere I know a face',
  'Mornings are best',
  'I never thought about it',
]

const said = ['It goes well, step by step', 'The bus is the hard part', 'Two goals are enough for now'] as const

/** What is chosen of some options: mostly what is not in the way, and less in the way the second time. */
function chosen(options: readonly z.infer<typeof option>[], pick: number, turn: number) {
  // Whoever is named with somebody has to be decided on before a copy of the record goes out; one such entry in the demonstration is enough.
  const alone = options.filter(({ code }) => code !== 'children')
  const easy = alone.filter(({ severity }) => (severity ?? 0) === 0)
  const from = pick % 3 === 0 || easy.length === 0 ? alone : easy
  return from[Math.max(0, (pick % from.length) - turn)]
}

function answersOf(questions: readonly Question[], number: number, turn: number) {
  const given = new Map<string, { codes: string[]; words: string | null }>()
  for (const [index, { code, kind, options, ask_when }] of questions.entries()) {
    const before = given.get(ask_when?.question ?? '')
    if (ask_when !== undefined && !ask_when.is.some((answer) => before?.codes.includes(answer))) continue
    const pick = number * 7 + index * 13
    if (kind === 'words') {
      const blank = pick % 4 === 0
      given.set(code, { codes: blank ? ['unknown'] : [], words: blank ? null : (sayings[pick % sayings.length] ?? '') })
      continue
    }
    const answer =
      pick % 23 === 0 ? 'prefer_not_to_say' : chosen(kind === 'scale' ? scale : (options ?? []), pick, turn)?.code
    given.set(code, { codes: answer === undefined ? [] : [answer], words: null })
  }
  return given
}

/** What somebody was asked about their needs after they were registered, and again three months later. */
export function tellAssessment(
  story: Story,
  spell: { id: string; registered: Day },
  lead: Worker,
  number: number,
): void {
  const days = [5, 96].map((after) => lastWorkday(spell.registered + after)).filter((day) => day < story.today)
  for (const [turn, day] of days.entries()) {
    const asked = versions.findLast(({ from }) => from <= dateOf(day))
    if (asked === undefined) continue
    const base = row(story)
    const by = { answered_by: lead.user_id, answered_by_name: lead.name, answered_at: instantOf(at(day, 11)) }
    story.sheets.add('journeys.assessment', {
      ...base,
      spell_id: spell.id,
      instrument: 'needs-assessment',
      version: asked.version,
      started_on: dateOf(day),
      started_by: lead.user_id,
      started_by_name: lead.name,
      finished_on: dateOf(day),
      finished_at: instantOf(at(day, 12)),
      finished_by: lead.user_id,
      finished_by_name: lead.name,
    })
    const given = answersOf(asked.questions, number, turn)
    for (const [order, { code, ask_when: _, options, ...words }] of asked.questions.entries()) {
      const answer = given.get(code)
      if (answer === undefined) continue
      const offered = words.kind === 'scale' ? scale : (options ?? [])
      story.sheets.add('journeys.answer', {
        ...row(story),
        assessment_id: base.id,
        question: code,
        shown: JSON.stringify({ version: asked.version, order, ...words, options: offered }),
        answer: JSON.stringify(answer),
        ...by,
      })
    }
  }
}

/** That a plan was looked at together once, for the next time on a day; and for some, that the clock stands still now. */
export function tellReviews(
  story: Story,
  spell: { id: string; registered: Day },
  lead: Worker,
  { number, next, settled }: { number: number; next: Day; settled: boolean },
): void {
  const { sheets, today } = story
  const held = lastWorkday(spell.registered + 70)
  if (held >= today - 7) return
  const by = { recorded_by: lead.user_id, recorded_by_name: lead.name }
  sheets.add('journeys.plan_review', {
    ...row(story),
    spell_id: spell.id,
    held_on: dateOf(held),
    how: number % 3 === 0 ? 'phone' : 'met',
    said: said[number % said.length],
    next_on: dateOf(Math.max(next, held + 7)),
    ...by,
    recorded_at: instantOf(at(held, 15)),
  })
  if (number % 7 !== 0) return
  sheets.add('journeys.review_pause', {
    ...row(story),
    spell_id: spell.id,
    kind: settled ? 'exemption' : 'pause',
    reason: settled ? 'settled' : 'course',
    from_on: dateOf(today - 12),
    until_on: settled ? null : dateOf(today + 24),
    ...by,
    recorded_at: instantOf(at(lastWorkday(today - 12), 15)),
  })
}
