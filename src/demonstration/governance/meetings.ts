import { v7 as uuid } from 'uuid'
import { addWorkingDays, type CalendarDate } from '#platform/time'
import { tellActions } from './actions.ts'
import { at, type Happenings, onDay, type Seats } from './rows.ts'
import { coming, past, type ToldItem, type ToldMeeting, waitingItems } from './words.ts'

/** A year of meetings, and those to come. */
export async function tellMeetings(story: Happenings, seats: Seats): Promise<void> {
  const { area_id, coordinator, today, put } = story
  const by = { by_name: coordinator.name }
  const all = [...past, ...coming].map((told) => ({ told, id: uuid(), on: onDay(today, told.on) }))
  await put(
    'partnership.meeting',
    all.map(({ id, told }) => ({
      id,
      area_id,
      title: 'Partnership meeting',
      ...by,
      called_at: at(onDay(today, Math.min(told.on - 60, -60))),
    })),
  )
  await put(
    'partnership.meeting_time',
    all.map(({ id, on, told }, index) => ({
      ...{ id: uuid(), area_id, meeting_id: id, on_date: on, at_time: '10:00', minutes_long: 120 },
      ...{ place: 'Northtown Town Hall, room 2', link: index % 2 === 0 ? 'https://meet.example/northtown' : null },
      ...{ since: at(onDay(today, Math.min(told.on - 60, -60))), ...by },
    })),
  )
  const held = all.filter(({ told }) => told.on < 0)
  const states = held.flatMap(({ id, on }, index) => {
    const next = held[index + 1]
    return [
      { state: 'papers_sent', at: at(addWorkingDays(on, -6)) },
      { state: 'held', at: at(on, '12:10') },
      { state: 'minutes_ready', at: at(addWorkingDays(on, 4), '16:00') },
      ...(next === undefined ? [] : [{ state: 'minutes_agreed', at: at(next.on, '12:15'), at_meeting_id: next.id }]),
    ].map((state) => ({ id: uuid(), area_id, meeting_id: id, ...state, ...by }))
  })
  await put('partnership.meeting_state', states)
  await put(
    'partnership.attendance',
    held.flatMap(({ id, on, told }) =>
      [...seats].map(([key, { seat }], index) => ({
        ...{ id: uuid(), area_id, meeting_id: id, seat_id: seat, since: at(on, '12:10'), ...by },
        how: told.apologies.includes(key) ? 'apologies' : index === 4 ? 'online' : 'present',
      })),
    ),
  )
  await tellItems(story, seats, all)
}

async function tellItems(
  story: Happenings,
  seats: Seats,
  meetings: readonly { id: string; on: CalendarDate; told: ToldMeeting }[],
) {
  const { area_id, organisationOf, coordinator, today, put } = story
  const by = { by_name: coordinator.name }
  const items = meetings.flatMap(({ id: meeting_id, on, told }) =>
    told.items.map((item, index) => ({
      item,
      id: uuid(),
      meeting_id,
      on,
      apologies: told.apologies.length,
      place: index + 1,
    })),
  )
  const before = (on: CalendarDate) => at(on < today ? addWorkingDays(on, -8) : addWorkingDays(today, -3))
  const row = (id: string, item: Pick<ToldItem, 'title' | 'purpose' | 'minutes'>, put_at: Date) => ({
    id,
    area_id,
    title: item.title,
    purpose: item.purpose,
    minutes_needed: item.minutes,
    put_at,
  })
  const hassan = seats.get('housing')
  await put('partnership.agenda_item', [
    ...items.map(({ id, item, on }) => ({ ...row(id, item, before(on)), ...by })),
    ...waitingItems.map((item) => ({
      ...row(uuid(), item, at(addWorkingDays(today, -2))),
      ...{
        put_by: hassan?.user_id,
        by_name: `${hassan?.name}, Harbour Housing`,
        organisation_id: organisationOf(item.who),
      },
    })),
  ])
  await put(
    'partnership.agenda_place',
    items.map(({ id, meeting_id, place, on }) => ({
      id: uuid(),
      area_id,
      item_id: id,
      meeting_id,
      place,
      since: before(on),
      ...by,
    })),
  )
  await put(
    'partnership.agenda_note',
    items.flatMap(({ id, meeting_id, on, item }) =>
      item.note === undefined
        ? []
        : [{ id: uuid(), area_id, item_id: id, meeting_id, words: item.note, since: at(on, '13:00'), ...by }],
    ),
  )
  await put(
    'partnership.item_interest',
    items.flatMap(({ id, meeting_id, on, item: { interest } }) =>
      interest === undefined
        ? []
        : [
            {
              id: uuid(),
              area_id,
              item_id: id,
              meeting_id,
              seat_id: seats.get(interest.who)?.seat,
              words: interest.words,
              did: interest.did,
              recorded_at: at(on, '11:00'),
              ...by,
            },
          ],
    ),
  )
  const decided = items.flatMap((each) =>
    each.item.decision === undefined ? [] : [{ ...each, decision: each.item.decision, row: uuid() }],
  )
  const earlier = (index: number) =>
    decided.slice(0, index).find(({ item, apologies }) => apologies >= 4 && item.title === decided[index]?.item.title)
  await put(
    'partnership.decision',
    decided.map(({ row: id, decision, meeting_id, id: item_id, on, apologies }, index) => ({
      ...{ id, area_id, number: index + 1, meeting_id, item_id, words: decision.words, why: decision.why ?? null },
      ...{
        quorate: apologies < 4,
        made_on: on,
        supersedes: earlier(index)?.row ?? null,
        recorded_at: at(on, '13:00'),
        ...by,
      },
    })),
  )
  await tellActions(story, seats, items)
}
