import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import type { attack as attackOf } from '../attack.ts'
import type { blocksToHide as blocksOf } from '../blocks.ts'
import type { choosing as choosingOf } from '../cells/choose-cells.ts'
import type { protectAndAttack as protectOf } from '../protect.ts'

/** A rule of disclosure control written wrongly: words of a file, which stand there once or more, and what all of them are changed to. */
export type Mutant = readonly [name: string, file: string, from: string, to: string]

/** Disclosure control with a rule written wrongly. */
export interface Mutated {
  attack: typeof attackOf
  blocksToHide: typeof blocksOf
  choosing: typeof choosingOf
  protectAndAttack: typeof protectOf
}

const folder = join(import.meta.dirname, '..')
const copies = join(import.meta.dirname, '../../../../../artefacts/disclosure-written-wrongly')
const files: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.includes('.test') && !name.startsWith('mutants/'))

const aFunction = <T>() => z.custom<T>((value) => typeof value === 'function')
const from = async <T extends z.ZodRawShape>(path: string, shape: T) => {
  const module: unknown = await import(path)
  return z.object(shape).parse(module)
}

/** A copy of the whole folder with the mutant's change in it, loaded. Throws when the words are not there: the table has fallen behind the code. */
export async function mutated([name, file, said, instead]: Mutant, nth: number): Promise<Mutated> {
  const copy = join(copies, `${nth}`)
  for (const one of files) {
    const path = join(copy, one)
    const away = relative(dirname(path), dirname(join(folder, one))).replaceAll('\\', '/')
    let text = readFileSync(join(folder, one), 'utf8')
    if (one === file) {
      if (!text.includes(said)) throw new Error(`“${name}”: ${file} no longer says ${said}`)
      text = text.replaceAll(said, instead)
    }
    mkdirSync(dirname(path), { recursive: true })
    // What lies outside the folder is not copied.
    writeFileSync(path, text.replace(/from '((?:\.\.\/)+(?:statistics|measures|words)\.ts)'/g, `from '${away}/$1'`))
  }
  return {
    ...(await from(join(copy, 'attack.ts'), { attack: aFunction<Mutated['attack']>() })),
    ...(await from(join(copy, 'blocks.ts'), { blocksToHide: aFunction<Mutated['blocksToHide']>() })),
    ...(await from(join(copy, 'cells/choose-cells.ts'), { choosing: aFunction<Mutated['choosing']>() })),
    ...(await from(join(copy, 'protect.ts'), { protectAndAttack: aFunction<Mutated['protectAndAttack']>() })),
  }
}

export const sweepAway = () => rmSync(copies, { recursive: true, force: true })

/** Doors, what only makes hiding cheaper (without it the attack finds more to hide), and what is hidden then, which has a test of its own. */
const exempt = ['index.ts', 'earlier.ts', 'widen.ts', 'cells/together.ts', 'cells/families.ts']

/** Files in which a rule could be written wrongly, and no mutant is. */
export const untouched = (mutants: readonly Mutant[]): string[] =>
  files.filter((file) => !exempt.includes(file) && !mutants.some(([, of]) => of === file))
