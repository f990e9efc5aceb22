import { type Asking, serviceToAskFor } from '#modules/directory'
import { formOf, text } from '#platform/forms'
import { form, type Route, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form, InsetText } from '#platform/ui'
import { newLink, type Throttle } from '../outside/link.ts'
import { areasThatTake, beginFromOutside } from '../outside/outside.queries.ts'

// A box that people do not see and programs fill in. Whoever fills it in is told so, in case it was their browser.
const start = formOf({ website: text({ label: 'Leave this box empty' }) }, ({ website }) =>
  website === null ? [] : [{ field: '', message: 'We could not tell that you are a person. Press “Start” once more.' }],
)

const asked = ({ url, tx }: Visit<object, unknown>): Promise<Asking | undefined> =>
  serviceToAskFor(tx, url.searchParams.get('service') ?? '')

const inWords = ({ name, organisation }: Asking) => (organisation === null ? name : `${name}, by ${organisation}`)

/** Where somebody begins who asks for help themself: what is asked, how long it takes, and that they can stop. */
export const startOwn = ({ throttle }: { throttle: Throttle }): Route =>
  form({
    path: '/refer-yourself',
    access: 'everyone',
    audit: { show: { none: 'an empty form' }, submit: { none: 'nothing is known yet of whoever begins' } },
    repeats: true,
    load: async (visit) => ({ service: await asked(visit) }),
    form: start,
    show: ({ visit, loaded: { service }, token, errors }) => ({
      title: 'Ask for help yourself',
      hideThisPage: true,
      back: { href: '/', text: 'Find support' },
      main: (
        <>
          <h1>Ask for help yourself</h1>
          <p class="ds_lead">Help to find work, or to stay in it. You do not need anybody to ask for you.</p>
          {service && <InsetText>You are asking for: {inWords(service)}.</InsetText>}
          <ul class="ds_bullets">
            <li>It takes about four minutes. You need no account.</li>
            <li>We ask your name, how to reach you, and what would help. Not your age, and nothing about money.</li>
            <li>You can stop and come back. You get a link for that.</li>
            <li>Nobody sees it until you send it.</li>
          </ul>
          <Form action={visit.url.pathname + visit.url.search} token={token} errors={errors}>
            <div class="visually-hidden" aria-hidden="true">
              <label for="f-website">Leave this box empty</label>
              <input id="f-website" name="website" type="text" tabindex={-1} autocomplete="off" />
            </div>
            <ButtonGroup>
              <Button>Start</Button>
            </ButtonGroup>
          </Form>
          <h2>You would rather not write</h2>
          <p>
            Ask anybody who helps you now: a teacher, your doctor, a housing worker, Jobcentre Plus. They can do it with
            you.
          </p>
          <p class="nwd-sub">
            <a href="/privacy">What we do with what you tell us</a>
          </p>
        </>
      ),
    }),
    async submit({ visit, loaded: { service } }) {
      await throttle.count('begin', 'everybody', visit.request)
      const taken = service?.area_id && (await areasThatTake(visit.tx)).has(service.area_id) ? service.area_id : null
      const link = newLink()
      const asking = service === undefined ? null : { id: service.id, words: inWords(service).slice(0, 300) }
      await beginFromOutside(visit.tx, link, { area: taken, service: asking })
      return { to: `/refer-yourself/${link}/${taken === null ? 'area' : 'name'}` }
    },
  })
