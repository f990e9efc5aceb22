import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { timelineOf } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
// The tests of every room lean on the same invented neighbourhood.
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../../journeys/journeys.testing.ts'
import { achievedBy } from '../evidence/achieved.ts'
import { jobsOf, outcomeKinds, outcomesOf } from '../index.ts'
import { siteOf, typedDate } from '../outcomes.site.testing.ts'
import { outcomesPanel } from '../panel/person-panel.tsx'

const house = await testDatabase()
const places = await neighbourhood(house)
const morag = await colleagueOf(house, places.works)
const site = siteOf(house, morag)
beforeEach(() => site.signIn(morag))

const newPerson = async () => {
  const { person } = await supportedPerson(house, morag, calendarDate('2025-10-01'))
  await sql`update people.relationship set since = '2025-10-01' where person_id = ${person.id}`.execute(house.asOwner)
  return { person, at: `/people/${person.id}/outcomes` }
}
const outcomes = (person: string) => house.asViewer(morag, (tx) => outcomesOf(tx, person))
const jobs = (person: string) => house.asViewer(morag, (tx) => jobsOf(tx, person))
const day = typedDate('on_date', '2026-03-02')

/** What each kind is asked, and an answer to each. */
const filledIn: Record<string, Record<string, string>> = {
  'fe-he': { ...day, what: 'HNC Care', place: 'Northtown College', study: 'part_time', scqf_level: '7' },
  training: {
    ...day,
    what: 'First aid',
    place: 'Madeup Training',
    accredited: 'yes',
    completed: 'going_on',
    scqf_level: 'none',
  },
  qualification: { ...day, what: 'Food hygiene', scqf_level: '5', awarded_by: 'Sample Awards' },
  'work-experience': { ...day, place: 'Placeholder Boats', what: 'In the yard', weeks: '6', hours_per_week: '16' },
  volunteering: { ...day, place: 'Sample Larder', what: 'Sorting', hours_per_week: '3.5' },
  'school-reengaged': { ...day, place: 'Northtown High', study: 'full_time' },
}
const names = [
  'what',
  'place',
  'study',
  'accredited',
  'completed',
  'scqf_level',
  'awarded_by',
  'weeks',
  'hours_per_week',
]
const pathOf = (kind: string) => kind.replaceAll('_', '-')

describe('one short page a kind', () => {
  it.each(outcomeKinds)('%s asks what fits it and nothing else, and keeps each answer', async (kind) => {
    const { person, at } = await newPerson()
    const answers = filledIn[pathOf(kind)] ?? {}
    const { html } = await site.get(`${at}/new/${pathOf(kind)}`)
    const asked = names.filter((name) => html.includes(`name="${name}"`))
    expect(asked).toEqual(names.filter((name) => name in answers))
    const sent = await site.send(`${at}/new/${pathOf(kind)}`, { ...answers, evidence: 'told' })
    expect([sent.status, sent.to]).toEqual([303, `/people/${person.id}`])
    const [row] = await outcomes(person.id)
    const kept = Object.fromEntries(names.map((name) => [name, row?.[name as 'what'] ?? null]))
    const right = Object.fromEntries(
      names.map((name) => {
        const answer = answers[name]
        if (answer === undefined || answer === 'none') return [name, null]
        if (name === 'hours_per_week') return [name, Number(answer).toFixed(1)]
        return [name, name === 'weeks' || name === 'scqf_level' ? Number(answer) : answer]
      }),
    )
    expect({ kind: row?.kind, ...kept }).toEqual({ kind, ...right })
    const page = await site.get(`${at}/${row?.id}`)
    expect(page.html).toContain('The person told me')
  })

  it.each([
    ['qualification', { scqf_level: '' }, 'Enter the SCQF level'],
    ['qualification', { what: '' }, 'Enter the title'],
    ['training', { completed: '' }, 'Choose whether they completed it'],
    ['volunteering', { hours_per_week: 'many' }, 'from 0.1 to 100'],
    ['fe-he', typedDate('on_date', '2025-09-30'), 'on or after 1 October 2025'],
    ['fe-he', typedDate('on_date', '2026-11-24'), 'must be today or in the past'],
  ])('%s is refused with %j, and nothing is written', async (kind, wrong, says) => {
    const { person, at } = await newPerson()
    const sent = await site.send(`${at}/new/${kind}`, { ...filledIn[kind], ...wrong })
    expect([sent.status, sent.html.includes(says)]).toEqual([422, true])
    expect(await outcomes(person.id)).toEqual([])
  })

  it('a level sent to a kind that is not asked for one is let fall', async () => {
    const { person, at } = await newPerson()
    await site.send(`${at}/new/volunteering`, { ...filledIn.volunteering, scqf_level: '7' })
    expect(await outcomes(person.id)).toMatchObject([{ scqf_level: null }])
  })
})

