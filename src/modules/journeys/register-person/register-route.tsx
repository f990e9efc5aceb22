import { recordCharacteristics, recordNotice } from '#modules/people'
import { form } from '#platform/http'
import { workers } from '../journeys.access.ts'
import { registerPerson } from '../spells/register.ts'
import { registerForm } from './register-form.ts'
import { registerPage } from './register-page.tsx'
import { type ToRegister, toRegister } from './to-register.ts'

export const registerRoute = form({
  path: '/people/:person/register',
  access: workers,
  audit: { show: 'journeys.registration.opened', submit: 'journeys.person.registered' },
  form: ({ today, leads }: ToRegister) => registerForm(today, leads),
  load: toRegister,
  prefill({ today, leads, asked }, visit) {
    const blank = registerForm(today, leads)
    const referral = visit.url.searchParams.get('referral')
    return {
      ...blank.typedFrom({ ...asked, registered_on: today, lead: visit.viewer.user_id }),
      ...(referral === null ? {} : { referral_id: referral }),
    }
  },
  async show(view) {
    await view.visit.record({ person_id: view.loaded.person.id })
    return registerPage(view)
  },
  async submit({ visit, loaded, value }) {
    const { tx, viewer, today } = visit
    const { person, notices } = loaded
    const { registered_on, stream, lead, referral_id, privacy, charter, ...answers } = value
    const named = loaded.leads.find((colleague) => colleague.user_id === lead)
    const registration = { person, registered_on, stream, referral_id, lead: named }
    const spell = await registerPerson(tx, viewer, registration, today)
    await recordCharacteristics(tx, viewer, person, answers, today)
    const given = [
      { notice: 'privacy', format: privacy, version: notices.privacy?.version },
      { notice: 'charter', format: charter, version: notices.charter?.version },
    ] as const
    for (const { notice, format, version } of given) {
      await recordNotice(tx, viewer, person, { notice, format, version: version ?? 'none', given_on: today })
    }
    await visit.record({ person_id: person.id, subject: { kind: 'spell', id: spell }, detail: { stream } })
    return {
      to: `/people/${person.id}/registration`,
      flash: `Registered. ${named?.name ?? viewer.name} is the lead key worker.`,
    }
  },
})
