import type { CheerioAPI } from 'cheerio'
import { sql } from 'kysely'
import type { Examples, Walk } from './example.ts'
import { fillIn } from './form.ts'
import { city } from './town.ts'
import { day } from './townspeople.ts'

/** Returns of the city, by what is to be done with them next. */
export interface Returned {
  /** Revises a signed one, and is to be explained. */
  revision: string
  toSign: string
}

const explained = (page: CheerioAPI) =>
  Object.fromEntries(
    page('main textarea')
      .toArray()
      .map((box) => [page(box).attr('name') ?? '', 'It is so in this town']),
  )

/** Freezes, explains and signs as the city's coordinator does, form by form; between signing and revising an answer is corrected. */
export async function prepareReturns({ town, people }: Pick<Walk, 'town' | 'people'>): Promise<Returned> {
  const hamish = town.as('hamish')
  const freeze = async (year: number, month: number, date: number) => {
    const { to } = await fillIn(hamish, '/returns/freeze', day('as_at', year, month, date))
    return to?.split('/').at(-1) ?? ''
  }
  const explain = async (id: string) =>
    fillIn(hamish, `/returns/${id}/explain`, explained((await hamish.ask(`/returns/${id}/explain`)).page))
  const signed = await freeze(2026, 11, 1)
  await explain(signed)
  const { to } = await fillIn(hamish, `/returns/${signed}/sign`, { agree: 'yes', name: 'Hamish Placeholder' })
  if (to !== `/returns/${signed}`) throw new Error('the return of the town was not signed')
  await sql`update people.characteristics set carer = 'prefer_not_to_say' where person_id = ${people.people.isla} and area_id = ${city} and superseded_at is null`.execute(
    town.house.asOwner,
  )
  const revision = await freeze(2026, 11, 1)
  const toSign = await freeze(2026, 11, 15)
  await explain(toSign)
  return { revision, toSign }
}

/** The quarterly return of the city, and what is to be mended before the next. */
export function returnExamples({ returned }: Walk): Examples {
  const as = 'hamish'
  const concerned = ['hamish'] as const
  const at = (id: string, rest = '') => ({ as, at: `/returns/${id}${rest}`, concerned }) as const
  return {
    '/returns': { as, at: '/returns' },
    '/returns/mend': { as, at: '/returns/mend' },
    '/returns/freeze': { as, at: '/returns/freeze', typed: day('as_at', 2026, 11, 20) },
    '/returns/:return': at(returned.revision),
    '/returns/:return/people': at(returned.revision, '/people?format=csv'),
    '/returns/:return/figures': at(returned.revision, '/figures?format=xlsx'),
    '/returns/:return/metadata': at(returned.revision, '/metadata'),
    '/returns/:return/differences': at(returned.revision, '/differences'),
    '/returns/:return/explain': { ...at(returned.revision, '/explain'), typed: explained },
    '/returns/:return/sign': { ...at(returned.toSign, '/sign'), typed: { agree: 'yes', name: 'Hamish Placeholder' } },
  }
}
