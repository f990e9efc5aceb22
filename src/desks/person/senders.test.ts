import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Everything that puts a message into the outbox, and to whom it goes. Whoever writes to somebody we support asks people's one rule by which way;
 * a new sender stands in neither list and fails here until somebody has thought of it.
 */
const toThoseWeSupport = [
  'src/desks/person/invite.tsx',
  'src/modules/journeys/reminders/reminders.queries.ts',
  'src/modules/outcomes/ask-by-link/send-links.ts',
  'src/modules/referrals/contract-end/tell-person.ts',
]
const toOthers: Readonly<Record<string, string>> = {
  'src/modules/checklists/invite/send-letters.ts': 'organisations asked for their self-assessment',
  'src/modules/measurement/releases/early-access/send-links.ts': 'those who may read a release early',
  'src/modules/partnership/accounts/invite.tsx': 'people at work who are invited to act for an organisation',
  'src/modules/referrals/doors/by-link/asked.queries.ts': 'a partner without an account',
  'src/modules/referrals/doors/outside/tell.ts': 'a partner without an account',
  'src/platform/auth/letters.ts': 'whoever asked for a link to sign in, a moment ago',
  'src/platform/outbox/send-later.ts': 'the outbox itself',
}

const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
const senders = files.filter((file) => /\bsendLater\(|insert into platform\.outbox/.test(readFileSync(file, 'utf8')))

test('everybody who writes is known, and whoever writes to those we support asks by which way they may be reached', () => {
  expect(senders.toSorted()).toEqual([...toThoseWeSupport, ...Object.keys(toOthers)].toSorted())
  const asks = /\b(ways_to_reach|waysToReach|isRuledOut)\(/
  expect(toThoseWeSupport.filter((file) => !asks.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('the database writes by itself to accounts alone, and to none whose person asked for no contact', () => {
  const writing = globSync('migrations/repeatable/*.sql').filter((file) =>
    /into platform\.outbox/.test(readFileSync(file, 'utf8')),
  )
  expect(writing.map((file) => file.split('/').at(-1)).toSorted()).toEqual([
    '011_people_letters.sql',
    '012_partnership_access.sql',
  ])
  expect(readFileSync('migrations/repeatable/011_people_letters.sql', 'utf8')).toContain("t.kind = 'no_contact'")
})
