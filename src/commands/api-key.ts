import { type Command, InvalidArgumentError } from 'commander'
import { endKey, keysOf, makeKey, type Scope, scopes, scopesFor, selectOptionalKey } from '#platform/api-keys'
import { recordEvent } from '#platform/audit'
import { asWorker } from '#platform/db'
import { systemClock } from '#platform/time'
import { ActorRefused, actorIn } from './actor.ts'
import { areaIn } from './bring-in.ts'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

interface Asked {
  area: string
  organisation: string
  name: string
  allow: Scope[]
  responsible?: string
}

const isScope = (code: string): code is Scope => scopes.some((scope) => scope === code)

const scopesIn = (words: string): Scope[] => {
  const asked = words.split(',').map((word) => word.trim())
  const known = asked.filter(isScope)
  if (known.length > 0 && known.length === asked.length) return known
  throw new InvalidArgumentError(`It must be one or more of ${scopes.join(', ')}, with commas between.`)
}

const keyIn = (id: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw new InvalidArgumentError('It must be the identifier of a key, as nwd api-key list shows it.')
}

const add = (asked: Asked) =>
  inStore(async ({ database }, { secret }) => {
    const made = await asWorker(database, systemClock, async (tx) => {
      const { organisation, user_id } = await actorIn(tx, asked)
      const allowed = scopesFor(organisation.kind)
      const tooMuch = asked.allow.filter((scope) => !allowed.includes(scope))
      if (tooMuch.length > 0)
        throw new ActorRefused(
          `Only the system of the council or the partnership brings in what is the area’s: leave ${tooMuch.join(' and ')} out.`,
        )
      const key = {
        area_id: asked.area,
        organisation_id: organisation.id,
        name: asked.name,
        scopes: asked.allow,
        responsible: user_id,
      }
      const { id, key: shown } = await makeKey(tx, secret, { ...key, made_by: null })
      await recordEvent(tx, {
        event: 'systems.key.made',
        area_id: asked.area,
        subject: { kind: 'api_key', id },
        detail: { organisation: organisation.id, scopes: asked.allow.join(' ') },
      })
      return shown
    })
    say('Made. Keep it now: it is told this once and kept nowhere.')
    await deliver(`${made}\n`)
  })

const list = ({ area }: { area: string }) =>
  inStore(async ({ database }) => {
    const keys = await asWorker(database, systemClock, (tx) => keysOf(tx, area))
    const lines = keys.map((key) => {
      const state = key.ended_at ? 'ended' : key.responsible_name === null ? 'stopped' : 'open'
      const used = key.last_used_at?.toISOString() ?? 'never'
      return `${[key.id, state, key.hint, key.name, key.organisation, key.scopes.join(' '), key.responsible_name ?? '', used].join('\t')}\n`
    })
    await deliver(lines.join(''))
  })

const end = (id: string) =>
  inStore(async ({ database }) => {
    await asWorker(database, systemClock, async (tx) => {
      const key = await selectOptionalKey(tx, id)
      if (key === undefined || !(await endKey(tx, id, null)))
        throw new ActorRefused('There is no open key of this identifier.')
      await recordEvent(tx, { event: 'systems.key.ended', area_id: key.area_id, subject: { kind: 'api_key', id } })
    })
    say('Ended. Whatever uses it is refused from now on.')
  })

/** `nwd api-key add`, `list` and `end`: keys by which other systems act for an organisation. */
export const addApiKey = (program: Command): void => {
  const commands = program.command('api-key').description('keys by which other systems act for an organisation')
  withExample(
    commands.command('add'),
    'nwd api-key add --area S12000049 --organisation "Northtown High" --name Seemis --allow referrals.send,referrals.read --responsible "Eilidh Placeholder"',
  )
    .description('make a key, told once on standard output')
    .requiredOption('--area <code>', 'the council area, such as S12000049', areaIn)
    .requiredOption('--organisation <name>', 'for which organisation of the area it acts')
    .requiredOption('--name <name>', 'what the system is called')
    .requiredOption('--allow <scopes>', `what it may do: ${scopes.join(', ')}, with commas between`, scopesIn)
    .option('--responsible <name>', 'who answers for what it sends; the only person who may, when absent')
    .action(add)
  withExample(commands.command('list'), 'nwd api-key list --area S12000049')
    .description(
      'list the keys of an area: identifier, state, beginning, name, organisation, what it may, who answers, last used; parted by tabs',
    )
    .requiredOption('--area <code>', 'the council area, such as S12000049', areaIn)
    .action(list)
  withExample(commands.command('end'), 'nwd api-key end 0193a000-0000-7000-8000-000000000001')
    .description('end a key at once')
    .argument('<key>', 'its identifier, as nwd api-key list shows it', keyIn)
    .action(end)
}
