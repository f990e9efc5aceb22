import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  aboutReturn,
  explainReturn,
  type FileKind,
  type Finding,
  findingsOfReturn,
  freezeReturn,
  frozenFile,
  frozenReturn,
  latestReturn,
  metadataOf,
  type Return,
  ReturnRefused,
  returnsOf,
  selectOptionalReturn,
  signedReturn,
  signReturn,
  statementOn,
  stateOfReturn,
  workbookOf,
} from '#modules/measurement'
import { membershipsNow } from '#modules/partnership'
import { createAuth } from '#platform/auth'
import { asWorker, type Tx } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { type CalendarDate, isCalendarDate, systemClock } from '#platform/time'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

const day = (text: string): CalendarDate => {
  if (isCalendarDate(text)) return text
  throw new InvalidArgumentError('It must be a real date written YYYY-MM-DD, such as 2026-09-30.')
}

const areaCode = (text: string): string => {
  if (isReferenceCode('areas', text)) return text
  throw new InvalidArgumentError('It must be the nine-character code of a council area, such as S12000049.')
}

const identifier = (text: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new InvalidArgumentError('It must be the identifier of a return, as nwd return list shows it.')
}

const shell = 'the command line'

const inDatabase = <T>(work: (tx: Tx) => Promise<T>) => inStore(({ database }) => asWorker(database, systemClock, work))

const asLine = (...cells: (string | number)[]) => `${cells.join('\t')}\n`

const described = (it: Return, findings: readonly Finding[]): string =>
  [
    ['id', it.id],
    ['area', it.area_id],
    ['as_at', it.as_at],
    ['quarter', it.quarter],
    ['version', it.version],
    ['revises', it.revises ?? ''],
    ['people', it.people],
    ['state', stateOfReturn(it, findings)],
    ['sha256', it.sha256],
    ...findings.map(({ about, severity, words, explanation }) => [severity, about, words, explanation ?? '']),
  ]
    .map((cells) => asLine(...cells))
    .join('')

interface OfADay {
  area: string
  asAt: CalendarDate
}

/** Freezes a day, unless an error of the records stops it: then nothing is kept, and the errors are said. */
async function make(tx: Tx, { area, asAt }: OfADay): Promise<{ text: string; made: boolean }> {
  const { id, made } = await freezeReturn(tx, { area, as_at: asAt, today: systemClock.today(), by_name: shell })
  const findings = await findingsOfReturn(tx, id)
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ words }) => words)
  if (made && errors.length > 0)
    throw new ReturnRefused(
      `Nothing was frozen. Mend these records first, and try again:\n${errors.map((one) => `  ${one}`).join('\n')}`,
    )
  return { text: described(await frozenReturn(tx, id), findings), made }
}

async function create(asked: OfADay): Promise<void> {
  const { text, made } = await inDatabase((tx) => make(tx, asked))
  await deliver(text)
  if (!made) say('Nothing has changed since this return was frozen: it is the same return.')
}

async function revise(asked: OfADay): Promise<void> {
  const text = await inDatabase(async (tx) => {
    const signed = await signedReturn(tx, asked.area, asked.asAt)
    if (signed === undefined)
      throw new ReturnRefused(
        `There is no signed return of ${asked.area} as at ${asked.asAt} to revise. Use nwd return create.`,
      )
    const done = await make(tx, asked)
    if (!done.made && signed.sha256 === (await latestReturn(tx, asked.area, asked.asAt))?.sha256)
      throw new ReturnRefused(
        `Nothing has changed since the return of ${asked.area} as at ${asked.asAt} was signed: there is nothing to revise.`,
      )
    return done.text
  })
  await deliver(text)
}

const list = async ({ area }: { area: string }): Promise<void> => {
  const text = await inDatabase(async (tx) => {
    const all = await returnsOf(tx, area)
    let lines = ''
    for (const it of all)
      lines += asLine(
        it.id,
        it.as_at,
        it.quarter,
        it.version,
        it.people,
        stateOfReturn(it, await findingsOfReturn(tx, it.id)),
        it.signature?.name ?? '',
      )
    return lines
  })
  await deliver(text)
}

const known = async (tx: Tx, id: string): Promise<Return> => {
  const it = await selectOptionalReturn(tx, id)
  if (it === undefined)
    throw new ReturnRefused(`There is no return ${id}: nwd return list --area CODE shows those there are.`)
  return it
}

interface Export extends OfADay {
  id?: string
  what: FileKind
  format: 'csv' | 'xlsx'
  out?: string
}

/** The return asked for: by its identifier or, of a day, the latest signed, else the latest frozen. */
async function wanted(tx: Tx, { id, area, asAt }: Export): Promise<Return> {
  const it =
    id === undefined
      ? ((await signedReturn(tx, area, asAt)) ?? (await latestReturn(tx, area, asAt)))
      : await known(tx, id)
  if (it === undefined || it.area_id !== area || it.as_at !== asAt)
    throw new ReturnRefused(
      `There is no such return of ${area} as at ${asAt}: nwd return create makes one, nwd return list --area ${area} shows those there are.`,
    )
  return it
}

