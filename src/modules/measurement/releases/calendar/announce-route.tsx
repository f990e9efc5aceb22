import { Ask, choice, date, FormErrors, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import {
  addDays,
  addMonths,
  type CalendarDate,
  formatDayAndDate,
  isWorkingDay,
  periodOf,
  quarter,
} from '#platform/time'
import { Button, Form, Heading } from '#platform/ui'
import { analysts, looking } from '../desk/version-of.ts'
import { quarterInWords, quartersOver, wasPublished } from '../release.ts'
import { versionsKnown } from '../releases.queries.ts'
import { announce, announcedDates } from './calendar.queries.ts'

/** The quarter that ended last, the one that runs, and the three after it. */
function quartersToAnnounce(today: CalendarDate): string[] {
  const ahead = [0, 3, 6, 9].map((months) => quarter(addMonths(periodOf(quarter(today)).from, months)))
  return [...quartersOver(today, 1), ...ahead]
}

const questions = (today: CalendarDate) =>
  formOf({
    period: choice({
      label: 'Figures up to the end of',
      required: 'Choose a quarter',
      options: quartersToAnnounce(today).map((value) => ({ value, text: quarterInWords(value) })),
    }),
    on_date: date({ label: 'Day of publication', required: 'Enter the day of publication', notPast: true }),
    reason: longText({
      label: 'If another day was announced before, why it changes',
      hint: 'Published in the release calendar.',
      max: 500,
    }),
  })

/** How long before publication a day is announced, unless a reason is given. */
const notice = 28

/** Announces on which day the release of a quarter comes out. */
export const announceDate = form({
  path: '/statistics/national/dates',
  access: analysts,
  audit: { show: looking, submit: 'releases.date.announced' },
  load: async ({ today }) => ({ today }),
  form: ({ today }) => questions(today),
  show: ({ loaded: { today }, typed, errors, token }) => ({
    title: 'Announce a day of publication',
    back: { href: '/statistics/national', text: 'National statistics' },
    main: (
      <Form action="/statistics/national/dates" token={token}>
        <FormErrors errors={errors} />
        <Heading
          sub={`It stands in the public calendar at once. Announce it at least ${notice} days before: from ${formatDayAndDate(addDays(today, notice))} on.`}
        >
          Announce a day of publication
        </Heading>
        <Ask form={questions(today)} name="period" typed={typed} errors={errors} />
        <Ask form={questions(today)} name="on_date" typed={typed} errors={errors} />
        <Ask form={questions(today)} name="reason" typed={typed} errors={errors} rows={2} />
        <Button>Announce it</Button>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { today }, value: { period, on_date, reason } }) {
    const { tx, viewer } = visit
    if ((await versionsKnown(tx)).some((version) => version.period === period && wasPublished(version)))
      throw new Refused([{ field: 'period', message: 'The release of that quarter is out' }])
    if (on_date <= periodOf(period).to)
      throw new Refused([{ field: 'on_date', message: 'The quarter is not over on that day: choose a later one' }])
    if (!isWorkingDay(on_date))
      throw new Refused([{ field: 'on_date', message: `${formatDayAndDate(on_date)} is no working day: choose one` }])
    const before = (await announcedDates(tx)).find((date) => date.period === period)
    if (before !== undefined && before.on_date !== on_date && reason === null)
      throw new Refused([
        { field: 'reason', message: `${formatDayAndDate(before.on_date)} is announced: say why it changes` },
      ])
    if (before === undefined && on_date < addDays(today, notice) && reason === null)
      throw new Refused([{ field: 'reason', message: `That is less than ${notice} days from now: say why` }])
    await announce(tx, { period, on_date, reason, by: viewer.user_id })
    await visit.record({ detail: { period, on_date } })
    return { to: '/statistics/national', flash: `${formatDayAndDate(on_date)} is announced.` }
  },
})
