import { partnerOfService } from '#modules/directory'
import { keyWorkersOf } from '#modules/partnership'
import { choice, formOf } from '#platform/forms'
import { Refused } from '#platform/http'
import { InsetText } from '#platform/ui'
import { actionRoute } from '../action.tsx'
import { giveReferral, type KeyWorker } from '../give-and-answer.ts'
import { mayGive } from '../rights.ts'
import { queueKeepers } from '../roles.ts'
import { wouldTry } from '../suggest/suggestions.ts'

interface Extra {
  workers: KeyWorker[]
  /** What its sender would try. */
  service: string | undefined
}

/** Gives a referral to a key worker by name. A team lead passes it on within their own organisation only. */
export const give = actionRoute({
  act: 'give',
  access: queueKeepers,
  event: 'referrals.referral.given',
  title: 'Give it to a key worker',
  button: 'Give it',
  may: mayGive,
  async load({ tx, viewer }, referral): Promise<Extra> {
    const all = await keyWorkersOf(tx, referral.area_id)
    const service = await wouldTry(tx, referral.id)
    const partner = service && (await partnerOfService(tx, service.id))
    const workers = all.flatMap(({ organisation_id, ...worker }) =>
      organisation_id !== null && (viewer.role === 'coordinator' || organisation_id === viewer.organisation_id)
        ? [{ ...worker, organisation_id }]
        : [],
    )
    // those of the organisation that its sender would try come first
    const first = (worker: KeyWorker) => (worker.organisation_id === partner ? 0 : 1)
    return { workers: workers.sort((one, other) => first(one) - first(other)), service: service?.name }
  },
  questions: (_visit, extra) =>
    formOf({
      key_worker: choice({
        label: 'Which key worker?',
        hint: 'They are asked to answer within two working days. The sender stays the person’s contact until all three have met.',
        required: 'Choose a key worker',
        options: (extra?.workers ?? []).map((worker) => ({
          value: keyOf(worker),
          text: `${worker.name}, ${worker.organisation}`,
        })),
      }),
    }),
  before: ({ service }) => (service === undefined ? null : <InsetText>Its sender would try {service}.</InsetText>),
  async submit({ visit, referral, value, extra }) {
    const worker = extra.workers.find((one) => keyOf(one) === value.key_worker)
    if (worker === undefined) throw new Refused([{ field: 'key_worker', message: 'Choose a key worker' }])
    await giveReferral(visit, referral, worker)
    return { to: `/referrals/${referral.id}`, flash: `${worker.name} has been asked.` }
  },
})

// An account may act for two organisations; which of them is asked is part of the choice.
const keyOf = ({ user_id, organisation_id }: KeyWorker) => `${user_id}.${organisation_id}`
