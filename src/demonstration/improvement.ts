import {
  addImprovement,
  choosePoints,
  type Fields,
  keepDiscussion,
  type Round,
  recordProgress,
  roundsOf,
  selectInstrument,
  selectOptionalImprovement,
  statementsOf,
} from '#modules/checklists'
import { areaMeetings, colleaguesIn, ownersIn, partnershipOf } from '#modules/partnership'
import { asWorker, type Database, type Tx } from '#platform/db'
import { addDays, type CalendarDate, type Clock, instantInLondon } from '#platform/time'
import { atThat } from './checklists.ts'
import { improvementWords, type Told } from './improvement-words.ts'
import { city } from './partnerships.ts'

/**
 * Two workshops of the demonstration's city and the improvement plan that came of them: one a year ago, whose improvements have been measured by
 * the round since; and one of the last closed round. Nothing when the plan holds anything, or the rounds are not there.
 */
export async function demonstrateImprovement(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  await asWorker(database, clock, async (tx) => {
    const closed = (await roundsOf(tx, city.area_id)).filter(
      ({ closes_at, key }) => key.startsWith('demonstration-') && closes_at !== null && closes_at <= clock.now(),
    )
    const [last, first] = closed
    if (last === undefined || first === undefined) return
    if (
      (
        await tx
          .withTables<{ 'checklists.improvement': { id: string } }>()
          .selectFrom('checklists.improvement')
          .select('id')
          .limit(1)
          .execute()
      ).length > 0
    )
      return
    await tellWorkshop(tx, first, addDays(today, -350), today)
    await tellWorkshop(tx, last, addDays(today, -40), today)
  })
}

async function tellWorkshop(tx: Tx, round: Round, held_on: CalendarDate, today: CalendarDate): Promise<void> {
  const area = city.area_id
  await atThat(tx, instantInLondon(held_on, '14:00'))
  const partnership = await partnershipOf(tx, area)
  const [coordinator] = await colleaguesIn(tx, partnership.id, ['coordinator'])
  if (coordinator === undefined) return
  const by = { ...coordinator, organisation_name: partnership.name }
  const told = improvementWords.filter(({ days }) => addDays(today, days.from) === held_on)
  const points = told.map(({ item, why }) => ({ item, note: why }))
  await choosePoints(tx, round, area, points, by.user_id)
  const words = new Map(
    statementsOf(await selectInstrument(tx, round.version_id)).map(({ item, text }) => [item, text]),
  )
  for (const one of told) {
    const { item, said } = one
    const discussion_id =
      (await keepDiscussion(tx, {
        ...{ round, area, item, instead: undefined, by: by.user_id },
        said: { agreed_by: 'The partnership', reason: '', answer: null, ...said, held_on },
      })) ?? null
    if (one.plan === undefined) continue
    const origin = { round_id: round.id, version_id: round.version_id, item, discussion_id }
    const fields = await fieldsOf(tx, one, today, words.get(item) ?? '')
    const { id } = await addImprovement(tx, by, area, fields, [origin])
    await tellProgress(tx, by, id, one, today)
  }
}

async function fieldsOf(tx: Tx, { plan, days }: Told, today: CalendarDate, issue: string): Promise<Fields> {
  const owners = await ownersIn(tx, city.area_id, today)
  const option = owners.options.find(({ text }) => plan?.lead !== undefined && text.startsWith(plan.lead))
  return {
    issue,
    ...{ actions: '', support: '', support_from: '', lead_group: '', resources: '', impact: '' },
    ...plan?.fields,
    lead: option === undefined ? null : owners.ownerOf(option.value),
    due_on: days.due === undefined ? null : addDays(today, days.due),
    review_months: 3,
  }
}

async function tellProgress(
  tx: Tx,
  by: { user_id: string; name: string; organisation_name: string },
  id: string,
  { progress }: Told,
  today: CalendarDate,
): Promise<void> {
  const improvement = await selectOptionalImprovement(tx, id)
  if (improvement === undefined) return
  const meetings = await areaMeetings(tx, city.area_id)
  for (const { days, state, words } of progress) {
    const on_day = addDays(today, days)
    await atThat(tx, instantInLondon(on_day, '15:00'))
    const meeting = meetings.findLast(({ on_date, standing }) => on_date <= on_day && standing !== 'cancelled')
    await recordProgress(tx, by, improvement, { state, words, on_day, meeting_id: meeting?.id ?? null })
  }
}
