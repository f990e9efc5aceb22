import { type Examples, seenBy, type Walk } from './example.ts'

/** Figures, which name nobody; employers; and the files behind a record. */
export function figureExamples({ people }: Walk): Examples {
  return {
    '/reports': { as: 'hamish', at: '/reports' },
    '/reports/figures': { as: 'hamish', at: '/reports/figures' },
    '/reports/definitions': { as: 'hamish', at: '/reports/definitions' },
    '/employers': { as: 'officer', at: '/employers', typed: { name: 'Sample Harbour Boats' } },
    '/people/:person/files/:file': {
      as: 'morag',
      at: `/people/${people.people.isla}/files/${people.file}`,
      about: 'isla',
      concerned: seenBy.isla,
    },
  }
}
