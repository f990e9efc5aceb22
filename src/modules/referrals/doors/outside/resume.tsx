import { formOf } from '#platform/forms'
import { form, page, type Route } from '#platform/http'
import { dateInLondon, formatDayAndDate } from '#platform/time'
import { Button, ButtonGroup, Form, InsetText, NextStep } from '#platform/ui'
import { type FromOutside, forgetFromOutside } from './outside.queries.ts'
import { type Door, loadLink } from './step.tsx'

/** The first question nobody answered yet by this link; the check once none is left. */
const nextOf = ({ steps }: Door, { typed }: FromOutside) => steps.find((step) => typed[step] === undefined) ?? 'check'

/** Where a link leads: how far it is, how to come back, who can read it; or what became of it. Opening it changes nothing. */
export const resumeRoute = (door: Door, words: { title: string; lead?: (held: FromOutside) => string }): Route =>
  page({
    path: `${door.at}/:link`,
    access: 'everyone',
    audit: { none: 'whoever holds the link reads how far it is' },
    async show(visit) {
      const held = await loadLink(door, visit)
      if (held.state !== 'open') return door.over(held, visit)
      const here = `${door.at}/${visit.parameters.link}`
      const address = `${visit.url.origin}${here}`
      const done = door.steps.filter((step) => held.typed[step] !== undefined).length
      const mail = `mailto:?subject=${encodeURIComponent('To go on with later')}&body=${encodeURIComponent(address)}`
      return {
        title: words.title,
        hideThisPage: true,
        keepNowhere: true,
        main: (
          <>
            <h1>{words.title}</h1>
            {words.lead && <p class="ds_lead">{words.lead(held)}</p>}
            <NextStep
              actions={<Button href={`${here}/${nextOf(door, held)}`}>{done === 0 ? 'Begin' : 'Go on'}</Button>}
            >
              {done} of {door.steps.length} questions answered. Nothing is sent yet.
            </NextStep>
            <h2>Come back later</h2>
            <p>Keep this link. It brings you back here, on any phone or computer, until {until(held)}.</p>
            <p class="nwd-address">{address}</p>
            <p>
              <a href={mail}>Send the link to yourself by e-mail</a>
            </p>
            <InsetText>
              Whoever has this link can read what is written here and change it. Keep it to yourself. After{' '}
              {until(held)} it is all deleted.
            </InsetText>
            <p>
              <a href={`${here}/delete`}>Throw it away now</a>
            </p>
          </>
        ),
      }
    },
  })

const until = ({ expires_at }: FromOutside) => formatDayAndDate(dateInLondon(expires_at))

/** Throws away what was typed by a link, once asked. */
export const throwAwayRoute = (door: Door): Route =>
  form({
    path: `${door.at}/:link/delete`,
    access: 'everyone',
    audit: { show: { none: 'a question' }, submit: 'referrals.outside.thrown_away' },
    repeats: true,
    load: (visit) => loadLink(door, visit),
    form: formOf({}),
    async show({ visit, loaded, token, errors }) {
      if (loaded.state !== 'open') return door.over(loaded, visit)
      const here = `${door.at}/${visit.parameters.link}`
      return {
        title: 'Throw this away?',
        hideThisPage: true,
        keepNowhere: true,
        back: { href: here, text: 'Back' },
        main: (
          <Form action={visit.url.pathname} token={token} errors={errors}>
            <h1>Throw this away?</h1>
            <p>What is written here will be gone at once. Nothing was sent to anybody.</p>
            <ButtonGroup>
              <Button>Throw it away</Button>
              <Button kind="secondary" href={here}>
                Keep it
              </Button>
            </ButtonGroup>
          </Form>
        ),
      }
    },
    async submit({ visit, loaded }) {
      const now = await forgetFromOutside(visit.tx, visit.parameters.link)
      await visit.record({ subject: { kind: 'from_outside', id: loaded.id }, detail: { again: !now } })
      return { to: `${door.at}/${visit.parameters.link}` }
    },
  })
