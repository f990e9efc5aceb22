import { Ask, choice, email, FormErrors, formOf, longText, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { Button, Form, Heading } from '#platform/ui'
import { analysts, byViewer } from '../desk/version-of.ts'
import { isWithdrawn, namesOf, quarterInWords, quartersOver, type Version, wasPublished } from '../release.ts'
import { holdVersion, versionsKnown } from '../releases.queries.ts'
import { askForRelease, openRequest } from './requests.queries.ts'

/** How far back a release may still be prepared: two years. */
const quarters = 8

/** Who answers questions, asked the same way when preparing and when amending. */
export const contactQuestions = {
  contact_name: text({
    label: 'Who answers questions about it',
    hint: 'A person’s or a team’s name, published with the release.',
    required: 'Enter who answers questions about it',
    max: 120,
  }),
  contact_email: email({ label: 'Their e-mail address', required: 'Enter the e-mail address for questions' }),
}

/** Quarters that are over and later than any that is out: the series goes on, and what is out is amended instead. */
function quartersToPrepare(today: CalendarDate, versions: readonly Version[]): string[] {
  const newest = versions.find(wasPublished)?.period ?? ''
  return quartersOver(today, quarters).filter((period) => period > newest)
}

interface Loaded {
  today: CalendarDate
  versions: readonly Version[]
}

const questions = ({ today, versions }: Loaded) =>
  formOf({
    period: choice({
      label: 'Figures up to the end of',
      required: 'Choose the latest quarter that the release covers',
      options: quartersToPrepare(today, versions).map((value) => ({ value, text: quarterInWords(value) })),
    }),
    ...contactQuestions,
    revisions_note: longText({
      label: 'If figures that were final have changed, why',
      hint: 'Published with the release. The checklist says whether any have.',
      max: 1000,
    }),
  })

const back = { href: '/statistics/national', text: 'National statistics' }

const nothingToPrepare = {
  title: 'Prepare a release',
  back,
  main: (
    <>
      <Heading>Prepare a release</Heading>
      <p class="nwd-empty">
        The release of the last quarter is out, and the next quarter is not over. To put a mistake right, amend the
        release that is out.
      </p>
    </>
  ),
}

/** Why a release cannot be asked for twice. */
export const beingPrepared = 'This release is being counted already: wait until it is there'

/** Asks for a release: the program counts a quarter’s figures, protects, attacks and freezes them. */
export const prepareRelease = form({
  path: '/statistics/national/prepare',
  access: analysts,
  audit: { show: { none: 'an empty form' }, submit: 'releases.version.asked' },
  load: async ({ today, tx }) => ({ today, versions: await versionsKnown(tx) }),
  form: questions,
  prefill: ({ today, versions }) => {
    const [newest] = versions
    return {
      period: quartersOver(today, 1)[0] ?? '',
      contact_name: newest?.contact_name ?? '',
      contact_email: newest?.contact_email ?? '',
    }
  },
  show: ({ loaded, typed, errors, token }) => {
    const asked = questions(loaded)
    if (quartersToPrepare(loaded.today, loaded.versions).length === 0) return nothingToPrepare
    return {
      title: 'Prepare a release',
      back,
      main: (
        <Form action="/statistics/national/prepare" token={token}>
          <FormErrors errors={errors} />
          <Heading sub="Everybody registered is counted as at the last day of the quarter, small numbers are hidden, somebody’s attempt to work them out is played through, and the result is frozen. It may take minutes for the whole of Scotland; you need not wait here.">
            Prepare a release
          </Heading>
          <Ask form={asked} name="period" typed={typed} errors={errors} />
          <Ask form={asked} name="contact_name" typed={typed} errors={errors} />
          <Ask form={asked} name="contact_email" typed={typed} errors={errors} />
          <Ask form={asked} name="revisions_note" typed={typed} errors={errors} rows={3} />
          <Button>Count and freeze the figures</Button>
        </Form>
      ),
    }
  },
  async submit({ visit, value }) {
    await holdVersion(visit.tx, 'all')
    const same = (await versionsKnown(visit.tx)).filter(({ period }) => period === value.period)
    const title = namesOf(value.period).title
    if (same.some((version) => !isWithdrawn(version)))
      throw new Refused([
        { field: 'period', message: `${title} is under way already: go on with it, or set it aside first` },
      ])
    if ((await openRequest(visit.tx, value.period)) !== undefined) throw new Refused(beingPrepared)
    await askForRelease(visit.tx, { ...value, change_note: null }, visit.viewer)
    await visit.record({ detail: { period: value.period, by: byViewer(visit).by_user } })
    return { to: '/statistics/national', flash: `${title} is being counted and protected.` }
  },
})
