import { selectOptionalPerson, sightOf } from '#modules/people'
import { type ApiCall, type ApiParts, apiRoutesWith, bodyOf, onceByKey, wrong as wrongIn } from '#platform/api-keys'
import { found, Instead, problem, Refused, type Route, type WrongPart } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { givenHow, sharedParts } from '../../refer/questions.ts'
import { wordingOn } from '../../refer/wording.ts'
import { sendReferral } from '../../send.ts'
import { noteArrival } from '../arrivals.queries.ts'
import { referralToldOn } from '../told.ts'
import { answerFor } from './answers.ts'
import { partsOf, type ReferralBody, referralBody, toldIn } from './body.ts'
import { sentBy, sentOne } from './sent.queries.ts'

export const mostReferrals = 200

const refusedBecause = (errors: readonly WrongPart[]) => new Instead(wrongIn(errors))

/** Whether it is for where the key acts, by the organisation it acts for. */
function misplaced({ caller: { viewer } }: ApiCall, { area, organisation }: ReferralBody): WrongPart[] {
  const wrong: WrongPart[] = []
  if (area !== undefined && area !== viewer.area_id)
    wrong.push({
      pointer: '#/area',
      detail: `This key sends to ${viewer.area_id}. Ask the partnership of the other area for a key of its own.`,
    })
  const own = [viewer.organisation_id, viewer.organisation_name.toLowerCase()]
  if (organisation !== undefined && !own.includes(organisation.toLowerCase()))
    wrong.push({
      pointer: '#/organisation',
      detail: `This key acts for ${viewer.organisation_name} and no other organisation.`,
    })
  return wrong
}

async function send(call: ApiCall, body: ReferralBody) {
  const { tx, today, caller } = call
  const { viewer } = caller
  const { person_id: existing } = body
  const told = referralToldOn(today, toldIn(body), existing)
  const wrong = [...misplaced(call, body), ...('wrong' in told ? partsOf(told.wrong) : [])]
  if (
    existing !== undefined &&
    ((await selectOptionalPerson(tx, existing)) === undefined || (await sightOf(tx, existing)) < 2)
  )
    wrong.push({
      pointer: '#/person_id',
      detail: 'There is nobody by this identifier whom your organisation may refer.',
    })
  if (wrong.length > 0 || 'wrong' in told) throw refusedBecause(wrong)
  const { id, person_id } = await sendReferral(call, told.referral).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    throw refusedBecause(error.errors.map(({ message }) => ({ pointer: '#', detail: message })))
  })
  await noteArrival(tx, {
    referral_id: id,
    person_id,
    area_id: viewer.area_id,
    organisation_id: viewer.organisation_id,
    door: 'api',
    api_key_id: caller.key_id,
    their_reference: body.their_reference ?? null,
  })
  return { status: 201, answer: { id, person_id, state: 'to_allocate', address: `/api/v1/referrals/${id}` } }
}

const limitIn = (url: URL): number => {
  const limit = url.searchParams.get('limit') ?? '50'
  if (/^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= mostReferrals) return Number(limit)
  throw new Instead(
    problem(400, 'Something asked for is not right', {
      detail: `limit must be a whole number from 1 to ${mostReferrals}.`,
    }),
  )
}

const afterIn = (url: URL): string | undefined => {
  const after = url.searchParams.get('after')
  if (after === null) return undefined
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after)) return after
  throw new Instead(
    problem(400, 'Something asked for is not right', { detail: 'after must be what next was in the answer before.' }),
  )
}

/** Referrals from another system: sent once however often they are asked for, and what became of them. */
export function referralApiRoutes(parts: ApiParts): Route[] {
  const route = apiRoutesWith(parts)
  return [
    route({
      method: 'POST',
      path: '/api/v1/referrals',
      scope: 'referrals.send',
      audit: 'referrals.referral.sent',
      async answer(call) {
        const body = await bodyOf(call.request, referralBody)
        let sent: string | undefined
        const { again, ...answered } = await onceByKey(call, body, async () => {
          const done = await send(call, body)
          sent = done.answer.person_id
          await call.record({ person_id: sent, subject: { kind: 'referral', id: done.answer.id } })
          return done
        })
        if (again) await call.record({ detail: { again } })
        return answered
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/referrals',
      scope: 'referrals.read',
      audit: 'referrals.sent.viewed',
      async answer({ tx, url, today, caller, record }) {
        const most = limitIn(url)
        const rows = await sentBy(tx, caller.viewer, most + 1, afterIn(url))
        const shown = rows.slice(0, most)
        await record({ detail: { rows: shown.length } })
        const next = rows.length > most ? (shown.at(-1)?.id ?? null) : null
        return { status: 200, answer: { referrals: shown.map((each) => answerFor(each, today)), next } }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/referrals/form',
      audit: { none: 'the words and codes of a referral; nobody is named' },
      async answer({ today }) {
        const { version, paragraphs } = wordingOn(today)
        const codes = (options: readonly { value: string; text: string }[]) =>
          options.map(({ value, text }) => ({ code: value, text }))
        return {
          status: 200,
          answer: {
            wording: { version, paragraphs },
            needs: codes(referenceOptions('needs', today)),
            contact_methods: codes(referenceOptions('contact-methods', today)),
            parts: codes(sharedParts),
            given_how: codes(givenHow),
          },
        }
      },
    }),
    route<{ referral: string }>({
      method: 'GET',
      path: '/api/v1/referrals/:referral',
      scope: 'referrals.read',
      audit: 'referrals.referral.viewed',
      async answer({ tx, today, caller, parameters, record }) {
        const one = found(await sentOne(tx, caller.viewer, parameters.referral))
        await record({ person_id: one.person_id, subject: { kind: 'referral', id: one.id } })
        return { status: 200, answer: answerFor(one, today) }
      },
    }),
  ]
}
