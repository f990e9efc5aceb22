import { v7 as uuid } from 'uuid'
import { addMonths, addWorkingDays } from '#platform/time'
import { groups, risks } from './risk-words.ts'
import { at, type Happenings, onDay, type Seats } from './rows.ts'

/** The groups that the partnership reports to. */
export async function tellGroups({ area_id, coordinator, today, put }: Happenings): Promise<void> {
  const rows = groups.map((group) => ({ ...group, id: uuid() }))
  const by = { by_name: coordinator.name }
  await put(
    'partnership.linked_group',
    rows.map(({ id, name, kind, how, every }) => ({
      id,
      area_id,
      name,
      kind,
      how,
      every_months: every,
      ...by,
      added_at: at(onDay(today, -420)),
    })),
  )
  await put(
    'partnership.group_report',
    rows.flatMap(({ id, reports }) =>
      reports.map(({ on, words }) => ({
        id: uuid(),
        area_id,
        group_id: id,
        reported_on: onDay(today, on),
        words,
        ...by,
        recorded_at: at(onDay(today, on), '15:00'),
      })),
    ),
  )
}

/** The risk register. */
export async function tellRisks(
  { area_id, organisationOf, coordinator, today, put }: Happenings,
  seats: Seats,
): Promise<void> {
  const told = risks.map((risk, index) => ({ risk, id: uuid(), number: index + 1 }))
  await put(
    'partnership.risk',
    told.map(({ risk: { risk, cause, effect, looks, closed }, id, number }) => {
      const ended = closed === undefined ? null : at(onDay(today, -32), '13:00')
      return {
        ...{
          id,
          area_id,
          number,
          risk,
          cause,
          effect,
          by_name: coordinator.name,
          raised_at: at(onDay(today, looks[0]?.on ?? 0)),
        },
        ...{ closed_at: ended, closed_by: ended && coordinator.user_id, closed_reason: closed ?? null },
      }
    }),
  )
  await put(
    'partnership.risk_review',
    told.flatMap(({ risk, id }) =>
      risk.looks.map(({ on, likelihood, impact, words }, index) => {
        const seat = seats.get(risk.who)
        const next = risk.looks[index + 1]?.on ?? risk.next
        return {
          ...{
            id: uuid(),
            area_id,
            risk_id: id,
            reviewed_on: onDay(today, on),
            likelihood,
            impact,
            words: words ?? null,
          },
          ...{ response: risk.response, response_words: risk.how, organisation_id: organisationOf(risk.who) },
          ...{ user_id: seat?.user_id, name: seat?.name, next_review_on: onDay(today, next) },
          ...{ by_name: coordinator.name, recorded_at: at(onDay(today, on), '13:00') },
        }
      }),
    ),
  )
}

/** Interests, and a disagreement. */
export async function tellTheRest(
  { area_id, organisationOf, coordinator, today, put }: Happenings,
  seats: Seats,
): Promise<void> {
  const fiona = seats.get('works')
  const hassan = seats.get('housing')
  const declared = at(onDay(today, -205))
  await put('partnership.interest', [
    {
      ...{ id: uuid(), area_id, user_id: fiona?.user_id, name: fiona?.name, organisation_id: organisationOf('works') },
      ...{ kind: 'funding', words: 'Northtown Works bids for the small grants', declared_at: declared },
    },
    {
      ...{
        id: uuid(),
        area_id,
        user_id: hassan?.user_id,
        name: hassan?.name,
        organisation_id: organisationOf('housing'),
      },
      ...{
        kind: 'office',
        words: 'Trustee of the harbour food bank',
        declared_at: at(addMonths(onDay(today, -10), -12)),
      },
    },
  ])
  await put('partnership.interest_statement', [
    {
      id: uuid(),
      area_id,
      user_id: fiona?.user_id,
      name: fiona?.name,
      organisation_id: organisationOf('works'),
      interests: 1,
      made_at: declared,
    },
  ])
  const began = onDay(today, -26)
  const disagreement = uuid()
  await put('partnership.disagreement', [
    {
      ...{
        id: disagreement,
        area_id,
        raised_by_organisation: organisationOf('works'),
        with_organisation: organisationOf('housing'),
      },
      ...{
        subject: 'Who follows up tenants who start work',
        words: 'Both of us ring the same people in the same week.',
      },
      ...{ wants: 'One of us rings, and the other hears what was said.', by_name: fiona?.name, raised_at: at(began) },
    },
  ])
  const step = { area_id, disagreement_id: disagreement, by_name: coordinator.name }
  const moved = addWorkingDays(began, 9)
  await put('partnership.disagreement_stage', [
    {
      ...step,
      id: uuid(),
      stage: 'talk',
      holder: 'Northtown Works and Harbour Housing',
      due_on: addWorkingDays(began, 10),
      since: at(began),
      until: at(moved),
    },
    {
      ...step,
      id: uuid(),
      stage: 'chair',
      holder: 'Moira Sampleton, Northtown Council',
      due_on: addWorkingDays(moved, 15),
      since: at(moved),
      words: 'They met once and would like help',
    },
  ])
  const by = { by_name: 'Moira Sampleton, Northtown Council', organisation_id: organisationOf('council') }
  const words =
    'Harbour Housing rings its own tenants and writes down what they say; Northtown Works rings everybody else.'
  await put('partnership.resolution', [
    { ...by, id: uuid(), area_id, disagreement_id: disagreement, words, proposed_at: at(addWorkingDays(today, -2)) },
  ])
}