describe('several things at once', () => {
  it('are ticked together, asked one after another, and counted as outcomes of one person', async () => {
    const { person, at } = await newPerson()
    const first = await site.send(`${at}/new`, { kinds: ['fe_he', 'volunteering', 'qualification'] })
    expect(first.to).toBe(`${at}/new/fe-he?next=qualification.volunteering`)
    const second = await site.send(first.to ?? '', { ...filledIn['fe-he'], next: 'qualification.volunteering' })
    expect(second.to).toBe(`${at}/new/qualification?next=volunteering`)
    const third = await site.send(second.to ?? '', { ...filledIn.qualification, next: 'volunteering' })
    expect(third.to).toBe(`${at}/new/volunteering`)
    expect((await site.send(third.to ?? '', { ...filledIn.volunteering })).to).toBe(`/people/${person.id}`)
    const panel = await house.asViewer(morag, (tx) =>
      outcomesPanel({ tx, viewer: morag, today: house.clock.today() } as Parameters<typeof outcomesPanel>[0], person),
    )
    expect(panel && renderPart(panel)).toContain('3 outcomes, 1 person. They are never added up as people.')
  })

  it('what comes next is only ever a kind of outcome', async () => {
    const { at } = await newPerson()
    const sent = await site.send(`${at}/new/qualification`, {
      ...filledIn.qualification,
      next: '//elsewhere.example.x',
    })
    expect(sent.to).not.toContain('elsewhere')
    const { html } = await site.get(`${at}/new/training?next=volunteering`)
    expect(html).toContain('name="next" value="volunteering"')
  })
})

describe('pay', () => {
  const job = {
    employer: 'another',
    new_employer: 'Placeholder Bakery',
    ...typedDate('started_on', '2025-11-03'),
    hours_per_week: '37.5',
    contract: 'permanent',
  }
  it.each([
    [
      'a year',
      { pay: '26,227.50', pay_period: 'year' },
      { pay_pence: 2_622_750, pay_pence_per_hour: 1345, real_living_wage: 'yes' },
    ],
    [
      'a penny less a year',
      { pay: '26227.49', pay_period: 'year' },
      { pay_pence_per_hour: 1344, real_living_wage: 'no' },
    ],
    [
      'a week',
      { pay: '600', pay_period: 'week' },
      { pay_period: 'week', pay_pence_per_hour: 1600, real_living_wage: 'yes' },
    ],
    [
      'not known, and said to be the real Living Wage',
      { pay: '', pay_period: 'unknown', living_wage_said: 'yes' },
      { pay_pence: null, real_living_wage: 'yes' },
    ],
    [
      'known, whatever was said',
      { pay: '12', pay_period: 'hour', living_wage_said: 'yes' },
      { real_living_wage: 'no' },
    ],
    [
      'a year, hours not known',
      { pay: '26000', pay_period: 'year', hours_per_week: '' },
      { pay_pence: 2_600_000, pay_pence_per_hour: null, real_living_wage: 'unknown' },
    ],
  ])('for %s is kept as told, and by the hour', async (_, pay, kept) => {
    const { person, at } = await newPerson()
    expect((await site.send(`${at}/job`, { ...job, ...pay })).status).toBe(303)
    expect(await jobs(person.id)).toMatchObject([kept])
  })

  it.each([
    [{ pay: '12' }, 'Choose whether the pay is for an hour'],
    [{ pay: '', pay_period: 'year' }, 'Enter the pay, or choose'],
    [{ pay: '0.01', pay_period: 'year' }, 'less than a penny an hour'],
    [{ employer: 'nobody', new_employer: '' }, 'Choose “Self-employed”'],
    [{ occupation: 'bar' }, 'Choose which kind of work “bar” is'],
  ])('%j is refused with what would be right', async (wrong, says) => {
    const { person, at } = await newPerson()
    const sent = await site.send(`${at}/job`, { ...job, ...wrong })
    expect([sent.status, sent.html.includes(says)]).toEqual([422, true])
    expect(await jobs(person.id)).toEqual([])
  })

  it('somebody who works for themself has no employer, and the work has a name and a kind', async () => {
    const { person, at } = await newPerson()
    const own = {
      employer: 'nobody',
      new_employer: '',
      contract: 'self_employed',
      job_title: 'Barber',
      occupation: 'barber',
    }
    expect((await site.send(`${at}/job`, { ...job, ...own, supported_employment: 'yes' })).status).toBe(303)
    const [row] = await jobs(person.id)
    expect(row).toMatchObject({ employer_id: null, job_title: 'Barber', soc_code: '622', supported_employment: 'yes' })
    const { html } = await site.get(`${at}/${row?.id}`)
    expect(html).toContain('Works for themself')
    expect(html).toContain('Hairdressers and related services (622)')
    const again = await site.get(`/people/${person.id}/jobs/${row?.id}/correct`)
    expect(again.html).toMatch(/value="nobody" checked/)
    expect(again.html).toMatch(/name="occupation" value="622"/)
  })
})

