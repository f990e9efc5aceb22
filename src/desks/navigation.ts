import type { Role, Viewer } from '#platform/access'
import type { NavItem } from '#platform/ui'

const worker = [
  ['/today', 'Today'],
  ['/people', 'My people'],
  ['/referrals/new', 'Refer'],
  ['/follow-ups', 'Follow-ups'],
] as const

const items: Record<Role, readonly (readonly [href: string, text: string])[]> = {
  participant: [
    ['/my', 'My page'],
    ['/my/plan', 'My plan'],
    ['/my/meetings', 'My meetings'],
    ['/my/access', 'Who can see what'],
  ],
  key_worker: [...worker, ['/people/find', 'Find a person'], ['/partnership', 'Partnership']],
  provider_worker: [
    ...worker,
    ['/people/find', 'Find a person'],
    ['/reports/referrals', 'Our referrals'],
    ['/partnership', 'Partnership'],
  ],
  team_lead: [
    ...worker,
    ['/referrals', 'Referrals'],
    ['/people/find', 'Find a person'],
    ['/reports', 'Reports'],
    ['/partnership', 'Partnership'],
  ],
  referrer: [
    ['/referrals/sent', 'People I referred'],
    ['/referrals/new', 'Refer somebody'],
    ['/partnership', 'Partnership'],
  ],
  employer_officer: [
    ['/employers', 'Employers'],
    ['/partnership', 'Partnership'],
  ],
  coordinator: [
    ['/today', 'Today'],
    ['/referrals', 'Referrals'],
    ['/people/find', 'Find'],
    ['/reports', 'Reports'],
    ['/returns', 'Returns'],
    ['/checklists', 'Checklists'],
    ['/partnership', 'Partnership'],
  ],
  member: [
    ['/partnership', 'Partnership'],
    ['/partnership/meetings', 'Meetings'],
    ['/partnership/actions', 'Actions'],
    ['/partnership/risks', 'Risks'],
    ['/checklists', 'Checklists'],
  ],
  analyst: [
    ['/statistics/national', 'National statistics'],
    ['/reports/progress', 'Progress'],
    ['/national-plan', 'National plan'],
    ['/readiness', 'Readiness'],
    ['/checklists', 'Checklists'],
  ],
  administrator: [
    ['/accounts', 'Accounts'],
    ['/systems', 'Other systems'],
    ['/imports', 'Files'],
    ['/assessment-questions', 'Questions'],
    ['/archives', 'Archive'],
  ],
}

/** Where a role begins: the first entry of its navigation. */
export function homeOf(role: Role): string {
  return items[role][0]?.[0] ?? '/account'
}

/** The navigation of a viewer: a short list for their role, the longest entry that matches the address marked as where they are. */
export function navigationFor(viewer: Viewer | undefined, path: string): NavItem[] {
  if (viewer === undefined) return []
  const mine = items[viewer.role]
  const here = mine
    .map(([href]) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0]
  return mine.map(([href, text]) => ({ href, text, current: href === here }))
}
