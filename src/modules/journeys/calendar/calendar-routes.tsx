import { countGuess, guessesTooOften } from '#platform/auth'
import { calendarOf } from '#platform/calendar'
import { Ask, confirm, FormErrors, formOf, text } from '#platform/forms'
import { form, found, type Route, raw } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { workers } from '../journeys.access.ts'
import { calendarLinkOf, endCalendarLink, entriesBehind, makeCalendarLink, secretOf } from './calendar-link.ts'

interface House {
  secret: string
  /** Where the house is found from outside. */
  baseUrl: string
}

const owners = [...workers, 'participant'] as const

const linkForm = formOf({
  words: text({
    label: 'What should each entry be called?',
    hint: 'Anybody who sees your calendar can read this. It never says whom you meet, or what about.',
    required: 'Say what each entry should be called',
    max: 40,
  }),
  shows_place: confirm({ label: 'The place', says: 'Say where, too' }),
})

/** The private link by which somebody's own calendar follows what is arranged with them: made, shown, made anew. */
const link = ({ secret, baseUrl }: House) =>
  form({
    path: '/calendar',
    access: owners,
    audit: { show: { none: 'the viewer’s own link' }, submit: 'journeys.calendar_link.made' },
    form: linkForm,
    load: async ({ tx, viewer }) => ({ now: await calendarLinkOf(tx, viewer) }),
    prefill: ({ now }, { viewer }) =>
      linkForm.typedFrom(
        now ?? { words: viewer.role === 'participant' ? 'Meeting' : 'Appointment', shows_place: false },
      ),
    show({ visit, loaded: { now }, typed, errors, token }) {
      const themself = visit.viewer.role === 'participant'
      const asked = { form: linkForm, typed, errors }
      return {
        title: 'Your own calendar',
        back: themself ? { href: '/my/meetings', text: 'My meetings' } : { href: '/today', text: 'Today' },
        hideThisPage: true,
        main: (
          <>
            <FormErrors errors={errors} />
            <Heading>Your own calendar</Heading>
            <p>
              {themself
                ? 'You can see your meetings in the calendar on your phone. You need a private link.'
                : 'A private link shows your calendar program when you have an appointment or lead a session. It names nobody. The place is shown only where it is one of our offices, or where a group meets.'}
            </p>
            {now !== undefined && (
              <InsetText>
                <p>
                  <b>Your link, made {formatDate(dateInLondon(now.made_at))}:</b>
                </p>
                <p>
                  <code class="nwd-break">{new URL(`/calendar/${secretOf(secret, now.id)}`, baseUrl).href}</code>
                </p>
                <p>
                  In your calendar, choose “add by URL” or “subscribe”, and put this link in. Give it to nobody: whoever
                  has it sees when you meet.
                </p>
                <p>
                  <a href="/calendar/end">End this link</a>
                </p>
              </InsetText>
            )}
            <Form action="/calendar" token={token}>
              {now !== undefined && <h2>Make a new link</h2>}
              {now !== undefined && <p>The link above stops working then.</p>}
              <Ask {...asked} name="words" width={20} />
              <Ask {...asked} name="shows_place" />
              <Button kind={now === undefined ? 'primary' : 'secondary'}>
                {now === undefined ? 'Make the link' : 'Make a new link'}
              </Button>
            </Form>
          </>
        ),
      }
    },
    async submit({ visit, value }) {
      const id = await makeCalendarLink(visit.tx, secret, visit.viewer, value)
      await visit.record({ subject: { kind: 'calendar_link', id } })
      return { to: '/calendar', flash: 'Your link is made.' }
    },
  })

/** Ends the link: whoever follows it sees nothing more. */
const end = form({
  path: '/calendar/end',
  access: owners,
  audit: { show: { none: 'the viewer’s own link' }, submit: 'journeys.calendar_link.ended' },
  form: formOf({}),
  load: async ({ tx, viewer }) => found(await calendarLinkOf(tx, viewer)),
  show: ({ token, errors }) => ({
    title: 'End the link',
    back: { href: '/calendar', text: 'Your own calendar' },
    hideThisPage: true,
    main: (
      <Form action="/calendar/end" token={token} errors={errors}>
        <h1>End the link</h1>
        <p>Calendars that follow it will show nothing new. You can make another link at any time.</p>
        <ButtonGroup>
          <Button>End the link</Button>
          <a href="/calendar">Keep it</a>
        </ButtonGroup>
      </Form>
    ),
  }),
  async submit({ visit, loaded }) {
    await endCalendarLink(visit.tx, visit.viewer)
    await visit.record({ subject: { kind: 'calendar_link', id: loaded.id } })
    return { to: '/calendar', flash: 'The link has ended.' }
  },
})

/** What a calendar program asks for, about once an hour, by the secret and nothing else. Links that do not exist are counted, and slowed down. */
const feed = raw({
  method: 'GET',
  path: '/calendar/:link',
  access: 'everyone',
  audit: { none: 'times without names, asked for by a program every hour' },
  async answer({ tx, parameters, clock }) {
    const entries = (await guessesTooOften()) ? undefined : await entriesBehind(tx, parameters.link)
    if (entries === undefined) await countGuess()
    return new Response(await calendarOf(found(entries), { name: 'No Wrong Door', now: clock.now() }), {
      headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=600' },
    })
  },
})

/** A worker's and a participant's own calendar, and the feed that it follows. */
export const calendarRoutes = (house: House): readonly Route[] => [link(house), end, feed]
