import type { Defined } from './definition-href.ts'
import { definitions } from './definitions.ts'
import { dimensionSections } from './dimension-sections.ts'
import { localSections } from './local-sections.ts'
import { measureSections } from './sections.ts'

const titles = new Map<Defined, string>(
  [...measureSections, ...localSections, ...dimensionSections].flatMap(({ title, of }) =>
    of.map(({ id }) => [id, title]),
  ),
)
for (const [measure, { title }] of Object.entries(definitions))
  for (const id of titles.keys()) if (id === measure) titles.set(id, title)

/** What a figure, or what figures are broken down by, is called. */
export const titleOf = (defined: Defined): string => titles.get(defined) ?? defined
