import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Memory, memoryOf } from './memory.ts'

/** One start of the program: until it says `ready`, and until its first page has been read, in seconds. */
export interface Start {
  readonly ready: number
  readonly firstPage: number
  readonly memory: Memory
}

const root = fileURLToPath(new URL('..', import.meta.url))
const patienceMs = 60_000

function urlWhenReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const giveUp = setTimeout(() => reject(new Error('nwd start was not ready in a minute')), patienceMs)
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const url = /^ready (\S+)/m.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(giveUp)
      resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`nwd start ended with ${code}`)))
  })
}

async function startOnce(dataDir: string): Promise<Start> {
  const from = performance.now()
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', DEMO: '1' }
  const child = spawn(process.execPath, ['--max-semi-space-size=16', '--import', 'tsx', 'src/cli.ts', 'start'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const url = await urlWhenReady(child)
    const ready = (performance.now() - from) / 1000
    const answer = await fetch(url)
    await answer.text()
    if (!answer.ok) throw new Error(`the first page was answered with ${answer.status}`)
    const firstPage = (performance.now() - from) / 1000
    return { ready, firstPage, memory: memoryOf(child.pid ?? 0) }
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
  }
}

/** Starts the program in an empty folder, with the demonstration, and again in the same folder; then everything is removed. */
export async function starts(): Promise<{ cold: Start; warm: Start }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nwd-bench-start-'))
  try {
    const cold = await startOnce(dataDir)
    const warm = await startOnce(dataDir)
    return { cold, warm }
  } finally {
    for (const place of placesOf(dataDir)) rmSync(place, { recursive: true, force: true })
  }
}

/** The folder, and where the database of it went when the server's user may not go there. */
export function placesOf(dataDir: string): string[] {
  try {
    return [dataDir, readFileSync(join(dataDir, 'postgres-is-at'), 'utf8').trim()]
  } catch {
    return [dataDir]
  }
}
