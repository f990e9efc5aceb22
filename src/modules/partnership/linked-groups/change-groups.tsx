import { Ask, choice, date, formOf, longText, text, wholeNumber } from '#platform/forms'
import { form, found } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { areaOf, coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { endGroup, insertGroup, insertReport, selectOptionalGroup } from './groups.queries.ts'

const back = { href: '/partnership/groups', text: 'Boards and groups' }

const groupForm = (today: CalendarDate) =>
  formOf({
    name: text({ label: 'Name of the board or group', required: 'Enter its name', max: 120 }),
    kind: choice({
      label: 'What is it?',
      required: 'Choose what it is',
      options: referenceOptions('linked-group-kinds', today),
    }),
    how: text({
      label: 'How do we report to it, or work with it?',
      called: 'How',
      hint: 'For example: a paper twice a year, and our chair sits on it.',
      required: 'Say how',
      max: 300,
    }),
    every_months: wholeNumber({ label: 'Every how many months?', called: 'The months', min: 1, max: 60 }),
  })

/** A coordinator adds a board or group. */
export const addGroup = form({
  path: '/partnership/groups/new',
  access: coordinators,
  audit: { show: { none: 'an empty form' }, submit: 'partnership.group.added' },
  load: async ({ today }) => groupForm(today),
  form: (questions) => questions,
  show(view) {
    const asked = { form: view.loaded, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add a board or group',
      view,
      button: 'Add it',
      back,
      children: (
        <>
          <Ask {...asked} name="name" />
          <Ask {...asked} name="kind" />
          <Ask {...asked} name="how" />
          <Ask {...asked} name="every_months" />
        </>
      ),
    })
  },
  async submit({ visit, value }) {
    const id = await insertGroup(visit.tx, visit.viewer, areaOf(visit.viewer), value)
    await visit.record({ subject: { kind: 'linked_group', id }, detail: { kind: value.kind } })
    return { to: back.href, flash: `${value.name} is added.` }
  },
})

const reportForm = formOf({
  reported_on: date({ label: 'Day of the report', required: 'Enter the day', notFuture: true }),
  words: longText({
    label: 'What was reported, and what did the group say?',
    called: 'The report',
    required: 'Say what was reported',
    max: 2000,
  }),
  next_on: date({ label: 'Next report', hint: 'Leave it out to go by the usual rhythm.' }),
})

/** A report to a group is written down. */
export const reportToGroup = form({
  path: '/partnership/groups/:group/report',
  access: coordinators,
  audit: { show: { none: 'the name of a group' }, submit: 'partnership.group.reported' },
  load: async ({ tx, parameters }) => found(await selectOptionalGroup(tx, parameters.group)),
  form: reportForm,
  show(view) {
    const asked = { form: reportForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Write down a report',
      sub: `To ${view.loaded.name}`,
      view,
      button: 'Save the report',
      back,
      children: (
        <>
          <Ask {...asked} name="reported_on" />
          <Ask {...asked} name="words" />
          <Ask {...asked} name="next_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    await insertReport(visit.tx, visit.viewer, loaded, value)
    await visit.record({ subject: { kind: 'linked_group', id: loaded.id } })
    return { to: back.href, flash: `The report to ${loaded.name} is written down.` }
  },
})

const endForm = formOf({
  reason: text({ label: 'Why does the link end?', called: 'Why', required: 'Say why in a few words', max: 300 }),
})

/** The partnership no longer reports to a group. */
export const unlinkGroup = form({
  path: '/partnership/groups/:group/end',
  access: coordinators,
  audit: { show: { none: 'the name of a group' }, submit: 'partnership.group.ended' },
  load: async ({ tx, parameters }) => found(await selectOptionalGroup(tx, parameters.group)),
  form: endForm,
  show: (view) =>
    partnershipForm({
      heading: 'End the link with a group',
      sub: `${view.loaded.name}. Its reports stay on record.`,
      view,
      button: 'End the link',
      back,
      children: <Ask form={endForm} typed={view.typed} errors={view.errors} name="reason" />,
    }),
  async submit({ visit, loaded, value }) {
    await endGroup(visit.tx, visit.viewer, loaded.id, value.reason, visit.clock.now())
    await visit.record({ subject: { kind: 'linked_group', id: loaded.id } })
    return { to: back.href, flash: `The link with ${loaded.name} has ended.` }
  },
})
