import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loginAs, openDatabase } from '#platform/db'
import { type Actor, actorsOf } from './actors.ts'
import { type Asker, askerOf } from './ask.ts'
import { type Captured, capture } from './capture.ts'
import { checklistReport } from './checklists.ts'
import { fillDirectory } from './directory.ts'
import { type House, houseOver } from './house.ts'
import { imports } from './import.ts'
import { memoryOf } from './memory.ts'
import { national } from './national.ts'
import { type Measured, misspelt, pagesOf } from './pages.ts'
import { fillBooks, publicMoney } from './public-money.ts'
import { fillQueue } from './queue.ts'
import { makeRegisters } from './registers.ts'
import { besideARelease } from './release.ts'
import { promisesOf, type Report, written } from './report.ts'
import { type Connections, connect, measure, type PageResult } from './rounds.ts'
import { starts } from './start.ts'
import { tell } from './tell.ts'
import { fillTimelines } from './timelines.ts'
import { filledWorld, secret } from './world.ts'

const options = {
  people: { type: 'string', default: process.env.BENCH_PEOPLE ?? '100000' },
  only: { type: 'string', default: '' },
  rows: { type: 'string', default: '100000' },
  large: { type: 'string', default: '500000' },
} as const
const asked = parseArgs({ options }).values
const people = z.coerce.number().int().min(1000).max(10_000_000).parse(asked.people)

/** One request of an actor to the application in this process. */
async function inProcess({ app }: House, actor: Actor, { method, path, body, status }: ReturnType<Measured['ask']>) {
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const headers = { cookie: actor.cookie, ...type }
  const answer = await app.request(`http://127.0.0.1${path}`, { method, headers, body: body ?? null })
  if (answer.status !== status) throw new Error(`${path} was answered with ${answer.status}, not ${status}`)
  await answer.text()
  return answer
}

/** Each actor's kept search for somebody of theirs, with the name misspelt. */
async function searchesOf(house: House, actors: readonly Actor[]): Promise<Map<string, string>> {
  const searches = new Map<string, string>()
  for (const actor of actors) {
    const body = new URLSearchParams({ q: misspelt(actor.people[0]?.family_name ?? 'Sample') }).toString()
    const answer = await inProcess(house, actor, { method: 'POST', path: '/people/find', body, status: 303 })
    searches.set(actor.userId, answer.headers.get('location') ?? '')
  }
  return searches
}

async function capturesOf(house: House, measured: Measured): Promise<Map<Actor, Captured>> {
  const captures = new Map<Actor, Captured>()
  for (const actor of measured.actors) {
    await inProcess(house, actor, measured.ask(actor, 0))
    const once = () => inProcess(house, actor, measured.ask(actor, 0)).then(() => undefined)
    captures.set(actor, await capture(once))
  }
  return captures
}

const from = performance.now()
const load = loadavg()[0] ?? Number.NaN
const sizes = z.object({ rows: z.coerce.number().int().min(1), large: z.coerce.number().int().min(1) }).parse(asked)
tell('starts: the program in an empty folder, and again')
const started = await starts()
tell('files: people brought in beside a bare COPY')
const files = await imports(sizes)
const { store, dataDir, madeIn } = await filledWorld(people)
await fillDirectory(store)
await fillQueue(store)
await fillBooks(store)
const server = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [dataDir], {
  execArgv: ['--max-semi-space-size=16', '--import', 'tsx'],
})
const database = openDatabase(store.owner, secret, { app: 2, worker: 1 })
let asker: Asker | undefined
let connections: Connections | undefined
try {
  const [message] = await once(server, 'message')
  const { port } = z.object({ port: z.number() }).parse(message)
  asker = askerOf(port)
  connections = await connect(loginAs(store.owner, 'nwd_app', secret), store.owner)
  const house = houseOver({ database })
  const actors = await actorsOf(connections.owner, house)
  await fillTimelines(connections.owner, actors.keyWorkers)
  const registers = await makeRegisters(connections.owner, actors.keyWorkers)
  const pages: PageResult[] = []
  for (const measured of pagesOf(actors, await searchesOf(house, actors.keyWorkers), registers)) {
    if (asked.only !== '' && !asked.only.split(',').includes(measured.name)) continue
    tell(`measuring: ${measured.name}`)
    pages.push(await measure(measured, await capturesOf(house, measured), asker, connections))
  }
  tell('measuring: the nation’s figures')
  const nation = await national({ database, owner: store.owner })
  tell('measuring: the nation’s report of a self-assessment')
  const checklist = await checklistReport({ database })
  tell('measuring: the public page of money')
  const money = await publicMoney(house, connections)
  tell('measuring: a page while a release is made')
  const [caseload] = pagesOf(actors, new Map())
  if (caseload === undefined) throw new Error('there is no page to ask for')
  const beside = await besideARelease(caseload, asker, server)
  // Without the connections of the bench itself, which a house in use does not have.
  asker.close()
  await Promise.all([connections.close(), database.close()])
  const memoryAfter = memoryOf(server.pid ?? 0, process.pid)
  const found = { pages, national: nation, checklist, money, beside, files, starts: started, memoryAfter }
  const machine = {
    cores: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    load,
    node: process.versions.node,
    database: store.description,
  }
  const seconds = (performance.now() - from) / 1000
  const ran = { at: new Date().toISOString(), people, machine, worldMadeInSeconds: madeIn, seconds }
  const report: Report = { ...ran, ...found, promises: promisesOf(found) }
  const artefacts = new URL('../artefacts/', import.meta.url)
  mkdirSync(artefacts, { recursive: true })
  writeFileSync(new URL('bench.json', artefacts), `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write(`${written(report)}\n`)
} finally {
  asker?.close()
  const ended = server.exitCode === null ? once(server, 'exit') : undefined
  if (server.connected) server.disconnect()
  await ended
  await connections?.close()
  await store.close()
}
