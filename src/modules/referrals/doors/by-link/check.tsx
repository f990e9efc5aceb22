import { FormErrors, formOf } from '#platform/forms'
import { form, Refused, type Route } from '#platform/http'
import { Button, ButtonGroup, Form, NextStep } from '#platform/ui'
import { answersIn, referralFrom } from '../../refer/answers.ts'
import { namedPartner } from '../../refer/check.tsx'
import { CheckedAnswers } from '../../refer/checked-answers.tsx'
import { newReference, type Throttle } from '../outside/link.ts'
import { sendFromOutside } from '../outside/outside.queries.ts'
import { type LinkVisit, loadLink } from '../outside/step.tsx'
import { partnerDoor } from './door.tsx'

async function load(visit: LinkVisit) {
  const held = await loadLink(partnerDoor, visit)
  const answers = answersIn({ typed: held.typed }, visit.today)
  const partner = await namedPartner(visit.tx, answers)
  return { held, answers, partner, ready: referralFrom(answers, undefined) !== undefined }
}

/** Everything a partner wrote, before they send it. */
export const checkByLink = ({ throttle }: { throttle: Throttle }): Route =>
  form({
    path: '/refer/:link/check',
    access: 'everyone',
    audit: { show: { none: 'whoever holds the link reads what was typed by it' }, submit: 'referrals.outside.sent' },
    repeats: true,
    load,
    form: formOf({}),
    async show({ visit, loaded: { held, answers, partner, ready }, errors, token }) {
      if (held.state !== 'open') return partnerDoor.over(held, visit)
      const here = `/refer/${visit.parameters.link}`
      return {
        title: 'Check your answers',
        hideThisPage: true,
        keepNowhere: true,
        back: { href: here, text: 'Back' },
        main: (
          <>
            <FormErrors errors={errors} />
            <h1>Check your answers</h1>
            {ready ? (
              <Form action={visit.url.pathname} token={token}>
                <CheckedAnswers answers={answers} at={here} partner={partner} />
                <p>{held.asked_by_name} stays their contact until they have met a key worker.</p>
                <ButtonGroup>
                  <Button>Send the referral</Button>
                  <a href={here}>Stop for now</a>
                </ButtonGroup>
              </Form>
            ) : (
              <NextStep actions={<Button href={here}>See what is missing</Button>}>
                Some parts still have to be filled in.
              </NextStep>
            )}
          </>
        ),
      }
    },
    async submit({ visit, loaded: { held, ready } }) {
      const { link } = visit.parameters
      if (held.state === 'open') {
        if (!ready) throw new Refused('Some parts still have to be filled in before this can be sent.')
        await throttle.count('send', `by-link ${held.area_id}`, visit.request)
      }
      const now = await sendFromOutside(visit.tx, link, newReference())
      await visit.record({ subject: { kind: 'from_outside', id: held.id }, detail: { again: !now } })
      return { to: `/refer/${link}` }
    },
  })
