import type { Command } from 'commander'
import { importPoints, pointColumns } from '#modules/directory'
import { asWorker, withClient } from '#platform/db'
import { systemClock } from '#platform/time'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

/** `nwd points import`: where postcodes lie, so that support is listed by distance. */
export const addPoints = (program: Command): void => {
  const command = program
    .command('points')
    .description('where postcodes lie, so that support is listed by how far it is')
    .command('import')
    .description('read a table of points; every row is checked, and with one bad row nothing is stored')
    .argument('<file>', `CSV or XLSX with the columns ${pointColumns.join(', ')}; others are left aside`)
    .option('--source <words>', 'who published the table, and under what name', 'not said')
    .addHelpText(
      'after',
      `
lat and long are degrees (WGS 84). A postcode that lies nowhere has both empty, 0 or 99.999999. Postcodes that are not in the table stay as they were.
No table comes with the program: which one may be used, and how it is to be named, its publisher says.`,
    )
    .action(async (path: string, { source }: { source: string }) => {
      await inStore(async ({ database, owner }) => {
        const done = await asWorker(database, systemClock, (tx) =>
          importPoints(tx, { path, source }, ({ row, column, value, expected }) =>
            say(`row ${row}, ${column} "${value}": ${expected}`),
          ),
        )
        await withClient(owner, 'nwd points', (client) => client.query('analyze directory.postcode_point'))
        const nowhere = done.nowhere === 0 ? '' : `; ${done.nowhere.toLocaleString('en-GB')} lie nowhere`
        say(
          `${done.points === 1 ? '1 postcode has' : `${done.points.toLocaleString('en-GB')} postcodes have`} a place${nowhere}.`,
        )
      })
    })
  withExample(command, 'nwd points import postcodes.csv --source "Office for National Statistics, Postcode Directory"')
}
