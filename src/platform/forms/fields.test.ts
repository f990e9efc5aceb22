import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import {
  address,
  choices,
  date,
  email,
  type Field,
  labelOf,
  longText,
  money,
  niNumber,
  phone,
  postcode,
  text,
  time,
  typedFromBody,
  typedSchema,
  wholeNumber,
  yesWithReason,
} from './index.ts'

const when = { today: calendarDate('2026-11-23') }
const read = <T>(field: Field<T>, words: string) => field.parse({ it: words }, 'it', when)

describe('a date of birth', () => {
  const born = date({ label: 'What is your date of birth?', called: 'Date of birth', notFuture: true })
  const typed = (day: string, month: string, year: string) =>
    born.parse({ 'born-day': day, 'born-month': month, 'born-year': year }, 'born', when)

  it.each([
    ['23', '11', '2008'],
    ['23', 'November', '2008'],
    [' 23 ', 'nov', '2008'],
  ])('is read from %s %s %s', (day, month, year) => {
    expect(typed(day, month, year)).toEqual({ value: '2008-11-23' })
  })

  it.each([
    ['23', '11', '', 'Date of birth must include a year', 'year'],
    ['', '', '2008', 'Date of birth must include a day and month', 'day'],
    ['23', '11', '08', 'Date of birth must include a year of 4 numbers', 'year'],
    ['23', '13', '2008', 'Date of birth must include a month from 1 to 12', 'month'],
    ['29', '2', '2023', 'Date of birth must be a real date', 'day'],
    ['24', '11', '2026', 'Date of birth must be today or in the past', undefined],
    ['1', '1', '1899', 'Date of birth must be on or after 1 January 1900', undefined],
  ])('%s/%s/%s: %s', (day, month, year, error, part) => {
    expect(typed(day, month, year)).toMatchObject(part ? { error, part } : { error })
  })

  it('is read from one box written as files write it', () => {
    expect(read(born, '2008-11-23')).toEqual({ value: '2008-11-23' })
    expect(read(born, '23/11/2008')).toHaveProperty('error')
    expect(read(born, '')).toEqual({ value: null })
  })
})

describe('one box', () => {
  it.each<[Field<unknown>, string, unknown]>([
    [text({ label: 'Name' }), '  Ada \n Sample ', 'Ada Sample'],
    [text({ label: 'Name' }), 'Zoe\u0308', 'Zo\u00eb'],
    [longText({ label: 'Story' }), 'one\r\n\r\ntwo\u0000 ', 'one\n\ntwo'],
    [email({ label: 'E-mail' }), ' Ada.Sample@Example.scot', 'ada.sample@example.scot'],
    [phone({ label: 'Telephone' }), '+44 (0)7700 900-123', '07700900123'],
    [phone({ label: 'Telephone' }), '0044 1632 960001', '01632960001'],
    [postcode({ label: 'Postcode' }), 'kw151aa', 'KW15 1AA'],
    [postcode({ label: 'Postcode' }), 'g 1 1 a a', 'G1 1AA'],
    [niNumber({ label: 'NI number' }), 'ab 12 34 56 c', 'AB123456C'],
    [wholeNumber({ label: 'Hours' }), ' 1,600 ', 1600],
    [money({ label: 'Pay' }), '£1,234.5', 123450],
    [money({ label: 'Pay' }), '12.60', 1260],
    [money({ label: 'Pay' }), '0.29', 29],
    [time({ label: 'Time' }), '2.30pm', '14:30'],
    [time({ label: 'Time' }), '12am', '00:00'],
    [time({ label: 'Time' }), '9:05', '09:05'],
    [time({ label: 'Time' }), 'Midday', '12:00'],
  ])('%# reads %o', (field, words, value) => {
    expect(read(field, words)).toEqual({ value })
  })

  it.each<[Field<unknown>, string, string]>([
    [text({ label: 'Name', max: 3 }), 'Sample', 'Name must be 3 characters or fewer: it is 6'],
    [email({ label: 'E-mail' }), 'ada@sample', 'E-mail must be an e-mail address, like name@example.scot'],
    [phone({ label: 'Telephone' }), '900123', 'Telephone must be a UK telephone number'],
    [postcode({ label: 'Postcode' }), 'KW15', 'Postcode must be a full UK postcode, like KW15 1AA'],
    [niNumber({ label: 'NI number' }), 'QQ123456C', 'NI number must be two letters'],
    [wholeNumber({ label: 'Hours', min: 1, max: 60 }), '61', 'Hours must be from 1 to 60'],
    [wholeNumber({ label: 'Hours' }), '7.5', 'Hours must be a whole number, like 12'],
    [money({ label: 'Pay', max: 10_000 }), '100.01', 'Pay must be from £0.00 to £100.00'],
    [money({ label: 'Pay' }), '12.345', 'Pay must be an amount in pounds, like 12 or 12.60'],
    [time({ label: 'Time' }), '2:30', 'Time must say am or pm, like 2:30pm'],
    [time({ label: 'Time' }), '25:00', 'Time must be a time, like 9am or 14:30'],
    [time({ label: 'Time' }), '14:30pm', 'Time must be a time, like 9am or 14:30'],
  ])('%# says what would be right for %o', (field, words, message) => {
    expect(read(field, words)).toMatchObject({ error: expect.stringContaining(message) })
  })

  it('says in its label when it need not be answered', () => {
    expect(labelOf(text({ label: 'Known as' }))).toBe('Known as (optional)')
    expect(labelOf(text({ label: 'Given name', required: 'Enter the given name' }))).toBe('Given name')
  })
})

