import { z } from 'zod'
import type { WrongPart } from '#platform/http'
import type { Told, ToldSection, Wrong } from '../told.ts'

const words = (most: number) => z.string().max(most, `must have at most ${most} letters`)
const maybe = (schema: z.ZodString) => schema.nullish()
const day = z.string().max(10).meta({ format: 'date' })
const codes = z.array(words(100)).max(50)

const person = z.strictObject({
  given_name: words(100),
  family_name: words(100),
  known_as: maybe(words(100)),
  date_of_birth: maybe(day),
})

const contact = z.strictObject({
  preferred_contact: words(100).meta({ description: 'A code of contact_methods, as /api/v1/referrals/form has them' }),
  phone: maybe(words(50)),
  email: maybe(words(320)),
  address: maybe(words(500)),
  postcode: maybe(words(10)),
  best_time: maybe(words(200)),
  do_not: maybe(words(1000)).meta({ description: 'What must not be done, such as ringing the house' }),
})

const agreement = z.strictObject({
  parts: codes.meta({ description: 'What they agreed may be passed on; contact must be among them' }),
  given_how: words(20).meta({ description: 'spoken, written or online' }),
  wording_version: words(20).meta({ description: 'Version of the words that they read or heard' }),
  expires_on: maybe(day).meta({ description: 'The last day on which it holds, if they named one' }),
})

/** A referral as another system sends it. */
export const referralBody = z
  .strictObject({
    area: z.string().max(20).optional().meta({ description: 'The area it is for; the key’s own when it is not given' }),
    organisation: z.string().max(200).optional().meta({
      description: 'The organisation that sends it, by identifier or name; the key’s own when it is not given',
    }),
    their_reference: maybe(words(100)).meta({
      description: 'What your system calls it. Never a name, a CHI or a National Insurance number',
    }),
    person_id: z
      .uuid('must be a UUID')
      .optional()
      .meta({ description: 'Instead of person: somebody whom your organisation referred before and sees' }),
    person: person.optional(),
    contact,
    needs: codes.meta({ description: 'Codes of needs, as /api/v1/referrals/form has them; at least one' }),
    needs_words: maybe(words(2000)),
    hopes: words(2000).meta({ description: 'What they hope for, in their own words' }),
    agreement,
  })
  .refine(({ person_id, person: told }) => (person_id === undefined) !== (told === undefined), {
    path: ['person'],
    message: 'give either person or person_id',
  })

export type ReferralBody = z.infer<typeof referralBody>

const boxes = (
  values: Readonly<Record<string, string | string[] | null | undefined>>,
): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, value]])),
  )

/** What was sent, as the pages' own forms read it. */
export const toldIn = ({ person: told, contact: reach, agreement: agreed, ...rest }: ReferralBody): Told => ({
  person: boxes(told ?? {}),
  contact: boxes(reach),
  needs: boxes({ needs: rest.needs, needs_words: rest.needs_words, hopes: rest.hopes }),
  // That a version is named says that its words were read or heard.
  agreement: { ...boxes(agreed), read: 'yes' },
  wording_version: agreed.wording_version,
})

const places: Readonly<Record<ToldSection, string>> = {
  person: '#/person/',
  contact: '#/contact/',
  needs: '#/',
  agreement: '#/agreement/',
}

/** Where in the body something is wrong. */
export const partsOf = (wrong: readonly Wrong[]): WrongPart[] =>
  wrong.map(({ section, field, message }) => ({ pointer: `${places[section]}${field}`, detail: message }))
