import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Catalogue } from './catalogue.ts'
import { dictionaryOf } from './dictionary.ts'
import { dumpFiles } from './dump.ts'
import { rowTypeFiles } from './row-types.ts'

export const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Everything that is made from the database: path under the repository → text. */
export const generatedFiles = (catalogue: Catalogue): Map<string, string> => {
  const dump = [...dumpFiles(catalogue)].map(([path, text]) => [`database/schema/${path}`, text] as const)
  return new Map([...dump, ['docs/data-dictionary.md', dictionaryOf(catalogue)], ...rowTypeFiles(catalogue, root)])
}

/** Files of an earlier database that this one no longer makes. */
export const staleFiles = (made: ReadonlyMap<string, string>): string[] =>
  globSync('database/schema/*/*.txt', { cwd: root }).filter((path) => !made.has(path))
