import type { VNode } from 'preact'
import { openInSupport } from '#modules/journeys'
import { openFollowUps } from '#modules/outcomes'
import type { Person } from '#modules/people'
import { openReferrals } from '#modules/referrals'
import type { Visit } from '#platform/http'
import { Count, SummaryList } from '#platform/ui'

/** What is open now, a line each, from every room: referrals and handovers, appointments, the plan and its review, follow-ups. */
export async function openNow(visit: Visit, person: Person): Promise<VNode | null> {
  // One after another: they share the visit's one connection.
  const referrals = await openReferrals(visit, person)
  const support = await openInSupport(visit, person)
  const followUps = await openFollowUps(visit, person)
  const lines = [...referrals, ...support, ...followUps]
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="open-now">
      <h2 id="open-now">
        Open now <Count>{lines.length}</Count>
      </h2>
      <SummaryList dense rows={lines.map(({ key, value }, index) => ({ key: numbered(key, index, lines), value }))} />
    </section>
  )
}

/** Lines of one name are told apart: "Referral", "Referral 2". */
function numbered(key: string, index: number, lines: readonly { key: string }[]): string {
  const before = lines.slice(0, index).filter((line) => line.key === key).length
  return before === 0 ? key : `${key} ${before + 1}`
}
