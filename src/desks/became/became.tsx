import { type SentReferral, sentReferrals } from '#modules/measurement'
import { keysFollowed } from '#modules/people'
import { Bars } from '#platform/charts'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'

/**
 * What became of those whom an organisation referred, in counts: its own people, of whom it knows already, so that small counts are not hidden from it. Who did
 * not agree that the sender follows how they get on is in no count but that of the referrals sent.
 */
export const becameOfSent = page({
  path: '/referrals/sent/became',
  access: ['referrer', 'key_worker', 'provider_worker', 'team_lead', 'coordinator'],
  audit: 'desks.became_of_sent.viewed',
  async show({ tx, viewer, today, statistics, record }) {
    const [area, organisation] = [found(viewer.area_id), found(viewer.organisation_id)]
    const sent = await statistics((stats) => sentReferrals(stats, { as_at: today, area, organisation }))
    const known = await keysFollowed(tx, [...new Set(sent.map(({ person_key }) => person_key))])
    const followed = sent.filter(({ person_key }) => known.has(person_key))
    await record({ detail: { referrals: followed.length } })
    return {
      title: 'What became of those you referred',
      back: { href: '/referrals/sent', text: 'People you referred' },
      main: (
        <>
          <Heading sub={`${viewer.organisation_name} · to ${formatDate(today)}`}>
            What became of those you referred
          </Heading>
          {sent.length === 0 ? (
            <p class="nwd-empty">Nobody from your organisation has referred anybody yet.</p>
          ) : (
            <Became followed={followed} others={sent.length - followed.length} />
          )}
        </>
      ),
    }
  },
})

function Became({ followed, others }: { followed: readonly SentReferral[]; others: number }) {
  const count = (which: (one: SentReferral) => boolean) => followed.filter(which).length
  const entered = count((one) => one.entered_employment)
  const started = count(({ state }) => state === 'registered')
  const supportEnded = count((one) => one.support_ended)
  const steps = [
    { label: 'Sent', value: followed.length },
    { label: 'Accepted by a key worker', value: count((one) => one.accepted) },
    { label: 'All three met', value: count((one) => one.met) },
    { label: 'Started', value: started },
    { label: 'Entered work', value: entered },
    { label: 'In work at 13 weeks', value: count((one) => one.in_work_13w) },
    { label: 'Learning, experience or volunteering', value: count((one) => one.other) },
  ]
  const endings = endingsOf(followed)
  const ended = endings.reduce((sum, { referrals }) => sum + referrals, 0)
  return (
    <>
      <p class="ds_lead">
        Of {followed.length} {followed.length === 1 ? 'referral' : 'referrals'} that you may follow, {started} led to
        support{supportEnded > 0 && ` (ended since for ${supportEnded})`} and {entered} to work.{' '}
        {count(({ state }) => state === 'open')} are on their way; {ended} ended without a start.
      </p>
      <Bars title="What became of the referrals" measure="Referrals" bars={steps} full={followed.length} />
      {ended > 0 && (
        <Table
          caption="How those without a start ended"
          dense
          columns={[
            { key: 'how', text: 'How' },
            { key: 'referrals', text: 'Referrals', numeric: true },
          ]}
          rows={endings}
        />
      )}
      {others > 0 && (
        <p class="nwd-sub">
          {others} more: the person did not agree that you follow how they get on, or no longer does.
        </p>
      )}
    </>
  )
}

/** The ways in which a referral ends without a start: they do not mean the same, and are never added to one another but in the total. */
const ways: readonly { how: string; is: (one: SentReferral) => boolean }[] = [
  { how: 'Declined, because the person decided otherwise', is: ({ state }) => state === 'declined' },
  { how: 'Closed by its sender, the person told', is: ({ state }) => state === 'closed' },
  { how: 'Sent on to the area where they live', is: ({ state }) => state === 'sent_on' },
  ...(
    [
      ['before_contact', 'Withdrawn before anybody had agreed to meet them'],
      ['after_contact', 'Withdrawn after a key worker had said yes'],
      ['completed_early', 'Completed early: they reached what they wanted'],
    ] as const
  ).map(([meaning, how]) => ({
    how,
    is: (one: SentReferral) => one.state === 'withdrawn' && one.withdrawn_as === meaning,
  })),
]

const endingsOf = (followed: readonly SentReferral[]) =>
  ways.map(({ how, is }) => ({ how, referrals: followed.filter(is).length })).filter(({ referrals }) => referrals > 0)
