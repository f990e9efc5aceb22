import { selectOptionalOrganisation } from '#modules/partnership'
import { fullName, likelyMatches, type Person, selectOptionalPerson, sightOf } from '#modules/people'
import type { Tx } from '#platform/db'
import { Ask, choice, FormErrors, type Form as FormOf, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, NextStep } from '#platform/ui'
import { senders } from '../roles.ts'
import { sendReferral } from '../send.ts'
import { type Answers, answersIn, referralFrom } from './answers.ts'
import { CheckedAnswers } from './checked-answers.tsx'
import { lockedSentAs, selectOptionalDraft, settleDraft } from './drafts.ts'
import { anyone } from './questions.ts'
import { AlreadySent } from './task-list.tsx'

/** The name of the one organisation that they agree to be sent to, if they named one. */
export async function namedPartner(tx: Tx, { agreement }: Answers): Promise<string | undefined> {
  const named = agreement?.partner_id
  if (!named || named === anyone) return undefined
  return found(await selectOptionalOrganisation(tx, named)).name
}

type Sending = { same_person: string | null }

/**
 * People whom the viewer works with already and who may be the one in the draft. Somebody the viewer does not see is not
 * mentioned: that they are known elsewhere is theirs to tell. The coordinator is shown the likeness instead.
 */
async function knownHere(tx: Tx, { person, reach }: Answers): Promise<Person[]> {
  if (person === undefined) return []
  const matches = await likelyMatches(tx, { ...person, ni_number: null, postcode: reach?.postcode ?? null })
  const seen: Person[] = []
  for (const { id, visible } of matches) {
    const match = visible && (await sightOf(tx, id)) >= 2 ? await selectOptionalPerson(tx, id) : undefined
    if (match) seen.push(match)
  }
  return seen
}

function sendingForm(known: readonly Person[]): FormOf<Sending> {
  const options = [
    ...known.map((person) => ({
      value: person.id,
      text: `Yes: ${fullName(person)}`,
      hint: person.date_of_birth === null ? undefined : `Born ${formatDate(person.date_of_birth)}`,
    })),
    { value: 'new', text: 'No, this is somebody else' },
  ]
  const question = { label: 'Is this somebody you work with already?', options }
  return formOf({
    same_person:
      known.length === 0 ? choice(question) : choice({ ...question, required: 'Say whether this is the same person' }),
  })
}

/** Check your answers, then send: once, however often the button is pressed or in how many tabs. */
export const checkAndSend = form({
  path: '/referrals/drafts/:draft/check',
  access: senders,
  audit: { show: { none: 'the viewer’s own draft' }, submit: 'referrals.referral.sent' },
  async load({ tx, parameters, today }) {
    const draft = found(await selectOptionalDraft(tx, parameters.draft))
    const answers = answersIn(draft, today)
    const known = draft.sent_as === null ? await knownHere(tx, answers) : []
    const partner = await namedPartner(tx, answers)
    return { draft, answers, known, partner, asking: sendingForm(known) }
  },
  form: (loaded) => loaded.asking,
  show({ visit, loaded: { draft, answers, known, partner, asking }, typed, errors, token }) {
    if (draft.sent_as !== null) return { title: 'Sent already', main: <AlreadySent referral={draft.sent_as} /> }
    const back = { href: `/referrals/drafts/${draft.id}`, text: 'Back to the referral' }
    if (referralFrom(answers, undefined) === undefined) {
      return {
        title: 'Not ready to send',
        back,
        main: (
          <>
            <FormErrors errors={errors} />
            <h1>Not ready to send</h1>
            <NextStep actions={<Button href={back.href}>See what is missing</Button>}>
              Some parts still have to be filled in.
            </NextStep>
          </>
        ),
      }
    }
    return {
      title: 'Check your answers',
      back,
      main: (
        <Form action={visit.url.pathname} token={token}>
          <FormErrors errors={errors} />
          <h1>Check your answers</h1>
          <CheckedAnswers answers={answers} at={back.href} partner={partner} />
          {known.length > 0 && <Ask form={asking} name="same_person" typed={typed} errors={errors} />}
          <p>
            When you send this, the coordinator has two working days to find a key worker. Until you have all met, you
            stay their contact.
          </p>
          <ButtonGroup>
            <Button>Send the referral</Button>
          </ButtonGroup>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { draft, answers }, value }) {
    const earlier = await lockedSentAs(visit.tx, draft.id)
    if (earlier !== null) {
      await visit.record({ subject: { kind: 'referral', id: earlier }, detail: { again: true } })
      return { to: `/referrals/${earlier}` }
    }
    const same = value.same_person === null || value.same_person === 'new' ? undefined : value.same_person
    const sent = referralFrom(answers, same)
    if (sent === undefined) throw new Refused('Some parts still have to be filled in before this can be sent.')
    const { id, person_id } = await sendReferral(visit, sent)
    await settleDraft(visit.tx, draft.id, id)
    await visit.record({ person_id, subject: { kind: 'referral', id } })
    return { to: `/referrals/${id}`, flash: 'Sent. You stay their contact until you have all met.' }
  },
})
