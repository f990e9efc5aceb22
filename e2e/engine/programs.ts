import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type EngineChoice, findEngine } from '../../src/platform/db/binaries.ts'

const has = (kind: EngineChoice): boolean => {
  try {
    return findEngine(null, null, kind).kind === kind
  } catch {
    return false
  }
}

/** The PostgreSQLs of this machine: npm's, and the machine's own where it has one. Where everything is proved (CI), it must have both. */
export const engines = (['system', 'npm'] as const).filter((kind) => process.env.CI !== undefined || has(kind))

/** Whether a process is still at work; one that has ended and only waits to be buried is not. */
export const runs = (pid: number): boolean => {
  const state = `/proc/${pid}/stat`
  if (existsSync(state)) return !/^\d+ \(.*\) Z/.test(readFileSync(state, 'utf8'))
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export const isRoot = process.getuid?.() === 0
export const nobody = { uid: 65534, gid: 65534 }
export const secret = 'a secret of the tests, and of nothing else'

/** A folder of the test's own that others may pass through, unless `mode` says otherwise. */
export const temporaryFolder = (mode = 0o755): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nwd-engine-'))
  chmodSync(folder, mode)
  return folder
}

const roles = fileURLToPath(new URL('../../migrations/0001_platform__roles_and_settings.sql', import.meta.url))

/** A small set of migrations: the real first one, and a table of pairs for the writer. */
export const smallMigrations = (): string => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'repeatable'), { mode: 0o755 })
  writeFileSync(join(folder, '0001_roles.sql'), readFileSync(roles, 'utf8'))
  writeFileSync(
    join(folder, '0002_pairs.sql'),
    `create table nwd.pair (id bigint not null, half text not null, primary key (id, half));
     grant select, insert on nwd.pair to nwd_worker;`,
  )
  return folder
}

export interface Program {
  readonly process: ChildProcess
  /** Lines of standard output so far. */
  readonly said: readonly string[]
  readonly complained: () => string
  /** Resolves when a line passes, or rejects when the program ends first. */
  until(passes: (line: string) => boolean): Promise<string>
  /** Resolves with the exit code, or the signal. */
  readonly ended: Promise<number | string>
}

/** Runs one of this folder's programs under tsx. `user`: as whom; the test's own user otherwise. */
export const run = (name: string, env: Record<string, string>, user?: { uid: number; gid: number }): Program => {
  const file = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { PATH: process.env.PATH, HOME: tmpdir(), TMPDIR: tmpdir(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const said: string[] = []
  let errors = ''
  const watchers = new Set<(line: string) => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    for (const watch of watchers) watch(line)
  })
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString()
  })
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? '')),
  )
  const until = (passes: (line: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const watch = (line: string) => {
        if (!passes(line)) return
        watchers.delete(watch)
        resolve(line)
      }
      watchers.add(watch)
      void ended.then((how) => reject(new Error(`${name} ended (${how}): ${errors}`)))
    })
  return { process: child, said, complained: () => errors.trim(), until, ended }
}

/** Tells a program to stop, and waits. */
export const stop = async (program: Program): Promise<number | string> => {
  program.process.kill('SIGTERM')
  return await program.ended
}

export const remove = (...folders: readonly string[]): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
