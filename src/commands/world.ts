import { type Command, InvalidArgumentError } from 'commander'
import { loadConfig } from '#platform/config'
import { openStore, withClient } from '#platform/db'
import { systemClock } from '#platform/time'
import { isDemonstration } from '../demonstration/index.ts'
import { areasOf, holdsOthers, makeWorld, type Progress } from '../world/index.ts'
import { withExample } from './example.ts'
import { say } from './outcome.ts'

interface Asked {
  people: number
  seed: string
  areas: string[]
}

/** The command refuses to touch the database, or was stopped: one sentence. */
class WorldRefusal extends Error {
  override readonly name = 'WorldRefusal'
  readonly exitCode = 1
}

const most = 10_000_000

const peopleIn = (words: string): number => {
  const people = /^\d{1,8}$/.test(words) ? Number(words) : 0
  if (people < 1 || people > most) throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`)
  return people
}

const areasIn = (words: string): string[] => {
  if (words === 'all') return []
  const known = areasOf({ areas: [], today: systemClock.today() }).map(({ code }) => code)
  const codes = words.split(',').map((code) => code.trim())
  for (const code of codes) {
    if (!known.includes(code))
      throw new InvalidArgumentError(
        'It must be all, or codes of council areas with commas between: S12000049,S12000023.',
      )
  }
  return codes
}

const number = new Intl.NumberFormat('en-GB')

const clock = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** A line for each second of work, over the one before where somebody watches. */
function progressLine(people: number): (progress: Progress) => void {
  let last = -Infinity
  return (done) => {
    const often = process.stderr.isTTY ? 0.5 : 5
    if (done.seconds - last < often) return
    last = done.seconds
    const rate = done.people / done.seconds
    const line = `${number.format(done.people)} of ${number.format(people)} people, ${number.format(Math.round(rate))} a second, ${clock((people - done.people) / rate)} left`
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${line}` : `${line}\n`)
  }
}

/** `nwd world`: a believable synthetic Scotland, for demonstrations and for measuring. */
export const addWorld = (program: Command): void => {
  const command = program
    .command('world')
    .description(
      'fill an empty or demonstration database with invented people and all that happened to them; the same for the same seed',
    )
    .requiredOption('--people <number>', 'how many people', peopleIn)
    .option('--seed <words>', 'another seed, other people', '1')
    .option('--areas <codes>', 'codes of council areas with commas between, or all', areasIn, [])
    .action(async (asked: Asked) => {
      const config = loadConfig()
      const store = await openStore(config.store, { secret: config.secret, mayJoin: true })
      let stopped = false
      const stop = () => {
        stopped = true
      }
      process.on('SIGINT', stop).on('SIGTERM', stop)
      try {
        const { owner } = store
        const demonstration = await withClient(owner, 'nwd world', isDemonstration)
        if (!demonstration && (await holdsOthers(owner)))
          throw new WorldRefusal(
            'This database holds people whom somebody wrote down, and invented ones are not put among them: use an empty database.',
          )
        const told = { onProgress: progressLine(asked.people), stopped: () => stopped }
        const done = await makeWorld(asked, { owner, clock: systemClock, ...told })
        if (process.stderr.isTTY) process.stderr.write('\n')
        const rate = number.format(Math.round(done.rows / done.seconds))
        say(
          `${number.format(done.people)} people, ${number.format(done.rows)} rows in ${clock(done.seconds)}: ${rate} rows a second.`,
        )
        if (stopped)
          throw new WorldRefusal('Stopped. What is made so far stays, and the same command goes on from there.')
      } finally {
        process.off('SIGINT', stop).off('SIGTERM', stop)
        await store.close()
      }
    })
  withExample(command, 'nwd world --people 10000 --areas S12000049,S12000023')
}
