import type { Examples } from './example.ts'

const as = 'morag'
const api = '/open-referral-uk/v3'
const nobody = '00000000-0000-4000-8000-000000000009'

/** The open directory: what programs read of it. */
export const directoryExamples: Examples = {
  ...Object.fromEntries(
    ['services', 'service_at_locations', 'organizations', 'taxonomies', 'taxonomy_terms'].flatMap((name) => [
      [`${api}/${name}`, { as, at: `${api}/${name}` }],
      [`${api}/${name}/*`, { as, at: `${api}/${name}/${nobody}`, answers: 404, signedOut: 404 }],
    ]),
  ),
  [`${api}/*`]: { as, at: `${api}/` },
}
