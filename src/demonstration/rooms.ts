import type { Database } from '#platform/db'
import type { Clock } from '#platform/time'
import { demonstrateChecklists } from './checklists.ts'
import { demonstrateDoors } from './doors.ts'
import { demonstrateEvidence } from './evidence.ts'
import { demonstratePartnership } from './governance/index.ts'
import { demonstrateGroups } from './groups.ts'
import { demonstrateImprovement } from './improvement.ts'
import { demonstrateMoney } from './money.ts'
import { demonstrateNationalPlan } from './national-plan.ts'
import { demonstrateNeed } from './need.ts'
import { demonstratePlan } from './plan.ts'
import { demonstrateDirectory } from './services.ts'
import { demonstrateTwice } from './twice.ts'

/** What the partnerships of a demonstration have besides their people, room by room; each does nothing where it is there already. */
export async function furnish(database: Database, clock: Clock): Promise<void> {
  await demonstrateDirectory(database, clock)
  // Side by side: each takes a second, and neither looks at what the other tells.
  await Promise.all([demonstrateChecklists(database, clock), demonstrateMoney(database, clock)])
  await demonstrateNeed(database, clock)
  await demonstratePartnership(database, clock)
  await demonstrateImprovement(database, clock)
  await demonstrateNationalPlan(database, clock)
  await demonstratePlan(database, clock)
  await demonstrateEvidence(database, clock)
  await demonstrateDoors(database, clock)
  await demonstrateGroups(database, clock)
  await demonstrateTwice(database, clock)
}
