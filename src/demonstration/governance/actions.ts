import { v7 as uuid } from 'uuid'
import { addWorkingDays, type CalendarDate } from '#platform/time'
import { at, type Happenings, onDay, type Seats } from './rows.ts'
import type { ToldItem } from './words.ts'

/** What was agreed at the meetings, and what came of it. */
export async function tellActions(
  { area_id, organisationOf, coordinator, today, put }: Happenings,
  seats: Seats,
  items: readonly { item: ToldItem; id: string; meeting_id: string; on: CalendarDate }[],
) {
  const by = { by_name: coordinator.name }
  const actions = items.flatMap((each) =>
    each.item.action === undefined ? [] : [{ ...each, action: each.item.action, row: uuid() }],
  )
  await put(
    'partnership.action',
    actions.map(({ row, action, id, meeting_id, on }, index) => ({
      ...{
        id: row,
        area_id,
        number: index + 1,
        words: action.words,
        meeting_id,
        item_id: id,
        made_at: at(on, '13:00'),
        ...by,
      },
    })),
  )
  await put(
    'partnership.action_standing',
    actions.flatMap(({ row, action, on }): Record<string, unknown>[] => {
      const seat = seats.get(action.who)
      const owner = { organisation_id: organisationOf(action.who), user_id: seat?.user_id, name: seat?.name }
      const due_on = onDay(today, action.due)
      const first = {
        id: uuid(),
        area_id,
        action_id: row,
        state: 'open',
        due_on,
        ...owner,
        since: at(on, '13:00'),
        ...by,
      }
      if (action.done === undefined) return [first]
      const ended = at(addWorkingDays(due_on, -3))
      return [
        { ...first, until: ended },
        { ...first, id: uuid(), state: 'done', words: action.done, since: ended, by_name: seat?.name },
      ]
    }),
  )
  await put(
    'partnership.action_note',
    actions.flatMap(({ row, action }) =>
      action.late === undefined
        ? []
        : [
            {
              id: uuid(),
              area_id,
              action_id: row,
              words: action.late,
              written_at: at(addWorkingDays(today, -7)),
              by_name: seats.get(action.who)?.name,
            },
          ],
    ),
  )
}
