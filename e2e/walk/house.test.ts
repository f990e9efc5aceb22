import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { walkErrors } from './errors.ts'
import { walkForms } from './forms.ts'
import { walkingIn } from './house.ts'
import { walkInABrowser } from './in-a-browser.ts'
import { walkLists } from './lists-taken-out.ts'
import { overheard, walkListening } from './nothing-said.ts'
import { walkPages } from './pages.ts'
import { walkAccess } from './who-may-open.ts'

const { said, end } = overheard()
afterAll(end)
const walking = await walkingIn(await testDatabase())

it('every route of the running application has an example, and every example a route', () => {
  expect(walking.unmatched).toEqual([])
  expect(walking.routes.length).toBeGreaterThan(100)
})

describe('each address', () => walkAccess(walking))
describe('each page', () => {
  const pages = walkPages(walking)
  describe('and its lists can be taken out', () => walkLists(walking, pages))
  const inError = walkErrors(walking, pages)
  walkInABrowser([...walking.routes, ...inError], pages)
})
describe('each form', () => walkForms(walking))
describe('throughout the walk', () => walkListening(walking, said))
