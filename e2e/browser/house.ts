import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The real program, started as a newcomer starts it: its own database in a new folder, the demonstration, a free port. */
export interface RunningHouse {
  url: string
  /** Role → the demonstration account's e-mail address and password, as printed under `ready`. */
  signIns: Map<string, { email: string; password: string }>
  /** Milliseconds from start to `ready`. */
  readyAfter: number
  process: ChildProcess
  dataDir: string
  stop(): Promise<void>
}

const signInLine = /^\s*(?<role>\S.*?)\s{2,}(?<email>\S+@\S+)\s+(?<password>\S.*)$/

/**
 * Starts `nwd start` and waits for `ready` and the sign-ins below it.
 * @throws when it has not come up within two minutes, with what it said
 */
export async function startHouse(env: Record<string, string> = {}, given?: string): Promise<RunningHouse> {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'nwd-house-')))
  const from = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
    // The test runner keeps a BASE_URL of its own in the environment, which is not ours.
    env: { ...process.env, BASE_URL: '', PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const signIns: RunningHouse['signIns'] = new Map()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const { url, readyAfter } = await new Promise<{ url: string; readyAfter: number }>((resolve, reject) => {
    const late = setTimeout(() => {
      // Nobody will stop it who never had it.
      child.kill('SIGTERM')
      reject(new Error(`not ready within two minutes: ${said.join('')}`))
    }, 120_000)
    let ready: { url: string; readyAfter: number } | undefined
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(`${line}\n`)
      const at = /^ready (\S+)$/.exec(line)?.[1]
      if (at !== undefined) {
        ready = { url: at, readyAfter: performance.now() - from }
        // The sign-ins follow at once; give them the rest of this turn and a little more.
        setTimeout(() => {
          clearTimeout(late)
          if (ready) resolve(ready)
        }, 300)
      }
      const { role, email, password } = signInLine.exec(line)?.groups ?? {}
      if (role && email && password) signIns.set(role, { email, password })
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.join('')}`)))
  })
  return {
    url,
    signIns,
    readyAfter,
    process: child,
    dataDir,
    async stop() {
      child.kill('SIGTERM')
      await gone
      if (given === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
