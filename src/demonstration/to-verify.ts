import { at, dateOf, instantOf, lastWorkday, row, type Story, type Worker } from '../world/index.ts'

/** How far a qualification is whose fund asks for a second person. */
export type SecondPerson = 'asked' | 'sent_back'

/** The fund whose outcomes a second person verifies (reference/evidence-rules.json). */
export const fundThatAsks = 'OTHER'

const titles = ['Food hygiene', 'First aid at work', 'Construction card', 'Customer service'] as const

/** A qualification that somebody gained lately, the certificate that was seen, and that it waits for a second person, or was sent back. */
export function tellQualification(story: Story, spell: { id: string }, by: Worker, state: SecondPerson): void {
  const { sheets, today, dice } = story
  const on = lastWorkday(today - dice.between(9, 20))
  const record_id = story.next()
  const then = instantOf(at(on, 15))
  const record = { record_kind: 'outcome', record_id }
  sheets.add('outcomes.outcome', {
    ...row(story),
    id: record_id,
    spell_id: spell.id,
    kind: 'qualification',
    on_date: dateOf(on),
    scqf_level: 5,
    what: dice.one(titles),
    recorded_by: by.user_id,
    recorded_at: then,
  })
  const seen = {
    kind: 'certificate',
    seen_on: dateOf(on),
    seen_by: by.user_id,
    seen_by_name: by.name,
    recorded_at: then,
  }
  sheets.add('outcomes.evidence', { ...row(story), ...record, ...seen })
  const asked = { ...row(story), ...record, state: 'asked', by_user: by.user_id, by_name: by.name, at: then }
  if (state === 'asked') {
    sheets.add('outcomes.verification', asked)
    return
  }
  const coordinator = story.place.coordinator
  const later = instantOf(at(lastWorkday(on + 4), 11))
  sheets.add('outcomes.verification', { ...asked, superseded_at: later })
  sheets.add('outcomes.verification', {
    ...row(story),
    ...record,
    state: 'sent_back',
    reason: 'The name on the certificate cannot be read',
    by_user: coordinator.user_id,
    by_name: coordinator.name,
    at: later,
  })
}
