import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddresses, writtenAddresses } from './addresses.ts'

test('one person, several, with names or without, however they are set apart', () => {
  expect(readAddresses('Ada Invented <Ada@College.example>, "Bo, Junior" <x@y.example>')).toEqual({
    wrong: '"Bo',
  })
  expect(readAddresses(' Ada Invented <Ada@College.example>;\nbo@college.example,,ADA@college.example ')).toEqual({
    people: [
      { name: 'Ada Invented', email: 'ada@college.example' },
      { name: null, email: 'bo@college.example' },
    ],
  })
  expect(readAddresses(' \n ')).toEqual({ people: [] })
})

test('what is no address is said as it was typed', () => {
  for (const wrong of ['ada@', 'Ada Invented', 'Ada <ada>', 'a@b@c.example'])
    expect(readAddresses(`ok@college.example, ${wrong}`)).toEqual({ wrong })
})

test('what is written out is read back the same', () => {
  const name = fc.option(fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z’-]{1,8})?$/), { nil: null })
  const email = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/)
  const people = fc.uniqueArray(fc.record({ name, email }), { selector: (one) => one.email, maxLength: 6 })
  fc.assert(
    fc.property(people, (all) => {
      expect(readAddresses(writtenAddresses(all))).toEqual({ people: all })
    }),
    { numRuns: 200 },
  )
})
