import { expect, it } from 'vitest'
import { fileColumns } from '../file/columns.ts'
import { kinds } from './kinds.ts'

it('every column of the person-level file is about some kind of news, so that no difference goes without a reason', () => {
  const about = new Set(kinds.flatMap(({ columns }) => columns))
  expect(fileColumns.filter(({ from }) => from !== 'person_key' && !about.has(from)).map(({ name }) => name)).toEqual(
    [],
  )
})
