import { at, type Day, dateOf, instantOf, type Moment, momentInWords, timeOf, workday } from './days.ts'
import type { Worker } from './place.ts'
import { aboutThem, contacts, meetings, rooms, tries } from './sentences.ts'
import type { Spell } from './spell.ts'
import { line, row, type Story } from './story.ts'

const kinds = {
  met: 'Met',
  phone: 'Spoke on the phone',
  text: 'Texts or messages, answered',
  no_answer: 'Tried, no answer',
  somebody_else: 'Spoke with another service',
} as const
type Kind = keyof typeof kinds

/** A contact, or a try at one, as it was noted, and its line in what has happened. */
export function writeNote(story: Story, spell: Spell, kind: Kind, when: Moment, day: Day): void {
  const { dice, person } = story
  const by = spell.leadOn(day)
  const id = story.next()
  const words = kind === 'no_answer' ? tries : kind === 'somebody_else' ? aboutThem : contacts
  story.sheets.add('journeys.note', {
    ...row(story),
    id,
    spell_id: spell.id,
    kind,
    with_person: kind !== 'no_answer' && kind !== 'somebody_else',
    happened_on: dateOf(day),
    at_time: timeOf(when),
    words: dice.one(words),
    organisation_id: by.organisation.id,
    written_by: by.user_id,
    written_by_name: by.name,
    written_at: instantOf(when),
  })
  const link = `/people/${person.id}/notes#n-${id}`
  line(story, by, { at: when, kind: 'journeys.note', words: kinds[kind], sees: 3, link })
}

export type Attendance = 'attended' | 'late' | 'did_not_attend' | 'did_not_happen'

/** An appointment with the lead, and whether it happened, when that was recorded. */
export function writeAppointment(story: Story, spell: Spell, when: Moment, day: Day, outcome: Attendance | null): void {
  const { dice } = story
  const by: Worker = spell.leadOn(Math.min(day, spell.last))
  const made = at(Math.max(spell.registered, Math.min(day - dice.between(3, 15), story.today - 1)), 16)
  const how = dice.one(['place', 'place', 'phone', 'video'])
  const said = outcome === null ? null : instantOf(when + 60)
  story.sheets.add('journeys.appointment', {
    ...row(story),
    spell_id: spell.id,
    on_date: dateOf(day),
    at_time: timeOf(when),
    how,
    place: how === 'place' ? dice.one(rooms) : null,
    about: dice.one(meetings),
    with_user_id: by.user_id,
    with_name: by.name,
    made_by: by.user_id,
    made_at: instantOf(made),
    outcome,
    outcome_reason: outcome === 'did_not_happen' ? dice.one(['I was ill', 'The room was not free']) : null,
    outcome_by: outcome === null ? null : by.user_id,
    outcome_at: said,
    changed_at: said ?? instantOf(made),
    changed_by: by.user_id,
  })
  const words = `Appointment made for ${momentInWords(when)}`
  line(story, by, { at: made, kind: 'journeys.appointment', words, sees: 3 })
}

/**
 * Contacts through a spell, closer together at first; most are meetings that were arranged. Returns the day of the last one.
 * @param most no more than so many
 */
export function writeContacts(story: Story, spell: Spell, most: number, until: Day = spell.last): Day {
  const { dice, now } = story
  let day = workday(spell.registered, dice.between(2, 7))
  let gap = dice.between(7, 16)
  let last = day
  for (let many = 0; many < most && day <= until; many++) {
    const when = at(day, dice.between(9, 16), dice.one([0, 15, 30, 45]))
    if (when > now) break
    const came = dice.weighted([
      ['came', 80],
      ['tried', 14],
      ['somebody_else', 6],
    ])
    if (came === 'came') {
      const kind = dice.one(['met', 'met', 'phone', 'text'] as const)
      writeNote(story, spell, kind, when, day)
      if (kind === 'met' && many > 0 && dice.chance(0.6))
        writeAppointment(story, spell, when, day, dice.chance(0.9) ? 'attended' : 'late')
    } else if (came === 'tried') {
      writeNote(story, spell, 'no_answer', when, day)
      if (dice.chance(0.4)) writeAppointment(story, spell, when, day, 'did_not_attend')
    } else writeNote(story, spell, 'somebody_else', when, day)
    last = day
    gap = Math.min(120, Math.round(gap * 1.5))
    day = workday(day + gap + dice.between(0, 6))
  }
  return last
}
