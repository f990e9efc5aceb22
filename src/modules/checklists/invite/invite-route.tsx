import { type Organisation, organisationsOf } from '#modules/partnership'
import { Ask, type Field, FormErrors, formOf, text } from '#platform/forms'
import { form, Refused, type Visit } from '#platform/http'
import { Button, Details, Form, Heading, InsetText } from '#platform/ui'
import { loadOwnPart } from '../run-round/own-part.ts'
import { type Addressee, readAddresses, writtenAddresses } from './addresses.ts'
import { type Asked, askedBefore, askSomebody } from './asked.queries.ts'
import { calledOf } from './contact-words.ts'
import { letterOf } from './letter-words.ts'

async function load(visit: Visit<{ round: string }>) {
  const part = await loadOwnPart(visit)
  const sent = new Set(
    part.standings.filter(({ submitted_at }) => submitted_at !== null).map((one) => one.organisation_id),
  )
  const organisations = (await organisationsOf(visit.tx, part.area)).filter(
    ({ id, kind }) => kind !== 'partnership' && !sent.has(id),
  )
  return { ...part, organisations, before: await askedBefore(visit.tx, part.round.id, part.area) }
}
type Loaded = Awaited<ReturnType<typeof load>>

const box = ({ id }: Pick<Organisation, 'id'>) => `to_${id}`

const toldOf = (asked: readonly Asked[], organisation: string) => {
  const there = asked.filter(({ organisation_id, email }) => organisation_id === organisation && email !== null)
  return there.length === 0 ? undefined : `Asked: ${there.map(calledOf).join(', ')}`
}

function inviteForm({ organisations, asked }: Loaded) {
  const fields: Record<string, Field<string | null>> = {}
  for (const organisation of organisations)
    fields[box(organisation)] = text({
      label: organisation.name,
      hint: toldOf(asked, organisation.id),
      max: 1000,
    })
  return formOf(fields)
}

/** Whom to write to, or what is wrong in which box. */
function readAll({ organisations, asked }: Loaded, value: Readonly<Record<string, string | null>>) {
  const errors: { field: string; message: string }[] = []
  const people: { organisation: Organisation; addressee: Addressee }[] = []
  for (const organisation of organisations) {
    const read = readAddresses(value[box(organisation)] ?? '')
    if ('wrong' in read) {
      const message = `${organisation.name}: “${read.wrong.slice(0, 60)}” must be an e-mail address, like name@example.scot`
      errors.push({ field: box(organisation), message })
      continue
    }
    for (const addressee of read.people) {
      const already = asked.some(
        ({ organisation_id, email }) => organisation_id === organisation.id && email?.toLowerCase() === addressee.email,
      )
      if (already) {
        const message = `${organisation.name}: ${addressee.email} was asked already. Send the link again from the round’s page`
        errors.push({ field: box(organisation), message })
      } else people.push({ organisation, addressee })
    }
  }
  return { errors, people }
}

const many = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`)

/** The coordinator asks the organisations of their area by e-mail: one page for all of them, one or several people each. */
export const inviteRoute = form({
  path: '/checklists/:round/invite',
  access: ['coordinator'],
  audit: { show: { none: 'who is asked to answer, never what' }, submit: 'checklists.invitations.sent' },
  load,
  form: inviteForm,
  prefill: ({ organisations, asked, before }) =>
    Object.fromEntries(
      organisations.flatMap((organisation) => {
        const known = before.get(organisation.id)
        if (known === undefined || toldOf(asked, organisation.id) !== undefined) return []
        return [[box(organisation), writtenAddresses(known)]]
      }),
    ),
  show({ visit, loaded, typed, errors, token }) {
    const { round, at, organisations, before, why } = loaded
    const asking = { form: inviteForm(loaded), typed, errors }
    const letter = letterOf('invitation', { link: 'https://…', closes_at: round.closes_at })
    return {
      title: 'Invite organisations',
      back: { href: at, text: round.title },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`${round.title} · one answer an organisation, whoever writes it`}>Invite organisations</Heading>
          {why !== undefined && <InsetText>{why}</InsetText>}
          <p>
            Write one or several e-mail addresses in each box, with commas between. An empty box asks nobody. People
            with an account can answer without an e-mail.
          </p>
          {before.size > 0 && (
            <p>Those asked in the last round stand there already: take out whom you do not want to ask.</p>
          )}
          <Details summary="What they get">
            <p>
              <strong>{letter.subject}</strong>
            </p>
            {letter.body.split('\n\n').map((words) => (
              <p key={words}>{words}</p>
            ))}
            <p>The page behind the link says what is asked, and who will see what, before they begin.</p>
          </Details>
          {organisations.length === 0 ? (
            <p>Every organisation of the area has answered.</p>
          ) : (
            <Form action={visit.url.pathname} token={token}>
              <div class="nwd-sheet">
                {organisations.map((organisation) => (
                  <Ask key={organisation.id} {...asking} name={box(organisation)} />
                ))}
              </div>
              <p>
                Is one missing? <a href="/partnership/organisations">Add it to the organisations of the area</a>, then
                come back.
              </p>
              <Button>Send the invitations</Button>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    if (loaded.why !== undefined) throw new Refused(loaded.why)
    const { errors, people } = readAll(loaded, value)
    if (errors.length > 0) throw new Refused(errors)
    if (people.length === 0) throw new Refused('Write at least one e-mail address')
    const { round, area: area_id } = loaded
    for (const { organisation, addressee } of people)
      await askSomebody(
        visit.tx,
        { round_id: round.id, area_id, organisation_id: organisation.id },
        addressee,
        visit.viewer.user_id,
      )
    await visit.record({ subject: { kind: 'round', id: round.id }, detail: { invited: people.length } })
    const reached = new Set(people.map(({ organisation }) => organisation.id)).size
    return {
      to: loaded.at,
      flash: `${many(people.length, 'person', 'people')} of ${many(reached, 'organisation', 'organisations')} invited.`,
    }
  },
})
