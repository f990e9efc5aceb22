import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Engine, programOf } from './binaries.ts'
import { DatabaseRefusal } from './errors.ts'
import { serverEnvironment } from './initialise.ts'
import type { Place } from './place.ts'

/** A server that answers: its process, and where it listens. */
export interface RunningServer {
  readonly pid: number
  readonly host: string
  readonly port: number
}

export type ServerSettings = Readonly<Record<string, string>>

// Modest memory for a small machine; no personal data in the log (statements, parameters and the values of a failed row are left out).
const settings: ServerSettings = {
  listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  password_encryption: 'scram-sha-256',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_line_prefix: '%m ',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** Reads postmaster.pid: who serves this folder, and whether it answers yet. Null when nobody says that they do. */
const readServer = (place: Place): (RunningServer & { ready: boolean }) | null => {
  let lines: string[]
  try {
    lines = readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const [pid, , , port, socket, address, , status] = lines.map((line) => line.trim())
  const ready = status === 'ready' && isAlive(Number(pid))
  return { pid: Number(pid), port: Number(port), host: socket || address || '127.0.0.1', ready }
}

/** Whether a process runs. One that has ended and was never reaped, as happens in containers, does not. */
export const isAlive = (pid: number): boolean => {
  if (!hasNumber(pid)) return false
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/** Whether a process number is taken, which is all that PostgreSQL itself looks at. */
const hasNumber = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether any process works in the data folder (Linux says so; elsewhere PostgreSQL's own check is relied upon). */
const isWorkedIn = (folder: string): boolean => {
  if (!existsSync('/proc/self/cwd')) return true
  const real = realpathSync(folder)
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === real
    } catch {
      return false
    }
  })
}

const lastWords = (log: string, from: number): string => {
  const said = readFileSync(log).subarray(from).toString('utf8').trim().split('\n')
  return said.filter((line) => /FATAL|PANIC|ERROR|error/.test(line)).at(-1) ?? said.at(-1) ?? ''
}

const longestLog = 5_000_000

/** Starts the server as a child of this program, in a session of its own so that Ctrl-C reaches the program first. */
const spawnServer = (engine: Engine, place: Place, extra: ServerSettings): ChildProcess => {
  const tooLong = (statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > longestLog
  const log = openSync(place.log, tooLong ? 'w' : 'a', 0o600)
  const all = { ...settings, unix_socket_directories: place.socket, unix_socket_permissions: '0700', ...extra }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(programOf(engine, 'postgres'), ['-D', place.data, ...options], {
    ...place.user,
    env: serverEnvironment(place),
    cwd: place.data,
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  })
  closeSync(log)
  child.on('error', () => undefined)
  child.unref()
  return child
}

// Recovery after a crash reads at most max_wal_size of log; a slow disk is given its time.
const patienceMs = 120_000
const notNow = /lock file "postmaster.pid" already exists|pre-existing shared memory block|database system is/

/**
 * The server of this place: the one that runs already (another program's, or the orphan of a killed one), else a child of ours.
 * @throws DatabaseRefusal with the server's last words when it does not start
 */
export const ensureServer = async (engine: Engine, place: Place, extra: ServerSettings): Promise<RunningServer> => {
  const giveUpAt = Date.now() + patienceMs
  const logFrom = statSync(place.log, { throwIfNoEntry: false })?.size ?? 0
  let child: ChildProcess | null = null
  let refusals = 0
  while (Date.now() < giveUpAt) {
    const server = readServer(place)
    if (server?.ready) return server
    if (child === null && !(server && isAlive(server.pid) && isWorkedIn(place.data))) {
      // A number left by a dead server and since given to some other program would stop PostgreSQL for ever.
      if (server && isAlive(server.pid) && !isWorkedIn(place.data))
        rmSync(join(place.data, 'postmaster.pid'), { force: true })
      child = spawnServer(engine, place, extra)
    }
    await pause(15)
    if (child && (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)) {
      const said = existsSync(place.log) ? lastWords(place.log, Math.min(logFrom, statSync(place.log).size)) : ''
      if (!notNow.test(said) || ++refusals > 200)
        throw new DatabaseRefusal(`The database did not start: ${said || 'no reason given'}`, 1)
      child = null
      await pause(100)
    }
  }
  throw new DatabaseRefusal(
    `The database did not answer within ${patienceMs / 1000} seconds; its log is ${place.log}.`,
    1,
  )
}

/** Asks the server to stop at once but tidily, without waiting. */
export const signalStop = (server: RunningServer): void => {
  try {
    process.kill(server.pid, 'SIGINT')
  } catch {
    // it has gone already
  }
}

/** Stops the server and waits until it has gone. */
export const stopServer = async (engine: Engine, place: Place, server: RunningServer): Promise<void> => {
  if (process.platform === 'win32')
    spawnSync(programOf(engine, 'pg_ctl'), ['stop', '-D', place.data, '-m', 'fast'], { windowsHide: true })
  else signalStop(server)
  // The process itself may stay as a zombie where nobody reaps orphans; the file goes with the last of the server's work.
  for (let waited = 0; waited < 30_000 && existsSync(join(place.data, 'postmaster.pid')); waited += 10) {
    if (!isAlive(server.pid)) return
    await pause(10)
  }
}
