import { describe, expect, it } from 'vitest'
import { page } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { h } from 'preact'
import { town } from '../auth.testing.ts'

const house = await testDatabase()
const desk = page({
  path: '/desk',
  access: 'signed-in',
  audit: { none: 'a test' },
  show: async ({ viewer }) => ({ title: 'Desk', main: h('p', {}, `${viewer.name}, ${viewer.role}`) }),
})

describe('signing in with a password', () => {
  it('leads to where the person was going, as themself', async () => {
    const { member, browser } = await town(house, {}, [desk])
    await member('fay@northtown.example')
    const fay = browser()

    expect(await fay.ask('/desk')).toMatchObject({ status: 303, to: '/sign-in?next=%2Fdesk' })
    expect(await fay.signIn('Fay@Northtown.example', undefined, '/desk')).toMatchObject({ status: 303, to: '/desk' })
    expect((await fay.ask('/desk')).body).toContain('Fay Fictus, key_worker')
  })
})
