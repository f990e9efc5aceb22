import { sql } from 'kysely'
import { importServices, inventServices } from '#modules/directory'
import { propose } from '../../src/modules/directory/edit/edit.queries.ts'
import type { Examples, Walk } from './example.ts'
import { city, type Who } from './town.ts'

const as = 'morag'
const api = '/open-referral-uk/v3'
const nobody = '00000000-0000-4000-8000-000000000009'

const invented = inventServices(
  {
    ...{ area_id: city, town: 'Northtown', postcodes: 'ZA', latitude: 55.86, longitude: -4.25 },
    organisations: ['Northtown Works', 'Southside Support', 'Harbour Housing'],
  },
  40,
)

/** Entries of an organisation whose only keeper is its member of the partnership. */
const [first, second, third] = invented.filter(({ organization }) => organization?.name === 'Harbour Housing')

/** What is to be decided and seen to. */
const waiting: { proposal?: string; suggestion?: string } = {}

/** The town's services, from a feed; a change that waits, and what somebody said. */
export async function prepareDirectory({ town: { house, viewer } }: Pick<Walk, 'town'>): Promise<void> {
  await house.asWorker((tx) =>
    importServices(tx, { text: JSON.stringify(invented), name: 'services.json', today: house.clock.today() }),
  )
  if (first === undefined) throw new Error('the town has no service of Harbour Housing')
  const member = viewer('member')
  waiting.proposal = await house.asViewer(member, (tx) =>
    propose(tx, member, {
      service_id: first.id,
      kind: 'change',
      content: { ...first, name: 'A new name' },
      because: null,
    }),
  )
  await house.asNobody((tx) =>
    sql`insert into directory.suggestion (id, area_id, service_id, kind) values (${suggestion}, ${city}, ${first.id}, 'closed')`.execute(
      tx,
    ),
  )
}

const suggestion = '00000000-0000-4000-8000-000000000071'
const othersHere = [
  'morag',
  'omar',
  'fiona',
  'callum',
  'rhona',
  'nosy',
  'tess',
  'pat',
  'newcomer',
  'twoHats',
] as const satisfies readonly Who[]

/** The open directory: what people find, and what programs read. */
export const directoryExamples = (): Examples => ({
  '/support': { as, at: '/support?q=intervew&near=Northtown' },
  '/support/list': { as, at: '/support/list' },
  '/support/services/:service': { as, at: `/support/services/${invented[0]?.id}` },
  '/support/services/:service/wrong': {
    as,
    at: `/support/services/${first?.id}/wrong`,
    typed: { kind: 'wrong', words: 'It opens at ten' },
  },
  '/directory': { as: 'hamish', at: '/directory' },
  '/directory/services/:service': {
    as: 'hamish',
    at: `/directory/services/${second?.id}`,
    concerned: ['hamish', 'member'],
    typed: { name: 'Another name', description: 'What it is', status: 'active', needs: 'money' },
  },
  '/directory/services/:service/when-and-where': {
    as: 'hamish',
    at: `/directory/services/${second?.id}/when-and-where`,
    concerned: ['hamish', 'member'],
    typed: { days1: ['MO', 'TH'], opens1: '9.30am', closes1: '3pm', online: 'no' },
  },
  '/directory/services/:service/right': {
    as: 'hamish',
    at: `/directory/services/${second?.id}/right`,
    concerned: ['hamish', 'member'],
    typed: {},
  },
  '/directory/services/:service/ours': {
    as,
    at: `/directory/services/${second?.id}/ours`,
    concerned: othersHere,
    typed: { because: 'We took it over' },
  },
  '/directory/proposals/:proposal': {
    as: 'hamish',
    at: `/directory/proposals/${waiting.proposal}`,
    concerned: ['hamish'],
    typed: { decision: 'approved' },
  },
  '/directory/suggestions/:suggestion': {
    as: 'hamish',
    at: `/directory/suggestions/${suggestion}`,
    concerned: ['hamish'],
    typed: { outcome: 'Telephoned' },
  },
  '/directory/services/:service/remove': {
    as: 'hamish',
    at: `/directory/services/${third?.id}/remove`,
    concerned: ['hamish'],
    typed: {},
  },
  ...Object.fromEntries(
    ['services', 'service_at_locations', 'organizations', 'taxonomies', 'taxonomy_terms'].flatMap((name) => [
      [`${api}/${name}`, { as, at: `${api}/${name}` }],
      [`${api}/${name}/*`, { as, at: `${api}/${name}/${nobody}`, answers: 404, signedOut: 404 }],
    ]),
  ),
  [`${api}/*`]: { as, at: `${api}/` },
})
