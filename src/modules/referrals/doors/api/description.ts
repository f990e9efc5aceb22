import { z } from 'zod'
import type { ApiDescription, ApiParameter } from '#platform/open-api'
import { formAnswer, listAnswer, referralAnswer, sentAnswer } from './answers.ts'
import { referralBody } from './body.ts'
import { mostReferrals } from './routes.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answering = (name: string) => ({ 'application/json': named(name) })

const referral: ApiParameter = {
  name: 'referral',
  in: 'path',
  description: 'Identifier of the referral',
  schema: { type: 'string', format: 'uuid' },
}
const paging: readonly ApiParameter[] = [
  {
    name: 'after',
    in: 'query',
    description: 'What next was in the answer before',
    schema: { type: 'string', format: 'uuid' },
  },
  {
    name: 'limit',
    in: 'query',
    description: 'How many; 50 when it is not given',
    schema: { type: 'integer', minimum: 1, maximum: mostReferrals },
  },
]

/** What the systems of partners may ask about referrals. */
export const referralApi: ApiDescription = {
  tag: 'Referrals',
  addresses: [
    {
      method: 'post',
      path: '/api/v1/referrals',
      summary: 'Refer somebody who agreed to it; once, however often it is sent',
      parameters: [],
      keyed: { scope: 'referrals.send', body: named('NewReferral'), most: 65_536 },
      status: 201,
      answers: answering('SentReferral'),
    },
    {
      path: '/api/v1/referrals',
      summary: 'What became of those whom the organisation referred, the newest first',
      parameters: paging,
      keyed: { scope: 'referrals.read' },
      answers: answering('Referrals'),
    },
    {
      path: '/api/v1/referrals/form',
      summary: 'The words that a person agrees by, and the codes that a referral is written in',
      parameters: [],
      keyed: { scope: '' },
      answers: answering('ReferralForm'),
    },
    {
      path: '/api/v1/referrals/{referral}',
      summary: 'What became of one referral: where it stands, who owns the next step, and why it was declined',
      parameters: [referral],
      keyed: { scope: 'referrals.read' },
      answers: answering('Referral'),
    },
  ],
  schemas: {
    NewReferral: schemaOf(referralBody, 'input'),
    SentReferral: schemaOf(sentAnswer),
    Referral: schemaOf(referralAnswer),
    Referrals: schemaOf(listAnswer),
    ReferralForm: schemaOf(formAnswer),
  },
}
