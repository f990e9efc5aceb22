import { parseArgs } from 'node:util'
import { z } from 'zod'
import { imports } from './import.ts'

// The part of the bench about files by itself: npm run bench:files -- --rows 100000 --large 500000
const options = { rows: { type: 'string', default: '100000' }, large: { type: 'string', default: '500000' } } as const
const count = z.coerce.number().int().min(1)
const { rows, large } = parseArgs({ options }).values
process.stdout.write(
  `${JSON.stringify(await imports({ rows: count.parse(rows), large: count.parse(large) }), null, 2)}\n`,
)
