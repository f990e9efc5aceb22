import {
  closeRound,
  ensureInstruments,
  nationalReport,
  openRound,
  type Round,
  roundByKey,
  selectInstrument,
  statementsOf,
  storeResponses,
  versionOn,
} from '#modules/checklists'
import { areas } from '#modules/partnership'
import { asWorker, type OpenStore, type Tx } from '#platform/db'
import { type Times, timed, timesOf } from './figures.ts'
import { clock } from './world.ts'

const key = 'bench'
const organisations = 20

/** The nation's report of a self-assessment that 20 organisations of every area answered whole, from the database. */
export async function checklistReport({ database }: Pick<OpenStore, 'database'>): Promise<Times> {
  const round = await asWorker(database, clock, async (tx) => (await roundByKey(tx, key)) ?? answered(tx))
  const samples: number[] = []
  for (let nth = 0; nth < 10; nth++)
    samples.push(
      await timed(async () => {
        const opened = await asWorker(database, clock, (tx) => nationalReport(tx, round))
        if (!opened.open) throw new Error(`the nation’s report is not open: ${opened.why}`)
      }),
    )
  return timesOf(samples)
}

async function answered(tx: Tx): Promise<Round> {
  await ensureInstruments(tx)
  const version = await versionOn(tx, 'self-assessment', clock.today())
  const instrument = await selectInstrument(tx, version?.version_id ?? '')
  const everywhere = (await areas(tx)).map(({ id }) => id)
  const id = await openRound(tx, {
    key,
    title: 'The round of the bench',
    version_id: instrument.version_id,
    area_id: null,
    areas: everywhere,
    opens_at: clock.now(),
    closes_at: null,
    opened_by: null,
  })
  const round = await roundByKey(tx, key)
  if (round === undefined) throw new Error('a round just opened is there')
  const given = everywhere.flatMap((area_id) =>
    Array.from({ length: organisations }, (_, nth) => ({
      area_id,
      name: `Invented organisation ${nth} of the bench`,
      entries: statementsOf(instrument).map(({ item }, at) => ({
        place: { kind: 'statement' as const, item },
        value: instrument.scale[(at + nth) % instrument.scale.length]?.code ?? '',
      })),
    })),
  )
  await storeResponses(tx, round, given, 'the bench')
  await closeRound(tx, id, null)
  return round
}
