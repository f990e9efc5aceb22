import type { Examples, Walk } from './example.ts'

/** What a participant shares, and taking it back. */
export function sharingExamples({ people: its }: Walk): Examples {
  const herself = { as: 'isla', about: 'isla' } as const
  return {
    '/my/sharing': { ...herself, at: '/my/sharing' },
    '/my/sharing/:permission/take-back': { ...herself, at: `/my/sharing/${its.permission}/take-back` },
  }
}
