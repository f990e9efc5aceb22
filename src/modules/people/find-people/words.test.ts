import { describe, expect, it } from 'vitest'
import { soughtIn } from './words.ts'

describe('one search box', () => {
  it.each(['qq 12 34 56 c', 'QQ123456C', 'QQ-12-34-56-C'])('knows a National Insurance number: %s', (words) => {
    expect(soughtIn(words)).toEqual({ by: 'ni_number', ni_number: 'QQ123456C' })
  })

  it.each(['3/4/2001', '03.04.2001', '3 April 2001', '3 apr 2001', '2001-04-03', ' 3-4-2001 '])(
    'knows a date of birth, day first: %s',
    (words) => expect(soughtIn(words)).toEqual({ by: 'date_of_birth', born: '2001-04-03' }),
  )

  it.each(['Isla  Sample', '31/2/2001', '7', 'Ab123456', ''])('takes the rest for a name: %s', (words) => {
    expect(soughtIn(words)).toEqual({ by: 'name', name: words.replace('  ', ' ') })
  })
})
