import { importServices, inventServices } from '#modules/directory'
import type { Examples, Walk } from './example.ts'
import { city } from './town.ts'

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

/** The town's services, from a feed. */
export const prepareDirectory = ({ town: { house } }: Pick<Walk, 'town'>) =>
  house.asWorker((tx) =>
    importServices(tx, { text: JSON.stringify(invented), name: 'services.json', today: house.clock.today() }),
  )

/** The open directory: what people find, and what programs read. */
export const directoryExamples: Examples = {
  '/support': { as, at: '/support?q=intervew&near=Northtown' },
  '/support/list': { as, at: '/support/list' },
  '/support/services/:service': { as, at: `/support/services/${invented[0]?.id}` },
  ...Object.fromEntries(
    ['services', 'service_at_locations', 'organizations', 'taxonomies', 'taxonomy_terms'].flatMap((name) => [
      [`${api}/${name}`, { as, at: `${api}/${name}` }],
      [`${api}/${name}/*`, { as, at: `${api}/${name}/${nobody}`, answers: 404, signedOut: 404 }],
    ]),
  ),
  [`${api}/*`]: { as, at: `${api}/` },
}
