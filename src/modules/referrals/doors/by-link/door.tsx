import type { Route } from '#platform/http'
import { sectionsBy } from '../../refer/sections.tsx'
import { partnersToName } from '../../sharing/partners.ts'
import { type Door, stepRoute } from '../outside/step.tsx'
import { endedLink, sentByLink } from './after.page.tsx'

/** A partner without an account, who was asked for a referral by e-mail. */
export const partnerDoor: Door = {
  door: 'by_link',
  at: '/refer',
  steps: ['person', 'reach', 'needs', 'agreement'],
  over: async (held) => (held.state === 'sent' ? sentByLink(held) : endedLink(held)),
}

/** The same sections that a partner with an account fills in. */
export const partnerSteps: readonly Route[] = sectionsBy((parts) => {
  const { section, title, questions, namesPartner, first, looks, before, besides } = parts
  return stepRoute(partnerDoor, {
    step: section,
    title,
    looks,
    first,
    async questions({ tx, today }, { area_id }) {
      return questions(today, namesPartner && area_id !== null ? await partnersToName(tx, area_id) : [])
    },
    before: ({ today }) => before?.(today),
    besides: ({ today }) => besides?.(today) ?? {},
  })
})
