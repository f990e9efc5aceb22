import { Ask, date, FormErrors, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { formatDate, formatDayAndDate, isWorkingDay } from '#platform/time'
import { Button, Form, Heading } from '#platform/ui'
import { announce, announcedDates } from '../calendar/calendar.queries.ts'
import { analysts, atTheDesk, byViewer, looking, subject, versionIn, versionOf } from '../desk/version-of.ts'
import { halfPastNine, wasPublished } from '../release.ts'
import { addMoment, versionsOfRelease } from '../releases.queries.ts'

const questions = formOf({
  on_date: date({ label: 'Day of publication', required: 'Enter the day on which it comes out', notPast: true }),
  reason: longText({
    label: 'If it is not the day announced, why',
    hint: 'Published in the release calendar.',
    max: 500,
  }),
})

/** Chooses the day on which an approved version comes out at half past nine; until then the day may be changed. */
export const scheduleRelease = form({
  path: '/statistics/national/releases/:version/schedule',
  access: analysts,
  audit: { show: looking, submit: 'releases.version.scheduled' },
  async load(visit) {
    const version = await versionOf(visit)
    const dates = await announcedDates(visit.tx)
    const again = (await versionsOfRelease(visit.tx, version.slug)).some(wasPublished)
    return { version, announced: again ? undefined : dates.find(({ period }) => period === version.period), again }
  },
  form: questions,
  prefill: ({ announced }) => (announced ? questions.typedFrom({ on_date: announced.on_date, reason: null }) : {}),
  show: ({ loaded: { version, announced }, typed, errors, token }) => ({
    title: 'Choose the day of publication',
    back: { href: atTheDesk(version.id), text: 'Back to the version' },
    main: (
      <Form action={`${atTheDesk(version.id)}/schedule`} token={token}>
        <FormErrors errors={errors} />
        <Heading
          sub={`${version.title}, version ${version.number}. ${announced ? `${formatDayAndDate(announced.on_date)} is announced.` : 'No day is announced for it.'} It comes out by itself at 9:30am, London time.`}
        >
          Choose the day of publication
        </Heading>
        <Ask form={questions} name="on_date" typed={typed} errors={errors} />
        <Ask form={questions} name="reason" typed={typed} errors={errors} rows={2} />
        <Button>Schedule it for 9:30am</Button>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { announced, again }, value: { on_date, reason } }) {
    const version = await versionIn(visit, ['approved', 'scheduled'], 'Only an approved version can be scheduled')
    const at = halfPastNine(on_date)
    if (at <= visit.clock.now())
      throw new Refused([{ field: 'on_date', message: 'Half past nine of that day is over: choose a later day' }])
    if (!isWorkingDay(on_date))
      throw new Refused([{ field: 'on_date', message: `${formatDayAndDate(on_date)} is no working day: choose one` }])
    if (announced !== undefined && announced.on_date !== on_date && reason === null)
      throw new Refused([
        { field: 'reason', message: `${formatDate(announced.on_date)} is announced: say why the day changes` },
      ])
    if (!again && announced?.on_date !== on_date)
      await announce(visit.tx, {
        period: version.period,
        on_date,
        reason: announced ? reason : null,
        by: visit.viewer.user_id,
      })
    await addMoment(visit.tx, version.id, { state: 'scheduled', ...byViewer(visit), for_moment: at })
    await visit.record({ ...subject(version.id), detail: { on_date } })
    return { to: atTheDesk(version.id), flash: `It comes out at 9:30am on ${formatDayAndDate(on_date)}.` }
  },
})
