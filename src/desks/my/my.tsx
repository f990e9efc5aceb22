import { leadOf, myDistancePanel, myNextPanel } from '#modules/journeys'
import { callName, ownPerson, selectOptionalPerson, timelinePanel } from '#modules/people'
import { myReferralPanel } from '#modules/referrals'
import { found, page } from '#platform/http'
import { Columns, Side } from '#platform/ui'

/** A participant's own page: who looks after the next step, where they want to get to, and what is written about them. */
export const my = page({
  path: '/my',
  access: ['participant'],
  audit: 'desks.own_page.viewed',
  async show(visit) {
    const { tx, viewer } = visit
    const person = found(await selectOptionalPerson(tx, found(await ownPerson(tx, viewer))))
    await visit.record({ person_id: person.id })
    const lead = await leadOf(tx, person.id)
    return {
      title: 'My page',
      hideThisPage: true,
      main: (
        <>
          <h1>Hello {callName(person)}</h1>
          <p class="ds_lead">
            {lead === undefined
              ? 'Nobody by name is working with you here yet.'
              : `${lead.name} works with you, and looks after your next step.`}
          </p>
          <Columns
            side={
              <Side
                label="Yours to know"
                heading
                items={[
                  { term: 'Who may see what is written', detail: <a href="/my/access">See who, and why</a> },
                  { term: 'What you share', detail: <a href="/my/sharing">See it, or take it back</a> },
                  { term: 'Who has looked', detail: <a href="/my/access-log">See every look</a> },
                  { term: 'A copy of all of it', detail: <a href="/my/copy">Ask for your copy</a> },
                  { term: 'Your account', detail: <a href="/account">Password and sign-in</a> },
                ]}
              />
            }
          >
            {await myReferralPanel(visit, person)}
            {await myNextPanel(visit, person)}
            {await myDistancePanel(visit, person)}
            {person.aim !== null && (
              <section aria-labelledby="aim">
                <h2 id="aim">Where you want to get to</h2>
                <p>“{person.aim}”</p>
              </section>
            )}
            {await timelinePanel(visit, person)}
          </Columns>
        </>
      ),
    }
  },
})
