import type { Shown } from '#platform/http'
import { Heading } from '#platform/ui'
import type { LoadedReport } from './load-report.ts'

/** Why there is no report to see yet, and what would open it. */
export function notYetPage({ round, why }: Extract<LoadedReport, { open: false }>): Shown {
  const at = `/checklists/${round.id}`
  return {
    title: 'No report yet',
    back: { href: at, text: round.title },
    main: (
      <>
        <Heading sub={round.title}>There is no report yet</Heading>
        <p>{why}</p>
      </>
    ),
  }
}
