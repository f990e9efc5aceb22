import { Ask, choice, FormErrors, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, Form, Heading, InsetText, SummaryList, Timeline } from '#platform/ui'
import { whyNotRemind } from '../remind/rule.ts'
import { loadOwnPart } from '../run-round/own-part.ts'
import { type Asked, askForLetter, isContact, lettersTo, setReminders, withdraw } from './asked.queries.ts'
import { becameOf, calledOf, letterInWords } from './contact-words.ts'

async function load(visit: Visit<{ round: string; invitation: string }>) {
  const part = await loadOwnPart(visit)
  const asked = found(part.asked.find(({ id }) => id === visit.parameters.invitation))
  const organisation =
    part.standings.find(({ organisation_id }) => organisation_id === asked.organisation_id)?.name ?? ''
  return { ...part, one: asked, organisation, letters: await lettersTo(visit.tx, asked.id) }
}

const options = {
  remind: { value: 'remind', text: 'Remind them now' },
  again: { value: 'again', text: 'Send the link again', hint: 'The links they have go on working.' },
  no_reminders: { value: 'no_reminders', text: 'Do not remind this address any more' },
  reminders: { value: 'reminders', text: 'This address may be reminded again' },
  withdraw: {
    value: 'withdraw',
    text: 'Take the invitation back',
    hint: 'All its links stop working at once. What the organisation has put down stays with it.',
  },
} as const

const told = {
  remind: 'A reminder is on its way.',
  again: 'The link is on its way again.',
  no_reminders: 'This address is not reminded any more.',
  reminders: 'This address is reminded again.',
  withdraw: 'The invitation is taken back.',
} as const

const question = formOf({
  what: choice({ label: 'What next?', required: 'Choose what to do', options: Object.values(options) }),
})

/** What can be done about somebody who was asked, as it stands now. */
function choicesFor(one: Asked, why: string | undefined, visit: Pick<Visit, 'today'>) {
  if (!isContact(one)) return [options.withdraw]
  return [
    ...(why === undefined && whyNotRemind(one, visit.today) === undefined ? [options.remind] : []),
    ...(why === undefined ? [options.again] : []),
    one.no_reminders ? options.reminders : options.no_reminders,
    options.withdraw,
  ]
}

/** One person who was asked: what became of the letters, and what the coordinator can do about it. */
export const contactRoute = form({
  path: '/checklists/:round/invitations/:invitation',
  access: ['coordinator'],
  audit: { show: { none: 'who was asked to answer, never what' }, submit: 'checklists.invitation.changed' },
  load,
  form: question,
  show({ visit, loaded: { round, at, one, organisation, letters, why }, typed, errors, token }) {
    const whyNot = whyNotRemind(one, visit.today)
    const offered = formOf({
      what: choice({ label: 'What next?', required: 'Choose what to do', options: choicesFor(one, why, visit) }),
    })
    return {
      title: 'Somebody who was asked',
      back: { href: at, text: round.title },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={organisation}>{calledOf(one)}</Heading>
          <SummaryList
            dense
            rows={[
              { key: 'E-mail', value: one.email ?? 'None: told inside No Wrong Door' },
              { key: 'Asked', value: formatDateTime(one.invited_at) },
              ...(isContact(one) ? [{ key: 'The link', value: becameOf(one) }] : []),
              { key: 'Reminders', value: whyNot === undefined ? 'Can be reminded today' : `Not now: ${whyNot}` },
            ]}
          />
          {one.failed_at !== null && (
            <InsetText>The address may be wrong. Take the invitation back, and invite the right address.</InsetText>
          )}
          <Timeline
            label="Letters"
            items={letters.map((letter) => ({
              when: formatDateTime(letter.sent_at ?? letter.asked_at),
              datetime: (letter.sent_at ?? letter.asked_at).toISOString(),
              what: letterInWords(letter),
            }))}
          />
          <Form action={visit.url.pathname} token={token}>
            <Ask form={offered} name="what" typed={typed} errors={errors} />
            <Button>Do it</Button>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { at, one, why }, value: { what } }) {
    if (!choicesFor(one, why, visit).some(({ value }) => value === what))
      throw new Refused([{ field: 'what', message: 'That cannot be done now: choose something else' }])
    const by = visit.viewer.user_id
    if (what === 'withdraw') await withdraw(visit.tx, one.id, by)
    else if (what === 'remind' || what === 'again')
      await askForLetter(visit.tx, one, what === 'remind' ? 'reminder' : 'again', by)
    else if (isContact(one)) await setReminders(visit.tx, one, what === 'reminders', by)
    await visit.record({ subject: { kind: 'checklist_invitation', id: one.id }, detail: { what } })
    return { to: what === 'withdraw' ? at : visit.url.pathname, flash: told[what] }
  },
})
