/**
 * The part of the 360Giving Data Standard 1.1 that is used here, written from its reference for tests: the package, and what a grant must have and of what type. Whole it is
 * at https://standard.threesixtygiving.org; fields that are not used here are refused, so that a misspelt one is found.
 */
const moment = { type: 'string', format: 'date-time' } as const
const words = { type: 'string', minLength: 1 } as const
const organisations = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['id', 'name'],
    additionalProperties: false,
    properties: { id: words, name: words },
  },
} as const
const someOf = (properties: Record<string, unknown>) => ({
  type: 'array',
  items: { type: 'object', additionalProperties: false, properties },
})

export const grantsSchema = {
  type: 'object',
  required: ['grants'],
  additionalProperties: false,
  properties: {
    version: { type: 'string', pattern: '^(\\d+\\.)(\\d+)$' },
    license: { type: 'string', format: 'uri' },
    grants: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'object',
        required: [
          'id',
          'title',
          'description',
          'currency',
          'amountAwarded',
          'awardDate',
          'recipientOrganization',
          'fundingOrganization',
        ],
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^360G-.+' },
          title: { type: 'string', minLength: 1, maxLength: 140 },
          description: words,
          currency: { enum: ['GBP'] },
          amountAwarded: { type: 'number' },
          amountDisbursed: { type: 'number' },
          awardDate: moment,
          plannedDates: someOf({ startDate: moment, endDate: moment }),
          recipientOrganization: organisations,
          fundingOrganization: organisations,
          beneficiaryLocation: someOf({
            name: words,
            countryCode: { type: 'string', pattern: '^[A-Z]{2}$' },
            geoCode: words,
            geoCodeType: words,
          }),
          grantProgramme: someOf({ code: words, title: words }),
          fromOpenCall: { enum: ['Yes', 'No'] },
        },
      },
    },
  },
}
