import { areaMeetings, partnershipForm, putOnAgenda } from '#modules/partnership'
import { Ask, choice, formOf, wholeNumber } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { formatDate } from '#platform/time'
import { areaOf, ownPlan, writers } from '../plans.access.ts'
import { newRow } from '../plans.db.ts'
import { yearAsked } from '../requirements/years.ts'
import { keepPaper } from './indicators.queries.ts'
import { inWords, standingsOf } from './standing.ts'

/** Puts the indicators on the agenda of a meeting that is to come, with a paper of how they stand today. */
export const layBeforeMeeting = form({
  path: '/indicators/paper',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.indicators.laid_before_meeting' },
  async load({ tx, viewer, url, today }) {
    const coming = (await areaMeetings(tx, areaOf(viewer))).filter(
      ({ standing, on_date }) => on_date >= today && (standing === 'called' || standing === 'papers_sent'),
    )
    const questions = formOf({
      meeting: choice({
        label: 'Which meeting?',
        required: 'Choose the meeting',
        options: coming.map(({ id, title, on_date }) => ({ value: id, text: `${title}, ${formatDate(on_date)}` })),
      }),
      minutes_needed: wholeNumber({
        label: 'How many minutes does it need?',
        called: 'The minutes',
        required: 'Enter how many minutes it needs',
        min: 1,
        max: 240,
      }),
    })
    return { year: yearAsked(url, today), coming, questions }
  },
  form: ({ questions }) => questions,
  prefill: ({ coming }) => ({ meeting: coming[0]?.id ?? '', minutes_needed: '15' }),
  show(view) {
    const { year, coming, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Lay the indicators before a meeting',
      sub:
        coming.length === 0 ? (
          <>
            No meeting is called. <a href="/partnership/meetings/new">Call one first</a>.
          </>
        ) : (
          `They go onto its agenda as they stand today, with what was noted. The paper does not change afterwards.`
        ),
      view,
      button: 'Put them on the agenda',
      back: { href: `/indicators?year=${year}`, text: `Indicators ${year}` },
      children: (
        <>
          <Ask {...asked} name="meeting" />
          <Ask {...asked} name="minutes_needed" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { year, coming }, value }) {
    const { tx, viewer, today, record } = visit
    const area_id = areaOf(viewer)
    const meeting = coming.find(({ id }) => id === value.meeting)
    if (meeting === undefined) throw new Refused([{ field: 'meeting', message: 'Choose a meeting that is to come' }])
    const standings = await standingsOf(visit, area_id, year)
    if (standings.length === 0) throw new Refused('No indicator is chosen for this year yet')
    const { id } = newRow(area_id)
    const link = `/indicators/papers/${id}`
    const off = standings.filter(({ course }) => course === 'off_course').length
    const item_id = await putOnAgenda(tx, viewer, {
      area_id,
      title: `Indicators ${year}`,
      words: `${standings.length} indicators as at ${formatDate(today)}: ${off === 0 ? 'none off course' : `${off} off course`}.`,
      purpose: off === 0 ? 'note' : 'discuss',
      minutes_needed: value.minutes_needed,
      paper_link: link,
      from: { kind: 'indicator_paper', id, link },
      organisation_id: viewer.organisation_id,
      meeting_id: meeting.id,
    })
    await keepPaper(tx, viewer, {
      id,
      area_id,
      year,
      meeting_id: meeting.id,
      item_id,
      as_at: today,
      lines: standings.map(inWords),
    })
    await record({ area_id, subject: { kind: 'indicator_paper', id } })
    return { to: link, flash: `They are on the agenda of ${meeting.title}, ${formatDate(meeting.on_date)}.` }
  },
})
