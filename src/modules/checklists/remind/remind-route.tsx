import { FormErrors, formOf } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, Heading, InsetText, Table } from '#platform/ui'
import { askForLetter, isContact } from '../invite/asked.queries.ts'
import { calledOf } from '../invite/contact-words.ts'
import { loadOwnPart, type OwnPart } from '../run-round/own-part.ts'
import { whyNotRemind } from './rule.ts'

const nothing = formOf({})

const toRemind = ({ asked }: OwnPart, today: Parameters<typeof whyNotRemind>[1]) =>
  asked.filter((one) => whyNotRemind(one, today) === undefined)

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`)

/** The coordinator reminds everybody whose organisation has not answered, and sees first who is not reminded and why. */
export const remindRoute = form({
  path: '/checklists/:round/remind',
  access: ['coordinator'],
  audit: { show: { none: 'who was asked to answer, never what' }, submit: 'checklists.reminders.sent' },
  load: loadOwnPart,
  form: nothing,
  show({ visit, loaded, errors, token }) {
    const { round, at, asked, standings, why } = loaded
    const waiting = toRemind(loaded, visit.today)
    const rows = standings.flatMap(({ organisation_id, name }) =>
      asked.filter((one) => isContact(one) && one.organisation_id === organisation_id).map((one) => ({ one, name })),
    )
    return {
      title: 'Remind those who have not answered',
      back: { href: at, text: round.title },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`${round.title} · reminders also go by themselves before the last day`}>
            Remind those who have not answered
          </Heading>
          <p>
            {waiting.length === 0
              ? 'Nobody can be reminded now.'
              : `${people(waiting.length)} would be reminded now. Nobody is reminded twice a day, nor once their organisation has answered.`}
          </p>
          <Table
            caption="Who was asked"
            hideCaption
            dense
            stack
            columns={[
              { key: 'organisation', text: 'Organisation' },
              { key: 'who', text: 'Who was asked' },
              { key: 'now', text: 'Now' },
            ]}
            rows={rows.map(({ one, name }) => {
              const whyNot = whyNotRemind(one, visit.today)
              return {
                organisation: name,
                who: calledOf(one),
                now: whyNot === undefined ? 'Would be reminded' : `Not reminded: ${whyNot}`,
              }
            })}
            empty={<p>Nobody has been asked by e-mail yet.</p>}
          />
          {why !== undefined ? (
            <InsetText>{why}</InsetText>
          ) : (
            <Form action={visit.url.pathname} token={token}>
              <ButtonGroup>
                {waiting.length > 0 && <Button>{`Remind ${people(waiting.length)}`}</Button>}
                <a href={at}>Remind nobody now</a>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded }) {
    if (loaded.why !== undefined) throw new Refused(loaded.why)
    const waiting = toRemind(loaded, visit.today)
    if (waiting.length === 0) throw new Refused('Nobody can be reminded now.')
    for (const one of waiting) await askForLetter(visit.tx, one, 'reminder', visit.viewer.user_id)
    await visit.record({ subject: { kind: 'round', id: loaded.round.id }, detail: { reminded: waiting.length } })
    return { to: loaded.at, flash: `${people(waiting.length)} reminded.` }
  },
})
