import type { PublicPromise } from './public-money.queries.ts'

/** Who publishes here, as part of each identifier; a publisher registers a prefix of its own with 360Giving. */
const prefix = '360G-nwd'

const organisation = (id: string, name: string) => ({ id: `${prefix}-ORG:${id}`, name })
const inPounds = (pence: number) => pence / 100
const moment = (day: string) => `${day}T00:00:00Z`

/**
 * Grants as a package of the 360Giving Data Standard, version 1.1 (Open Data Standard for grants, https://standard.threesixtygiving.org): amounts in pounds, days as
 * moments. Contracts are no grants and stand on the page only.
 */
export const threeSixtyGiving = (
  promises: readonly PublicPromise[],
  areaNames: ReadonlyMap<string, string>,
  programme: (code: string) => string,
) => ({
  version: '1.1',
  license: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  grants: promises
    .filter(({ kind }) => kind === 'grant')
    .map((one) => {
      const area = areaNames.get(one.area_id) ?? one.area_id
      return {
        id: `${prefix}-${one.area_id}-${one.number}`,
        title: one.what.slice(0, 140),
        description: `${one.what}. ${programme(one.stream)}, ${one.financial_year}, for people in ${area}.`,
        currency: 'GBP',
        amountAwarded: inPounds(one.pence),
        amountDisbursed: inPounds(one.paid),
        awardDate: moment(one.made_on),
        plannedDates: [{ startDate: moment(one.from_on), endDate: moment(one.to_on) }],
        recipientOrganization: [organisation(one.organisation_id, one.organisation)],
        fundingOrganization: [organisation(one.area_id, `Local employability partnership, ${area}`)],
        beneficiaryLocation: [{ name: area, countryCode: 'GB', geoCode: one.area_id, geoCodeType: 'CA' }],
        grantProgramme: [{ code: one.stream, title: programme(one.stream) }],
      }
    }),
})
