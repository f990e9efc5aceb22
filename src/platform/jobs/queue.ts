import { PgBoss } from 'pg-boss'
import type { Database } from '#platform/db'
import { reportFailure } from './report.ts'

/** Seconds between looks; tests look more often. */
export interface Pace {
  readonly poll: number
  /** How often it is asked which jobs are due, at most 45. */
  readonly cron: number
}

const hour = 3600

/**
 * pg-boss on the worker's own connections, in the schema that the migrations made. Its own upkeep is turned down to what a few jobs a day need:
 * about one small query every two seconds in all when nothing happens. What it would need ownership for (making tables, rebuilding indexes) is off.
 */
export const queueOn = ({ workerPool }: Database, { poll, cron }: Pace): PgBoss => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => workerPool.query(text, values) },
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    reindex: false,
    cronMonitorIntervalSeconds: cron,
    cronWorkerIntervalSeconds: poll,
    superviseIntervalSeconds: 60,
    monitorIntervalSeconds: 60,
    queueCacheIntervalSeconds: hour,
    flowIntervalSeconds: 24 * hour,
  })
  boss.on('error', (error) => reportFailure('queue', error))
  return boss
}

/** Of two programs that want the same job at the same time one runs it; when that one dies, it is run again within about three minutes. */
export const queueOptions = {
  policy: 'exclusive',
  retryLimit: 2,
  retryDelay: 60,
  expireInSeconds: 2 * hour,
  heartbeatSeconds: 60,
  deleteAfterSeconds: 24 * hour,
} as const
