import { areaMeetings, type Meeting, partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf, longText } from '#platform/forms'
import { form, found } from '#platform/http'
import { addMonths, type CalendarDate, formatDate } from '#platform/time'
import { isOpen, mayChange, stateWords } from './improvement.ts'
import { selectOptionalImprovement } from './improvements.queries.ts'
import { recordProgress } from './progress.queries.ts'
import { ownPlan, whoWrites } from './who.ts'

/** Meetings of the last year that were not cancelled, the latest first: where progress may have been looked at. */
const meetingsLately = (meetings: readonly Meeting[], today: CalendarDate) =>
  meetings
    .filter(({ on_date, standing }) => standing !== 'cancelled' && on_date <= today && on_date > addMonths(today, -12))
    .toReversed()

const progressForm = (meetings: readonly Meeting[]) =>
  formOf({
    state: choice({
      label: 'How is it going?',
      required: 'Choose how it is going',
      options: [
        { value: 'on_track', text: stateWords.on_track },
        { value: 'slipping', text: stateWords.slipping },
        { value: 'done', text: stateWords.done },
        { value: 'dropped', text: stateWords.dropped },
      ],
    }),
    words: longText({
      label: 'What has happened? If it slips or is dropped, why?',
      called: 'What has happened',
      required: 'Say in a sentence what has happened, or why it slips or is dropped',
      max: 2000,
    }),
    on_day: date({ label: 'As of when?', called: 'The day', required: 'Enter the day', notFuture: true }),
    meeting: choice({
      label: 'Did a meeting look at it?',
      called: 'The meeting',
      options: meetings.map(({ id, title, on_date }) => ({ value: id, text: `${title}, ${formatDate(on_date)}` })),
    }),
  })

/** How an improvement gets on: another row each time. What was ended can be taken up again. */
export const progressRoute = form({
  path: '/checklists/plan/:improvement/progress',
  access: whoWrites,
  audit: { show: ownPlan, submit: 'checklists.improvement.progress' },
  async load({ tx, viewer, today, parameters }) {
    const improvement = found(await selectOptionalImprovement(tx, parameters.improvement))
    if (!mayChange(improvement, viewer)) found(undefined)
    return { improvement, meetings: meetingsLately(await areaMeetings(tx, improvement.area_id), today) }
  },
  form: ({ meetings }) => progressForm(meetings),
  prefill: ({ meetings }, { today }) => progressForm(meetings).typedFrom({ on_day: today }),
  show(view) {
    const { improvement, meetings } = view.loaded
    const asked = { form: progressForm(meetings), typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: isOpen(improvement) ? 'Say how it goes' : 'Take it up again',
      sub: improvement.issue,
      view,
      button: 'Save',
      back: { href: `/checklists/plan/${improvement.id}`, text: `Improvement ${improvement.number}` },
      children: (
        <>
          <Ask {...asked} name="state" inline />
          <Ask {...asked} name="words" rows={4} />
          <Ask {...asked} name="on_day" />
          {meetings.length > 0 && <Ask {...asked} name="meeting" />}
        </>
      ),
    })
  },
  async submit({ visit, loaded: { improvement }, value: { meeting, ...said } }) {
    await recordProgress(visit.tx, visit.viewer, improvement, { ...said, meeting_id: meeting })
    await visit.record({ subject: { kind: 'improvement', id: improvement.id }, detail: { state: said.state } })
    const flash = `Improvement ${improvement.number}: ${stateWords[said.state].toLowerCase()}.`
    return { to: `/checklists/plan/${improvement.id}`, flash }
  },
})
