import { v7 as uuid } from 'uuid'
import { Ask, date, FormErrors, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { addDays, dateInLondon, formatDateTime, instantInLondon } from '#platform/time'
import { Button, Form, Heading, InsetText } from '#platform/ui'
import { tables } from '../checklists.db.ts'
import { partState } from '../rounds/round.ts'
import { moveClosing, partsOf, selectOptionalRound } from '../rounds/rounds.queries.ts'

/** The round, for whoever opened it: the coordinator their area's, the analyst the nation's. */
async function load({ tx, viewer, clock, today, parameters }: Visit<{ round: string }>) {
  const round = found(await selectOptionalRound(tx, parameters.round))
  found(round.area_id === (viewer.role === 'analyst' ? null : viewer.area_id) ? round : undefined)
  const parts = await partsOf(tx, round.id)
  const open = parts.some((part) => partState(round, part, clock.now()) !== 'closed')
  const earliest = round.closes_at === null ? today : addDays(dateInLondon(round.closes_at), 1)
  return { round, at: `/checklists/${round.id}`, open, earliest }
}
type Loaded = Awaited<ReturnType<typeof load>>

const questions = ({ earliest }: Loaded) =>
  formOf({
    closes_on: date({
      label: 'New last day to answer',
      called: 'The new last day',
      hint: 'It closes at 5 in the afternoon.',
      required: 'Enter the new last day',
      notBefore: earliest,
    }),
    reason: longText({
      label: 'Why?',
      called: 'The reason',
      hint: 'It stays beside the round, for everybody who may see it.',
      required: 'Say why the round stays open longer',
      max: 500,
    }),
  })

const over = 'The round has closed, and a round that has closed never opens again.'

/** Gives a round more time, before its time has come; why is kept. */
export const extendRoute = form({
  path: '/checklists/:round/extend',
  access: ['coordinator', 'analyst'],
  audit: { show: { none: 'the time of a round' }, submit: 'checklists.round.extended' },
  load,
  form: questions,
  show({ visit, loaded, typed, errors, token }) {
    const { round, at, open } = loaded
    const asked = { form: questions(loaded), typed, errors }
    return {
      title: 'Give the round more time',
      back: { href: at, text: round.title },
      main: (
        <>
          <FormErrors {...asked} />
          <Heading
            sub={round.closes_at === null ? 'No day is set.' : `It would close on ${formatDateTime(round.closes_at)}.`}
          >
            Give the round more time
          </Heading>
          {open ? (
            <Form action={visit.url.pathname} token={token}>
              <Ask {...asked} name="closes_on" />
              <Ask {...asked} name="reason" rows={3} />
              <p>Links that were sent work as long as the round is open; reminders follow the new day.</p>
              <Button>Give it more time</Button>
            </Form>
          ) : (
            <InsetText>{over}</InsetText>
          )}
        </>
      ),
    }
  },
  async submit({ visit: { tx, viewer, record }, loaded: { round, at, open }, value }) {
    if (!open) throw new Refused(over)
    const closes_at = instantInLondon(value.closes_on, '17:00')
    await moveClosing(tx, round.id, closes_at)
    await tables(tx)
      .insertInto('checklists.closing_moved')
      .values({
        id: uuid(),
        area_id: round.area_id,
        round_id: round.id,
        former_closes_at: round.closes_at,
        closes_at,
        reason: value.reason,
        moved_by: viewer.user_id,
      })
      .execute()
    await record({ subject: { kind: 'round', id: round.id } })
    return { to: at, flash: `${round.title} is open until ${formatDateTime(closes_at)}.` }
  },
})
