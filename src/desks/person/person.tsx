import {
  aimPanel,
  contactsPanel,
  distancePanel,
  leadOf,
  openSpellOf,
  planPanel,
  spellPanel,
  stagesPanel,
  supportNextStep,
} from '#modules/journeys'
import { followUpNextStep, outcomesPanel } from '#modules/outcomes'
import {
  aboutPanel,
  accessPanel,
  flagsPanel,
  selectOptionalContactDetails,
  selectOptionalPerson,
  sight,
  sightOf,
  timelinePanel,
  toldPanel,
} from '#modules/people'
import { handoverNextStep, referralsPanel } from '#modules/referrals'
import { found, page } from '#platform/http'
import { addLinks } from './add-links.tsx'
import { openNow } from './open-now.tsx'
import { PersonPage } from './person.page.tsx'

/** A person, gathered from every room that knows something of them, as far as the viewer may see. */
export const person = page({
  path: '/people/:person',
  access: ['key_worker', 'provider_worker', 'team_lead', 'coordinator', 'referrer'],
  audit: 'people.person.viewed',
  async show(visit) {
    const { tx, today } = visit
    const someone = found(await selectOptionalPerson(tx, visit.parameters.person))
    await visit.record({ person_id: someone.id })
    const lead = await leadOf(tx, someone.id)
    const seen = await sightOf(tx, someone.id)
    const supported = (await openSpellOf(tx, someone.id)) !== undefined
    return {
      title: `${someone.given_name} ${someone.family_name}`,
      wide: true,
      main: (
        <PersonPage
          person={someone}
          contact={await selectOptionalContactDetails(tx, someone.id)}
          lead={seen < sight.referral ? null : lead?.name}
          today={today}
          flags={await flagsPanel(visit, someone)}
          told={await toldPanel(visit, someone)}
          next={
            (await handoverNextStep(visit, someone)) ??
            (await followUpNextStep(visit, someone)) ??
            (await supportNextStep(visit, someone))
          }
          panels={[
            await openNow(visit, someone),
            await aimPanel(visit, someone),
            await spellPanel(visit, someone),
            await planPanel(visit, someone),
            await stagesPanel(visit, someone),
            await outcomesPanel(visit, someone),
            await distancePanel(visit, someone),
            await contactsPanel(visit, someone),
            await referralsPanel(visit, someone),
            await timelinePanel(visit, someone),
          ]}
          side={
            <aside class="nwd-side" aria-label="About">
              {await aboutPanel(visit, someone)}
              {await accessPanel(visit, someone)}
              {addLinks({ viewer: visit.viewer, person: someone.id, sight: seen, supported })}
            </aside>
          }
        />
      ),
    }
  },
})
