import { CharacteristicsQuestions, fullName, personForm } from '#modules/people'
import { Ask } from '#platform/forms'
import type { FormView, Shown } from '#platform/http'
import { Button, Details, Fieldset, Heading, Notification } from '#platform/ui'
import { registrationProblems } from '../spells/spell.ts'
import { registerForm } from './register-form.ts'
import type { ToRegister } from './to-register.ts'

/** The registration form, or why this person cannot be registered and what to do instead. */
export function registerPage(view: FormView<ToRegister, { person: string }>): Shown {
  const { loaded, typed, errors } = view
  const { person, before, leads, notices, today } = loaded
  const [refused] = registrationProblems(before, today, today)
  if (refused !== undefined && errors.length === 0) return cannotRegister(person, refused.message)
  const asked = { form: registerForm(today, leads), typed, errors }
  return personForm({
    person,
    heading: 'Register',
    sub: `${fullName(person)}. Done together with them. Say first why we ask and who sees it; they may leave any question about themselves.`,
    view,
    button: 'Register',
    children: (
      <>
        <Notice title="The privacy notice" notice={notices.privacy} />
        <Ask {...asked} name="privacy" small inline />
        <Notice title="The charter" notice={notices.charter} />
        <Ask {...asked} name="charter" small inline />
        <Fieldset legend="This registration">
          <Ask {...asked} name="registered_on" />
          <Ask {...asked} name="stream" small inline />
          <Ask {...asked} name="lead" />
        </Fieldset>
        {typeof typed.referral_id === 'string' && <input type="hidden" name="referral_id" value={typed.referral_id} />}
        <CharacteristicsQuestions {...asked} on={today} />
        <p>
          Whether they count as disabled, and which priority families they belong to, is worked out from these answers.
          You will see it next. Eligibility is verified separately, when you have seen the evidence.
        </p>
      </>
    ),
  })
}

function Notice(props: { title: string; notice: { version: string; paragraphs: string[] } | undefined }) {
  return (
    <Details summary={`${props.title}, version ${props.notice?.version ?? 'none'}`}>
      {(props.notice?.paragraphs ?? ['There is no text for your area yet.']).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Details>
  )
}

function cannotRegister(person: ToRegister['person'], why: string): Shown {
  const back = { href: `/people/${person.id}`, text: fullName(person) }
  return {
    title: `Register ${fullName(person)}`,
    back,
    hideThisPage: true,
    main: (
      <>
        <Heading>{fullName(person)} cannot be registered now</Heading>
        <Notification kind="information">{why}.</Notification>
        <Button href={back.href} kind="secondary">
          Go to their page
        </Button>
      </>
    ),
  }
}
