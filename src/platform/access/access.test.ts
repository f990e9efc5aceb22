import { describe, expect, it } from 'vitest'
import { holdersOf, type Role, roleNames, roles, rolesThatSeePeople } from './index.ts'

const user_id = '0193a000-0000-7000-8000-000000000001'
const organisation_id = '0193a000-0000-7000-8000-0000000000aa'
const holders = (role: Role, organisation: string | null = organisation_id) =>
  holdersOf({ role, user_id, organisation_id: organisation })

describe('through whom a viewer sees people', () => {
  it('is their organisation, and themselves for break-glass, in the roles that support people', () => {
    for (const role of rolesThatSeePeople) expect(holders(role)).toEqual([organisation_id, user_id])
  })

  it('is only themselves for a participant, whatever organisation the account names', () => {
    expect(holders('participant')).toEqual([user_id])
  })

  it('is nobody for everybody else', () => {
    const others = roles.filter((role) => role !== 'participant' && !rolesThatSeePeople.includes(role))
    expect(others).toEqual(['member', 'analyst', 'administrator'])
    for (const role of others) expect(holders(role)).toEqual([])
  })

  it('is not an organisation where there is none', () => {
    expect(holders('key_worker', null)).toEqual([user_id])
  })

  it('has a name to show for each role', () => {
    expect(new Set(Object.values(roleNames)).size).toBe(roles.length)
  })
})