describe('several boxes', () => {
  it('a yes needs its reason, a no does not', () => {
    const risk = yesWithReason({ label: 'Risk', reason: 'What is it?', reasonRequired: 'Say what it is' })
    expect(risk.parse({ risk: 'yes', 'risk-reason': ' ' }, 'risk', when)).toEqual({
      error: 'Say what it is',
      part: 'reason',
    })
    expect(risk.parse({ risk: 'no', 'risk-reason': 'left over' }, 'risk', when)).toEqual({
      value: { yes: false, reason: null },
    })
  })

  it('an address half given names the missing line', () => {
    const home = address({ label: 'Home address' })
    expect(home.parse({ 'home-line1': '1 Sample Street', 'home-town': 'Northtown' }, 'home', when)).toEqual({
      error: 'Home address must include a full UK postcode, like KW15 1AA',
      part: 'postcode',
    })
  })

  it('“none of these” stands alone, and an answer that was not offered is refused', () => {
    const options = [
      { value: 'housing', text: 'Housing' },
      { value: 'none', text: 'None of these', alone: true },
    ]
    const needs = choices({ label: 'Needs', options })
    expect(needs.parse({ needs: ['housing', 'none'] }, 'needs', when)).toHaveProperty('error')
    expect(needs.parse({ needs: ['housing', 'wealth'] }, 'needs', when)).toHaveProperty('error')
    expect(needs.parse({ needs: ['housing', 'housing'] }, 'needs', when)).toEqual({ value: ['housing'] })
  })
})

describe('what was typed', () => {
  it('is kept as typed, but for line ends, unknown boxes and files', () => {
    const body = new FormData()
    body.append('story', ' one\r\ntwo ')
    body.append('needs', 'housing')
    body.append('needs', 'money')
    body.append('unasked', 'x')
    body.append('_key', 'k')
    body.append('story_file', new Blob(['x']))
    expect(typedFromBody(body, ['story', 'needs', 'story_file'])).toEqual({
      story: ' one\ntwo ',
      needs: ['housing', 'money'],
      _key: 'k',
    })
  })

  it('is bounded in length and number', () => {
    const many = Array.from({ length: 900 }, (_, n) => [`box${n}`, 'x'])
    expect(Object.keys(typedFromBody(new URLSearchParams(many)))).toHaveLength(500)
    expect(typedFromBody(new URLSearchParams({ story: 'x'.repeat(30_000) })).story).toHaveLength(20_000)
  })

  it('cannot reach behind the object that holds it', () => {
    const typed = typedFromBody(new URLSearchParams('__proto__=x&story=y'))
    expect(Object.getPrototypeOf(typed)).toBe(Object.prototype)
    expect(typedSchema.parse(JSON.parse(JSON.stringify({ story: 'y' })))).toEqual({ story: 'y' })
    expect(typedSchema.safeParse({ story: 1 }).success).toBe(false)
  })
})
