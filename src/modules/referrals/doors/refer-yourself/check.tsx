import { areas } from '#modules/partnership'
import { Ask, FormErrors } from '#platform/forms'
import { form, Refused, type Route } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Button, ButtonGroup, Form, InsetText, NextStep, SummaryList } from '#platform/ui'
import { newReference, type Throttle } from '../outside/link.ts'
import { areasThatTake, sendFromOutside } from '../outside/outside.queries.ts'
import { type LinkVisit, loadLink } from '../outside/step.tsx'
import { ownDoor, stepTitles } from './door.tsx'
import { type OwnAnswers, ownAnswers, ownReferral, ownWording } from './own-referral.ts'
import { agreeForm, ways } from './questions.ts'

async function load(visit: LinkVisit) {
  const held = await loadLink(ownDoor, visit)
  const answers = ownAnswers(held.typed, visit.today)
  const taking = await areasThatTake(visit.tx)
  const area = (await areas(visit.tx)).find(({ id }) => id === held.area_id && taking.has(id))
  const ready = area !== undefined && ownReferral(answers) !== undefined
  return { held, answers, area, ready }
}

const said = (words: string | null | undefined) => words ?? 'Left empty'

function rowsOf({ name, reach, safe, help, more }: OwnAnswers, area: string | undefined, here: string) {
  const change = (step: keyof typeof stepTitles) => [
    { href: `${here}/${step}?to=check`, text: 'Change', about: stepTitles[step].toLowerCase() },
  ]
  const way = ways.find(({ value }) => value === reach?.preferred_contact)?.text
  const at = reach && (reach.phone ?? reach.mobile ?? reach.email ?? reach.address)
  return [
    { key: stepTitles.area, value: area ?? 'Not said yet', actions: change('area') },
    {
      key: stepTitles.name,
      value: name ? `${name.given_name} ${name.family_name}` : 'Not said yet',
      actions: change('name'),
    },
    {
      key: stepTitles.reach,
      value: way === undefined || !at ? 'Not said yet' : `${way}: ${at}`,
      actions: change('reach'),
    },
    { key: 'A good time', value: said(safe?.best_time), actions: change('safe') },
    { key: 'What not to do', value: said(safe?.do_not), actions: change('safe') },
    {
      key: stepTitles.help,
      value: said(help?.needs.map((code) => referenceText('needs', code)).join(', ') || null),
      actions: change('help'),
    },
    { key: stepTitles.more, value: said(more?.hopes), actions: change('more') },
  ]
}

/** Everything somebody wrote, before they send it; and the words they agree to. */
export const checkOwn = ({ throttle }: { throttle: Throttle }): Route =>
  form({
    path: '/refer-yourself/:link/check',
    access: 'everyone',
    audit: { show: { none: 'whoever holds the link reads what was typed by it' }, submit: 'referrals.outside.sent' },
    repeats: true,
    load,
    form: agreeForm,
    async show({ visit, loaded: { held, answers, area, ready }, typed, errors, token }) {
      if (held.state !== 'open') return ownDoor.over(held, visit)
      const here = `/refer-yourself/${visit.parameters.link}`
      return {
        title: 'Check your answers',
        hideThisPage: true,
        keepNowhere: true,
        back: { href: `${here}/more`, text: 'Back' },
        main: (
          <>
            <FormErrors errors={errors} />
            <h1>Check your answers</h1>
            {held.service_words && <InsetText>You are asking for: {held.service_words}.</InsetText>}
            <SummaryList rows={rowsOf(answers, area?.name, here)} />
            {ready ? (
              <Form action={visit.url.pathname} token={token}>
                <h2>Who will see this</h2>
                {ownWording.paragraphs.map((words) => (
                  <p key={words}>{words}</p>
                ))}
                <Ask form={agreeForm} name="agree" typed={typed} errors={errors} />
                <ButtonGroup>
                  <Button>Send it</Button>
                  <a href={`${here}/delete`}>Throw it away</a>
                </ButtonGroup>
              </Form>
            ) : (
              <NextStep actions={<Button href={`${here}/${missing(answers, area)}`}>Answer it</Button>}>
                One question still needs an answer before you can send this.
              </NextStep>
            )}
          </>
        ),
      }
    },
    async submit({ visit, loaded: { held, ready } }) {
      const { link } = visit.parameters
      if (held.state === 'open') {
        if (!ready || held.area_id === null) throw new Refused('One question still needs an answer. Nothing was sent.')
        await throttle.count('send', held.area_id, visit.request)
      }
      const now = await sendFromOutside(visit.tx, link, newReference())
      await visit.record({ subject: { kind: 'from_outside', id: held.id }, detail: { again: !now } })
      return { to: `/refer-yourself/${link}` }
    },
  })

/** The first question that still needs an answer. */
function missing(answers: OwnAnswers, area: object | undefined): string {
  if (area === undefined) return 'area'
  if (!answers.name) return 'name'
  if (!answers.reach) return 'reach'
  return answers.safe ? (answers.help ? 'more' : 'help') : 'safe'
}