async function write(asked: Export): Promise<void> {
  const { it, file } = await inDatabase(async (tx) => {
    const found = await wanted(tx, asked)
    return { it: found, file: await frozenFile(tx, found.id, asked.what) }
  })
  if (file === undefined) throw new ReturnRefused('This return has no such file.')
  const output = asked.format === 'csv' ? file.csv : await workbookOf(file.csv, aboutReturn(it, file.sha256))
  if (asked.out === undefined) await deliver(output)
  else {
    await writeFile(asked.out, output)
    await writeFile(
      `${asked.out}-metadata.json`,
      `${JSON.stringify(metadataOf(it, asked.what, file.sha256, basename(asked.out)), null, 2)}\n`,
    )
  }
  say(
    `Return ${it.id}, version ${it.version}, ${it.signature === null ? 'not signed' : `signed by ${it.signature.name}`}, SHA-256 of the CSV ${file.sha256}.`,
  )
}

const explain = ({ id, about, words }: { id: string; about: string; words: string }): Promise<void> =>
  inDatabase(async (tx) => {
    const it = await known(tx, id)
    await explainReturn(tx, it, shell, new Map([[about, words]]))
  })

interface Sign {
  id: string
  as: string
  name: string
  agree?: boolean
}

/** Signs as the coordinator whose account is named, who types their name and agrees to the statement. */
const sign = ({ id, as, name, agree }: Sign): Promise<void> =>
  inStore(async ({ database }, { secret }) => {
    const auth = createAuth({
      database,
      clock: systemClock,
      settings: { secondFactor: 'offered' },
      secret,
      baseUrl: 'http://127.0.0.1',
    })
    const account = await auth.accountOf(as)
    const statement = statementOn(systemClock.today())
    await asWorker(database, systemClock, async (tx) => {
      const it = await known(tx, id)
      const coordinator = (await membershipsNow(tx)).find(
        ({ user_id, role, area_id }) => user_id === account?.id && role === 'coordinator' && area_id === it.area_id,
      )
      if (account === undefined || coordinator === undefined)
        throw new ReturnRefused(`${as} is no coordinator of ${it.area_id}: its coordinator signs.`)
      if (account.name !== name) throw new ReturnRefused(`The account of ${as} is ${account.name}’s: give that name.`)
      if (agree !== true) throw new ReturnRefused(`Signing says: ${statement.text}\nGive --agree to agree to it.`)
      await signReturn(tx, it, { name, role: 'coordinator', user_id: account.id }, statement)
    })
    say(`Signed by ${name}.`)
  })

const aDay = (command: Command): Command =>
  command
    .requiredOption('--area <code>', 'a council area, by its nine-character code', areaCode)
    .requiredOption('--as-at <date>', 'the day whose figures it holds, YYYY-MM-DD', day)

/** `nwd return …`: the quarterly return of an area, frozen, explained, signed, revised and written out. */
export const addReturn = (program: Command): void => {
  const command = program
    .command('return')
    .description('the quarterly return of an area: freeze, explain, sign, revise, write out')
  withExample(aDay(command.command('create')), 'nwd return create --area S12000049 --as-at 2026-09-30')
    .description('freeze the return of a day; again without a change it is the same return; after signing, a revision')
    .action(create)
  withExample(aDay(command.command('revise')), 'nwd return revise --area S12000049 --as-at 2026-09-30')
    .description('freeze a revision of a signed return, with why it differs')
    .action(revise)
  withExample(command.command('list'), 'nwd return list --area S12000049')
    .description('the returns of an area, parted by tabs: id, day, quarter, version, people, state, signer')
    .requiredOption('--area <code>', 'a council area, by its nine-character code', areaCode)
    .action(list)
  withExample(
    command.command('explain'),
    'nwd return explain --id ID --about check:score --words "Two teams joined in May"',
  )
    .description('write down why a warning or a difference is right')
    .requiredOption('--id <id>', 'the return', identifier)
    .requiredOption('--about <code>', 'what is explained, as nwd return create prints it')
    .requiredOption('--words <words>', 'why it is right; about records in general, never about one person')
    .action(explain)
  withExample(command.command('sign'), 'nwd return sign --id ID --as ada@example.scot --name "Ada Placeholder" --agree')
    .description('sign a return as the area’s coordinator')
    .requiredOption('--id <id>', 'the return', identifier)
    .requiredOption('--as <address>', 'e-mail address of the coordinator’s account')
    .requiredOption('--name <name>', 'the coordinator’s name')
    .option('--agree', 'agree to the statement, which is shown without it')
    .action(sign)
  withExample(aDay(command.command('export')), 'nwd return export --area S12000049 --as-at 2026-09-30 --out return.csv')
    .description('write a frozen return: the latest signed of the day or, when none is, the latest frozen')
    .option('--id <id>', 'this very return', identifier)
    .addOption(
      new Option('--what <file>', 'the people, one a line, or every figure')
        .choices(['people', 'figures'])
        .default('people'),
    )
    .addOption(new Option('--format <format>', 'how to write it').choices(['csv', 'xlsx']).default('csv'))
    .option('--out <file>', 'a file, with its metadata beside it; standard output when absent')
    .action(write)
}
