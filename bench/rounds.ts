import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Login } from '#platform/db'
import { clientConfig } from '../src/platform/db/connect.ts'
import { type Actor, clients } from './actors.ts'
import type { Asker } from './ask.ts'
import { again, type Captured, replay, type Statement } from './capture.ts'
import { type Times, timed, timesOf } from './figures.ts'
import type { Measured } from './pages.ts'

/** What one page costs, beside its own statements. */
export interface PageResult {
  readonly name: string
  readonly statements: number
  readonly kilobytes: number
  readonly alone: { readonly page: Times; readonly bare: Times; readonly ownerBare: Times }
  readonly together: {
    readonly page: Times
    readonly perSecond: number
    readonly bare: Times
    readonly barePerSecond: number
  }
  /** Each of the clients asks twice a second, as no person does for long. */
  readonly paced: Times
}

export interface Connections {
  readonly app: readonly pg.Client[]
  readonly owner: pg.Client
  close(): Promise<void>
}

const connected = async (login: Login): Promise<pg.Client> => {
  const client = new pg.Client(clientConfig(login, 'nwd bench'))
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** A connection for each client under the program's own role, and one of the owner, whom row security does not bind. */
export async function connect(app: Login, owner: Login): Promise<Connections> {
  const connections = await Promise.all(Array.from({ length: clients }, () => connected(app)))
  const asOwner = await connected(owner)
  let closed: Promise<unknown> | undefined
  const close = async () => {
    closed ??= Promise.all([...connections, asOwner].map((client) => client.end()))
    await closed
  }
  return { app: connections, owner: asOwner, close }
}

type Captures = ReadonlyMap<Actor, Captured>
const statementsOf = (captures: Captures, actor: Actor): Statement[] => {
  const captured = captures.get(actor)
  if (captured === undefined) throw new Error(`nothing was captured for ${actor.name}`)
  return again(captured)
}

/** Page, its statements, its statements without row security, in turn, by one client, until there are enough of each. */
async function alone(measured: Measured, captures: Captures, asker: Asker, { app: [client], owner }: Connections) {
  if (client === undefined) throw new Error('no connection')
  const [page, bare, ownerBare]: [number[], number[], number[]] = [[], [], []]
  const until = performance.now() + 8000
  let bytes = 0
  for (let nth = -8; nth < 60 && performance.now() < until; nth++) {
    const actor = measured.actors[(nth + 8) % measured.actors.length]
    if (actor === undefined) throw new Error(`nobody asks for ${measured.name}`)
    const asked = measured.ask(actor, 0)
    const took = await timed(async () => {
      bytes = await asker.ask(actor, asked)
    })
    const statements = statementsOf(captures, actor)
    const tookBare = await timed(() => replay(client, statements))
    const renewed = statementsOf(captures, actor)
    const tookOwner = await timed(() => replay(owner, renewed))
    if (nth < 0) continue
    page.push(took)
    bare.push(tookBare)
    ownerBare.push(tookOwner)
  }
  return { bytes, times: { page: timesOf(page), bare: timesOf(bare), ownerBare: timesOf(ownerBare) } }
}

/** All clients at once, each as fast as it is answered, for so many milliseconds. */
async function atOnce(actors: readonly Actor[], ms: number, one: (actor: Actor, client: number) => Promise<unknown>) {
  const samples: number[] = []
  const from = performance.now()
  const until = from + ms
  const work = async (client: number) => {
    for (let nth = client; performance.now() < until; nth++) {
      const actor = actors[nth % actors.length]
      if (actor) samples.push(await timed(() => one(actor, client)))
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
  return { samples, seconds: (performance.now() - from) / 1000 }
}

const blockMs = 1200
const blocks = 3

async function together(measured: Measured, captures: Captures, asker: Asker, { app }: Connections) {
  const [page, bare]: [number[], number[]] = [[], []]
  let [pageSeconds, bareSeconds, nth] = [0, 0, 0]
  for (let block = 0; block < blocks; block++) {
    const pages = await atOnce(measured.actors, blockMs, (actor) => asker.ask(actor, measured.ask(actor, nth++)))
    const bares = await atOnce(measured.actors, blockMs, (actor, client) => {
      const connection = app[client]
      if (connection === undefined) throw new Error('no connection')
      return replay(connection, statementsOf(captures, actor))
    })
    page.push(...pages.samples)
    bare.push(...bares.samples)
    pageSeconds += pages.seconds
    bareSeconds += bares.seconds
  }
  return {
    page: timesOf(page),
    perSecond: page.length / pageSeconds,
    bare: timesOf(bare),
    barePerSecond: bare.length / bareSeconds,
  }
}

/** Each of the clients asks twice a second for three seconds. */
export async function paced(measured: Measured, asker: Asker): Promise<Times> {
  const samples: number[] = []
  const work = async (client: number) => {
    await pause((client * 500) / clients)
    for (let nth = 0; nth < 6; nth++) {
      const actor = measured.actors[client % measured.actors.length]
      const next = pause(500)
      if (actor) samples.push(await timed(() => asker.ask(actor, measured.ask(actor, client + nth))))
      await next
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
  return timesOf(samples)
}

/** Measures one page: bounded by some twenty seconds, however slow. */
export async function measure(
  measured: Measured,
  captures: Captures,
  asker: Asker,
  connections: Connections,
): Promise<PageResult> {
  // First, so that the program is as warm as one in use.
  const many = await together(measured, captures, asker, connections)
  const single = await alone(measured, captures, asker, connections)
  const [first] = captures.values()
  return {
    name: measured.name,
    statements: first?.statements.length ?? 0,
    kilobytes: single.bytes / 1024,
    alone: single.times,
    together: many,
    paced: await paced(measured, asker),
  }
}
