import type { Viewer } from '#platform/access'
import type { Visit } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { acting } from '../referrals.testing.ts'

/** Does something as a viewer who visits a page, at an instant: for what asks a whole visit and needs no more of it than this. */
export const visiting = <T>(house: TestDatabase, viewer: Viewer, work: (visit: Visit) => Promise<T>, at?: string) =>
  acting(
    house,
    viewer,
    (as) => {
      const url = new URL('http://nwd.example/')
      const nothing = async () => undefined
      const statistics = () => Promise.reject(new Error('a work list asks for no statistics'))
      return work({ ...as, url, request: new Request(url), parameters: {}, record: nothing, statistics })
    },
    at,
  )
