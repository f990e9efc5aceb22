import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'
import type { Agreement, Goal, Plan, Step } from './plan.ts'

const words = {
  goal: z.enum(['open', 'done', 'archived']),
  step: z.enum(['to_do', 'doing', 'done', 'dropped']),
  who: z.enum(['person', 'worker', 'together', 'somebody_else']),
  party: z.enum(['person', 'worker']),
  how: z.enum(['own_account', 'together', 'on_paper']),
}

/** The action plan of a spell: aim, goals with their steps in the order they were written, and who has agreed it as it stands. */
export async function planOf(tx: Tx, spell: Pick<Spell, 'id' | 'person_id'>): Promise<Plan> {
  const person = await tables(tx)
    .selectFrom('people.person')
    .select('aim')
    .where('id', '=', spell.person_id)
    .executeTakeFirst()
  const goals = await tables(tx)
    .selectFrom('journeys.goal')
    .select(['id', 'words', 'why', 'state', 'state_on', 'state_reason'])
    .where('spell_id', '=', spell.id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const steps = await stepsOf(tx, spell.id)
  return {
    aim: person?.aim ?? null,
    goals: goals.map((goal) => ({
      ...goal,
      state: words.goal.parse(goal.state),
      steps: steps.filter((step) => step.goal_id === goal.id),
    })) satisfies Goal[],
    ...(await agreementsOf(tx, spell.id)),
  }
}

async function stepsOf(tx: Tx, spell: string): Promise<Step[]> {
  const rows = await tables(tx)
    .selectFrom('journeys.step')
    .select(['id', 'goal_id', 'words', 'who', 'who_name', 'by_on', 'state', 'state_on', 'state_reason'])
    .where('spell_id', '=', spell)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, who: words.who.parse(row.who), state: words.step.parse(row.state) }))
}

async function agreementsOf(tx: Tx, spell: string): Promise<{ agreements: Agreement[]; amended: boolean }> {
  const rows = await tables(tx)
    .selectFrom('journeys.plan_agreement')
    .select(['party', 'how', 'agreed_on', 'review_on', 'recorded_by_name', 'superseded_at'])
    .where('spell_id', '=', spell)
    .orderBy(sql`superseded_at is null`, 'desc')
    .execute()
  const held = rows.filter((row) => row.superseded_at === null)
  return {
    agreements: held.map(({ superseded_at: _, ...row }) => ({
      ...row,
      party: words.party.parse(row.party),
      how: words.how.parse(row.how),
    })),
    amended: held.length === 0 && rows.length > 0,
  }
}
