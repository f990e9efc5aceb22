import { Command } from 'commander'
import { addApiKey } from './commands/api-key.ts'
import { addBackup } from './commands/backup.ts'
import { addChecklist } from './commands/checklist.ts'
import { addDirectory } from './commands/directory.ts'
import { allExamples } from './commands/example.ts'
import { addFolder } from './commands/folder.ts'
import { addImport } from './commands/import.ts'
import { addMigrate } from './commands/migrate.ts'
import { addNeed } from './commands/need.ts'
import { endWith } from './commands/outcome.ts'
import { addPeople } from './commands/people.ts'
import { addPlaces } from './commands/places.ts'
import { addPoints } from './commands/points.ts'
import { addProfile } from './commands/profile.ts'
import { addReferrals } from './commands/referrals.ts'
import { addReturn } from './commands/return.ts'
import { addStart } from './commands/start.ts'
import { addStatistics } from './commands/statistics.ts'
import { addTakeOut } from './commands/take-out.ts'
import { addUser } from './commands/user.ts'
import { addWorld } from './commands/world.ts'

const program = new Command('nwd')
  .description("No Wrong Door: one system for Scotland's local employability partnerships")
  .showHelpAfterError('Run nwd --help for the commands and an example of each.')
  .addHelpText('after', allExamples)
  .exitOverride()

for (const add of [
  addStart,
  addMigrate,
  addUser,
  addStatistics,
  addReturn,
  addChecklist,
  addPeople,
  addReferrals,
  addFolder,
  addImport,
  addPlaces,
  addPoints,
  addNeed,
  addProfile,
  addDirectory,
  addApiKey,
  addWorld,
  addBackup,
  addTakeOut,
])
  add(program)

await program.parseAsync().catch(endWith)
