import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { assessmentsOf, keptAnswers } from './assessments.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send } = site(house)

/** Answers every page that is shown with its first choice until there is nothing left to ask. */
async function walk(person: string, from: string, choose: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  let at = from
  while (!at.endsWith('/check') && !at.includes('/assessments/')) {
    const { html } = await open(morag, at)
    const slug = at.split('/').at(-1) ?? ''
    asked.push(slug)
    const first = /name="answer" value="([^"]+)"/.exec(html)?.[1] ?? 'in their own words'
    const sent = await send(morag, at, { answer: choose[slug] ?? first })
    expect(sent.status, slug).toBe(303)
    at = sent.to ?? ''
    expect(asked.length).toBeLessThan(30)
  }
  return { asked, at: at === '' ? person : at }
}

const begin = async (person: string) => (await send(morag, `/people/${person}/assessment`, {})).to ?? ''

describe('a needs assessment', () => {
  it('is asked page by page, branches on answers, is resumed, checked, finished, and kept as it was shown', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/assessment`
    expect(await begin(person.id)).toBe(`${at}/hopes`)
    await send(morag, `${at}/hopes`, { answer: 'Work with animals' })
    expect(await begin(person.id), 'resumed where it was left').toBe(`${at}/work`)
    const { asked } = await walk(person.id, `${at}/work`, { health: 'a_lot', work: 'never' })
    expect(asked).toContain('health-help')
    expect(asked).toContain('first-job')
    expect(asked).not.toContain('skills')
    const check = await open(morag, `${at}/check`)
    expect(check.html).toContain('Work with animals')
    const done = await send(morag, `${at}/check`, {})
    const record = await open(morag, done.to ?? '')
    expect(record.html).toContain('How much does your body get in the way of work?')
    expect(record.html).toMatch(/Physical health[\s\S]*?A lot[\s\S]*?support\?need=health[\s\S]*?refer\?need=health/)
    const [assessment] = await house.asViewer(morag, (tx) => assessmentsOf(tx, person.id))
    expect(assessment).toMatchObject({ finished_on: '2026-11-23', finished_by_name: 'Morag Fictus', version: '2' })
    const kept = await house.asViewer(morag, (tx) => keptAnswers(tx, assessment?.id ?? ''))
    expect(kept.find((row) => row.question === 'health')).toMatchObject({
      given: { codes: ['a_lot'] },
      shown: {
        version: '2',
        barrier: 'health',
        options: expect.arrayContaining([{ code: 'a_lot', text: 'A lot', severity: 3 }]),
      },
    })
  })

  it('keeps the answers of a branch no longer taken, marked as not asked, and finds them again', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/assessment`
    await begin(person.id)
    await send(morag, `${at}/health`, { answer: 'a_lot' })
    await send(morag, `${at}/health-help`, { answer: 'Short days' })
    const asked = async () => {
      const [assessment] = await house.asViewer(morag, (tx) => assessmentsOf(tx, person.id))
      const kept = await house.asViewer(morag, (tx) => keptAnswers(tx, assessment?.id ?? ''))
      return kept.find((row) => row.question === 'health_help')
    }
    expect(await asked()).toMatchObject({ asked: true })
    await send(morag, `${at}/health`, { answer: 'not_at_all' })
    expect(await asked()).toMatchObject({ asked: false, given: { words: 'Short days' } })
    await send(morag, `${at}/health`, { answer: 'some' })
    expect(await asked()).toMatchObject({ asked: true, given: { words: 'Short days' } })
  })

  it('cannot be finished while something is open; amended later, the answer before is kept', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/assessment`
    const first = await begin(person.id)
    expect((await send(morag, `${at}/check`, {})).html).toContain('Not answered yet: Have you worked before?')
    expect((await send(morag, `${at}/work`, { answer: '' })).html).toContain('Choose an answer')
    await walk(person.id, first)
    await send(morag, `${at}/check`, {})
    const amended = await send(morag, `${at}/hopes`, { answer: 'Work with horses' })
    expect(amended.to).toMatch(/\/assessments\//)
    const { html } = await open(morag, amended.to ?? '')
    expect(html).toContain('Work with horses')
    expect(html).toMatch(/Before: .*in their own words/)
  })

  it('is begun once, however often, and is not found by another organisation', async () => {
    const { person } = await supportedPerson(house, morag)
    await begin(person.id)
    await begin(person.id)
    expect(await house.asViewer(morag, (tx) => assessmentsOf(tx, person.id))).toHaveLength(1)
    expect((await open(viewerOf(support), `/people/${person.id}/assessment/health`)).status).toBe(404)
  })
})
