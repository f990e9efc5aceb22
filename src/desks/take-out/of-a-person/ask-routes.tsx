import { callName, fullName, ownPerson, selectOptionalPerson, sight, sightOf } from '#modules/people'
import { Ask, choice, date, FormErrors, formOf } from '#platform/forms'
import { form, found, NotFound, Refused, type Visit } from '#platform/http'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { addRequest, type CopyRequest, dueOn, latestMade, latestRequest } from './requests.queries.ts'
import { isOpen, stateOf, TimeLeft, waysInWords } from './words.tsx'

const askForm = formOf({
  asked_on: date({ label: 'Day they asked', required: 'Enter the day they asked', notFuture: true }),
  asked_how: choice({
    label: 'How did they ask?',
    required: 'Choose how they asked',
    options: (['in_person', 'telephone', 'letter', 'email'] as const).map((value) => ({
      value,
      text: waysInWords[value],
    })),
  }),
})

const refuseSecond = (latest: CopyRequest | undefined) => {
  if (latest !== undefined && isOpen(latest))
    throw new Refused(
      `A copy was asked for on ${formatDate(latest.asked_on)} and is being prepared. It will hold everything up to the day it was gathered.`,
    )
}

async function loadPerson({ tx, parameters }: Pick<Visit<{ person: string }>, 'tx' | 'parameters'>) {
  if ((await sightOf(tx, parameters.person)) < sight.record) throw new NotFound()
  const person = found(await selectOptionalPerson(tx, parameters.person))
  return { person, latest: await latestRequest(tx, person.id) }
}

/** Somebody asked a worker for a copy of everything that is written about them: it is written down, and the month begins. */
export const askForCopy = form({
  path: '/people/:person/copy',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator'],
  audit: { show: 'take_out.copy.opened', submit: 'take_out.copy.asked' },
  form: askForm,
  load: loadPerson,
  prefill: (_, { today }) => askForm.typedFrom({ asked_on: today }),
  async show({ visit, loaded: { person, latest }, typed, errors, token }) {
    await visit.record({ person_id: person.id })
    const asked = { form: askForm, typed, errors }
    const title = 'A copy of everything'
    return {
      title,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      main: (
        <>
          <Heading sub={fullName(person)}>{title}</Heading>
          {latest !== undefined && (
            <InsetText>
              Asked for on {formatDate(latest.asked_on)}. {stateOf(latest)},{' '}
              <TimeLeft request={latest} today={visit.today} />.
              {visit.viewer.role === 'coordinator' && (
                <>
                  {' '}
                  <a href={`/copies/${latest.id}`}>Open it</a>
                </>
              )}
            </InsetText>
          )}
          <p>
            Anybody may ask for a copy of what is written about them, in any words, and need not say why. The
            partnership has one month. The program gathers it; a coordinator reads it for what is about others, and
            gives it out.
          </p>
          <Form action={`/people/${person.id}/copy`} token={token} errors={errors}>
            <Ask {...asked} name="asked_on" />
            <Ask {...asked} name="asked_how" />
            <ButtonGroup>
              <Button>Write down that they asked</Button>
              <Button href={`/people/${person.id}`} kind="link">
                Cancel
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { person, latest }, value }) {
    refuseSecond(latest)
    const id = await addRequest(visit.tx, visit.viewer, { person, ...value })
    await visit.record({ person_id: person.id, subject: { kind: 'take_out.request', id } })
    return {
      to: `/people/${person.id}`,
      flash: `Written down. The answer is due by ${formatDate(dueOn(value.asked_on))}.`,
    }
  },
})

async function loadOwn({ tx, viewer }: Pick<Visit, 'tx' | 'viewer'>) {
  const person = found(await selectOptionalPerson(tx, found(await ownPerson(tx, viewer))))
  return { person, latest: await latestRequest(tx, person.id), ready: await latestMade(tx, person.id) }
}

/** A participant asks for a copy of everything that is written about them, sees how far it is, and fetches it. */
export const myCopy = form({
  path: '/my/copy',
  access: ['participant'],
  audit: { show: 'take_out.copy.opened', submit: 'take_out.copy.asked' },
  form: formOf({}),
  load: loadOwn,
  async show({ visit, loaded: { person, latest, ready }, errors, token }) {
    await visit.record({ person_id: person.id })
    const title = 'A copy of what is written about you'
    return {
      title,
      back: { href: '/my', text: 'My page' },
      hideThisPage: true,
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading>{title}</Heading>
          {ready !== undefined && <Ready request={ready} />}
          {latest !== undefined && latest.made_at === null ? (
            <Waiting request={latest} today={visit.today} />
          ) : (
            <>
              <p>
                You can have a copy of all that is written about you here. It costs nothing, and you need not say why.
              </p>
              <p>
                Somebody reads it first, to take out what is about other people. You get it here within one month. You
                will need to sign in to fetch it.
              </p>
              <Form action="/my/copy" token={token}>
                <Button kind={latest === undefined ? 'primary' : 'secondary'}>
                  {latest === undefined ? 'Ask for my copy' : 'Ask for a new copy'}
                </Button>
              </Form>
            </>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { person, latest } }) {
    refuseSecond(latest)
    const own = { user_id: visit.viewer.user_id, name: callName(person) }
    const id = await addRequest(visit.tx, own, { person, asked_on: visit.today, asked_how: 'my_page' })
    await visit.record({ person_id: person.id, subject: { kind: 'take_out.request', id } })
    return { to: '/my/copy', flash: 'You have asked for your copy.' }
  },
})

function Ready({ request }: { request: CopyRequest }) {
  const day = request.made_at === null ? '' : formatDate(dateInLondon(request.made_at))
  return (
    <InsetText>
      <p>Your copy of {day} is ready. It is a zip file: open it, then open “everything.html” in it.</p>
      <p>
        <Button href="/my/copy/file">Download my copy</Button>
      </p>
      <p class="nwd-sub">Do this on a telephone or computer that is yours. It stays here for 60 days.</p>
    </InsetText>
  )
}

function Waiting({ request, today }: { request: CopyRequest; today: CalendarDate }) {
  return (
    <InsetText>
      <p>
        You asked on {formatDate(request.asked_on)}. You get your copy here <TimeLeft request={request} today={today} />
        .
      </p>
      {request.taken_by_name !== null && <p>{request.taken_by_name} is reading it now.</p>}
    </InsetText>
  )
}
