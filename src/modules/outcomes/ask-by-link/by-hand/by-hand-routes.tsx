import { addToTimeline, callName, fullName, sight } from '#modules/people'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, page, Refused, type Route } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { type Loaded, load } from '../../answer-follow-up/load.ts'
import { stateOf } from '../../follow-up.ts'
import { recorders } from '../../outcomes.access.ts'
import { selectOptionalLink } from '../link.queries.ts'
import { giveLink, selectOptionalGiven } from './by-hand.queries.ts'
import { codeOf, tokenOf } from './code.ts'
import { Slip } from './slip.tsx'

interface House {
  secret: string
  /** Where the house is found from outside. */
  baseUrl: string
}

/** Why no link may be given now; undefined when one may. */
function whyNot({ follow_up, stop, today, person }: Loaded): string | undefined {
  if (stop !== undefined) return `${callName(person)} asked not to be asked. No link is given.`
  if (follow_up.answer !== null) return 'This follow-up is answered or closed. There is nothing left to ask.'
  if (stateOf(follow_up, today) === 'not_yet_due')
    return `Not yet due: a link can be given from ${formatDate(follow_up.due_on)}.`
  return follow_up.window_ends_on < today ? 'The time for asking is over.' : undefined
}

const noQuestions = formOf({})

/** A worker makes a link for somebody who has no telephone or e-mail of their own. */
const give = ({ secret }: House) =>
  form({
    path: '/follow-ups/:followup/link',
    access: recorders,
    audit: { show: 'outcomes.link.by_hand_opened', submit: 'outcomes.link.given' },
    load,
    form: noQuestions,
    async show({ visit, loaded, errors, token }) {
      const { person, follow_up } = loaded
      await visit.record({ person_id: person.id, subject: { kind: 'follow_up', id: follow_up.id } })
      const why = whyNot(loaded)
      const back = { href: `/follow-ups/${follow_up.id}`, text: `${follow_up.weeks}-week follow-up` }
      return {
        title: `Give a link: ${fullName(person)}`,
        back,
        hideThisPage: true,
        main: (
          <>
            <FormErrors errors={errors} />
            <Heading sub={`${fullName(person)}, ${follow_up.weeks}-week follow-up`}>Give a link by hand</Heading>
            {why === undefined ? (
              <>
                <p>
                  For somebody with no telephone or e-mail of their own. You get a picture to scan, a slip to print and
                  a code to read out. They answer by themselves, in two taps, on any telephone or computer, in private.
                </p>
                <InsetText>
                  Give it to {callName(person)} and nobody else, and do not answer for them: what you know yourself, or
                  were told, goes on the page of the follow-up. The link works once, until{' '}
                  {formatDate(follow_up.window_ends_on)}.
                </InsetText>
                <Form action={visit.url.pathname} token={token}>
                  <ButtonGroup>
                    <Button>Make the link</Button>
                    <a href={back.href}>Cancel</a>
                  </ButtonGroup>
                </Form>
              </>
            ) : (
              <InsetText>{why}</InsetText>
            )}
          </>
        ),
      }
    },
    async submit({ visit, loaded }) {
      const { tx, viewer, today } = visit
      const { person, follow_up, links } = loaded
      const why = whyNot(loaded)
      if (why !== undefined) throw new Refused(why)
      const before = links.reduce((all, { many }) => all + many, 0)
      const link = await giveLink(tx, viewer, follow_up, { today, secret, before })
      await addToTimeline(tx, viewer, {
        ...{ area_id: person.area_id, person_id: person.id, kind: 'outcomes.follow_up', sees: sight.record },
        words: `Was given a link by hand for the ${follow_up.weeks}-week follow-up`,
      })
      await visit.record({ person_id: person.id, subject: { kind: 'follow_up', id: follow_up.id } })
      return { to: `/follow-ups/${follow_up.id}/link/${link}` }
    },
  })

/** The link that a worker made: to show, to print, to read out; while it is open, and for whoever sees the record. */
const shown = ({ secret, baseUrl }: House) =>
  page({
    path: '/follow-ups/:followup/link/:link',
    access: recorders,
    audit: 'outcomes.link.shown_by_hand',
    async show(visit) {
      const { person, follow_up } = await load(visit)
      const given = found(await selectOptionalGiven(visit.tx, follow_up.id, visit.parameters.link))
      const code = codeOf(secret, given.id)
      const link = found(await selectOptionalLink(visit.tx, tokenOf(code)))
      const subject = { kind: 'follow_up_link', id: given.id }
      await visit.record({ person_id: person.id, subject, detail: { state: link.state } })
      return {
        // Printed on top of the slip by browsers, so it names nobody.
        title: 'A link to give by hand',
        back: { href: '/follow-ups', text: 'Follow-ups' },
        hideThisPage: true,
        main: (
          <>
            <div class="nwd-not-printed">
              <Heading
                sub={`${fullName(person)}, ${follow_up.weeks}-week follow-up, given on ${formatDate(given.sent_on)}`}
              >
                A link to give by hand
              </Heading>
            </div>
            {link.state === 'open' ? (
              <Slip code={code} baseUrl={baseUrl} until={given.expires_on} />
            ) : (
              <InsetText>
                {link.state === 'answered'
                  ? 'It was answered. The link works no more.'
                  : 'Its time is over. The link works no more.'}{' '}
                <a href={`/follow-ups/${follow_up.id}`}>See the follow-up</a>
              </InsetText>
            )}
          </>
        ),
      }
    },
  })

/** Giving a link by hand needs the house's secret, from which its code is worked out, and where it is found. */
export const linkByHandRoutes = (house: House): readonly Route[] => [give(house), shown(house)]