describe('a correction', () => {
  it('supersedes, says from what to what and why, and the old address leads to what stands now', async () => {
    const { person, at } = await newPerson()
    await site.send(`${at}/new/qualification`, { ...filledIn.qualification })
    const [was] = await outcomes(person.id)
    const right = { ...filledIn.qualification, scqf_level: '6', happened: 'yes', reason: 'The certificate says six' }
    expect((await site.send(`${at}/${was?.id}/correct`, right)).status).toBe(303)
    const [now] = await outcomes(person.id)
    expect(now).toMatchObject({ scqf_level: 6, corrects: was?.id })
    for (const id of [was?.id, now?.id]) {
      const { html } = await site.get(`${at}/${id}`)
      const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      expect(text).toMatch(/SCQF level 5 6 23 November 2026, Morag Fictus, Northtown Works: The certificate says six/)
      expect(text).not.toMatch(/Title Food hygiene Food hygiene/)
    }
    await site.send(`${at}/${now?.id}/correct`, { ...right, happened: 'no', reason: 'Somebody else’s' })
    expect(await outcomes(person.id)).toEqual([])
    expect((await site.get(`${at}/${was?.id}`)).html).toContain('Taken out on 23 November 2026: Somebody else’s')
    expect((await site.get(`${at}/${now?.id}/correct`)).status).toBe(404)
    const kept = await sql`select 1 from outcomes.outcome where person_id = ${person.id}`.execute(house.asOwner)
    expect(kept.rows).toHaveLength(2)
  })

  it('each line of the timeline leads to the outcome, and outcomes stand in the order of their days', async () => {
    const { person, at } = await newPerson()
    await site.send(`${at}/new/qualification`, { ...filledIn.qualification, ...typedDate('on_date', '2026-01-05') })
    await site.send(`${at}/new/volunteering`, { ...filledIn.volunteering, ...typedDate('on_date', '2026-05-04') })
    const all = await house.asViewer(morag, (tx) => achievedBy(tx, person.id))
    expect(all.map(({ on }) => on)).toEqual(['2026-05-04', '2026-01-05'])
    const links = await house.asViewer(morag, async (tx) => (await timelineOf(tx, person.id)).map(({ link }) => link))
    for (const { id } of all) expect(links).toContain(`${at}/${id}`)
  })
})

it('an outcome is not found by whoever does not see the record', async () => {
  const { person, at } = await newPerson()
  await site.send(`${at}/new/volunteering`, { ...filledIn.volunteering })
  const [one] = await outcomes(person.id)
  site.signIn(viewerOf(places.support))
  for (const path of [`${at}/${one?.id}`, `${at}/${one?.id}/evidence`, `${at}/new/training`])
    expect((await site.get(path)).status).toBe(404)
})
