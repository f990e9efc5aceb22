import { expect, it } from 'vitest'
import { attack } from './attack.ts'
import { cases } from './mutants/cases.testing.ts'
import { given as foundBy } from './mutants/given.testing.ts'

it.each(cases)('$name', async ({ now, earlier, given }) => {
  expect(foundBy(await attack(now, { earlier }), true)).toEqual(given)
})
