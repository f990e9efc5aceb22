const doors = [
  ['/requirements', 'Service requirements'],
  ['/requirements/alignment', 'What they answer to'],
  ['/requirements/actual', 'Planned against actual'],
  ['/indicators', 'Indicators'],
  ['/evidence', 'What the plan is argued from'],
] as const

/** The other pages of what a partnership plans for a year. */
export const PlanningLinks = ({ year, but }: { year: string; but?: (typeof doors)[number][0] | undefined }) => (
  <>
    {doors
      .filter(([href]) => href !== but)
      .map(([href, text], at) => (
        <span key={href}>
          {at > 0 && <br />}
          <a href={`${href}?year=${year}`}>{text}</a>
        </span>
      ))}
  </>
)

/** Back from them to the plan itself. */
export const toPlans = { href: '/partnership/plans', text: 'Delivery plans' }
