// Everything that must hold, in the order in which it is cheapest to learn that it does not: `npm test`.
// The last line counts what was tried: `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'

const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const projects = process.argv.slice(2)
let passed = 0
let failed = 0

function run(name: string, command: string, ...args: string[]): boolean {
  const from = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'held' : 'FAILED'}: ${name} (${seconds} s)\n\n`)
  return status === 0
}

function check(name: string, script: string): void {
  if (run(name, 'npm', 'run', '--silent', script)) passed += 1
  else failed += 1
}

/** A project of tests. One that ends badly without a count of its own counts as one failure. */
function tests(project: string): void {
  const file = `artefacts/${project}.json`
  rmSync(file, { force: true })
  const ended = run(
    `${project} tests`,
    'vitest',
    'run',
    // Reads the configuration as it is, so that somebody who may not write into the project can run the tests.
    '--configLoader',
    'native',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  )
  const counted = report.safeParse(JSON.parse(readable(file)))
  passed += counted.success ? counted.data.numPassedTests : 0
  const red = counted.success ? counted.data.numFailedTests : 0
  failed += ended ? red : Math.max(red, 1)
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'null'
  }
}

mkdirSync('artefacts', { recursive: true })
if (projects.length === 0) {
  check('types', 'check:types')
  check('style', 'check:lint')
  check('which way rooms look', 'check:house')
  check('nothing unused', 'check:unused')
}
for (const project of projects.length > 0 ? projects : ['unit', 'walk', 'engine', 'browser']) tests(project)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
