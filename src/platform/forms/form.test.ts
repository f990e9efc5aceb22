import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { addDays, type CalendarDate, calendarDate } from '#platform/time'
import {
  type Address,
  address,
  choice,
  choices,
  choiceWithBlanks,
  confirm,
  date,
  email,
  formOf,
  longText,
  money,
  niNumber,
  phone,
  postcode,
  text,
  time,
  type ValueOf,
  wholeNumber,
  type YesWithReason,
  yesNo,
  yesWithReason,
} from './index.ts'

const today = calendarDate('2026-11-23')
const must = { required: 'Answer this' }

const everything = formOf({
  given_name: text({ label: 'Given name', required: 'Enter the given name' }),
  known_as: text({ label: 'Known as' }),
  story: longText({ label: 'What happened' }),
  email: email({ label: 'E-mail' }),
  phone: phone({ label: 'Telephone' }),
  postcode: postcode({ label: 'Postcode' }),
  ni_number: niNumber({ label: 'National Insurance number' }),
  children: wholeNumber({ label: 'Children', max: 20 }),
  hourly_pay: money({ label: 'Hourly pay' }),
  born: date({ label: 'Date of birth', ...must, notFuture: true }),
  meet_at: time({ label: 'Time' }),
  stage: choice({ label: 'Stage', ...must, options: [opt('one'), opt('two')] }),
  gender: choiceWithBlanks({ label: 'Gender', ...must, options: [opt('woman'), opt('man')] }),
  needs: choices({ label: 'Needs', options: [opt('housing'), opt('money'), { ...opt('none'), alone: true }] }),
  works: yesNo({ label: 'Works' }),
  risk: yesWithReason({ label: 'Risk', reason: 'What is it?', reasonRequired: 'Say what it is' }),
  home: address({ label: 'Home' }),
  agreed: confirm({ label: 'Agreed', ...must }),
})
type Everything = ValueOf<typeof everything>

describe('a form', () => {
  it('gives a value whose type follows from its questions', () => {
    expectTypeOf<Everything['given_name']>().toEqualTypeOf<string>()
    expectTypeOf<Everything['known_as']>().toEqualTypeOf<string | null>()
    expectTypeOf<Everything['hourly_pay']>().toEqualTypeOf<number | null>()
    expectTypeOf<Everything['born']>().toEqualTypeOf<CalendarDate>()
    expectTypeOf<Everything['stage']>().toEqualTypeOf<'one' | 'two'>()
    expectTypeOf<Everything['gender']>().toEqualTypeOf<'woman' | 'man' | 'prefer_not_to_say'>()
    expectTypeOf<Everything['needs']>().toEqualTypeOf<('housing' | 'money' | 'none')[]>()
    expectTypeOf<Everything['risk']>().toEqualTypeOf<YesWithReason | null>()
    expectTypeOf<Everything['home']>().toEqualTypeOf<Address | null>()
    expectTypeOf<Everything['agreed']>().toEqualTypeOf<true>()
  })

  it('names every blank that matters, in the order it asks, one message a question', () => {
    expect(everything.parse({}, { today })).toEqual({
      ok: false,
      errors: [
        { field: 'given_name', message: 'Enter the given name' },
        ...['born', 'stage', 'gender', 'agreed'].map((field) => ({ field, message: 'Answer this' })),
      ],
    })
  })

  it('looks between the answers only when each is right by itself', () => {
    const job = formOf(
      { started: date({ label: 'Started', ...must }), ended: date({ label: 'Ended', ...must }) },
      (value) => (value.ended < value.started ? [{ field: 'ended', message: 'Ended must be after started' }] : []),
    )
    expect(job.parse({ started: '2026-02-01' }, { today })).toMatchObject({ errors: [{ message: 'Answer this' }] })
    expect(job.parse({ started: '2026-02-01', ended: '2026-01-01' }, { today })).toEqual({
      ok: false,
      errors: [{ field: 'ended', message: 'Ended must be after started' }],
    })
  })

  it('is not fooled by the names that every object has', () => {
    const odd = formOf({ constructor: text({ label: 'Builder', ...must }) })
    expect(odd.parse({}, { today })).toMatchObject({ ok: false })
  })

  it('never throws, whatever is typed', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.:-/£ampy Jan\n\u0000'.split('')) }),
      fc.constantFrom('yes', 'no', '2023-02-29', '9999999999999', '__proto__', 'housing', '\ud800'),
    )
    const box = fc.oneof(words, fc.array(words, { maxLength: 3 }))
    const typed = fc.dictionary(fc.constantFrom(...everything.names, '_key', 'unasked'), box, { maxKeys: 30 })
    fc.assert(
      fc.property(typed, (given) => {
        const outcome = everything.parse(given, { today })
        expect(outcome.ok || outcome.errors.length > 0).toBe(true)
      }),
    )
  })

  it('reads back what it wrote: a value survives being typed again', () => {
    const plain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }).map((s) => s.normalize('NFC').trim())
    const line = plain.map((s) => s.replace(/[\p{Cc}\s]+/gu, ' ').trim()).filter(Boolean)
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
    const value: fc.Arbitrary<Everything> = fc.record({
      given_name: line,
      known_as: maybe(line),
      story: maybe(fc.tuple(line, line).map((lines) => lines.join('\n\n'))),
      email: maybe(fc.constantFrom('ada.sample@example.scot', 'fictus+1@example.org')),
      phone: maybe(fc.integer({ min: 1, max: 9_999 }).map((n) => `0770090${String(n).padStart(4, '0')}`)),
      postcode: maybe(fc.constantFrom('KW15 1AA', 'G1 1AA', 'EH12 5ZZ', 'W1A 1AA')),
      ni_number: maybe(fc.constantFrom('AB123456C', 'SZ000000D')),
      children: maybe(fc.integer({ min: 0, max: 20 })),
      hourly_pay: maybe(fc.integer({ min: 0, max: 10_000_000 })),
      born: fc.integer({ min: 0, max: 45_000 }).map((days) => addDays(calendarDate('1900-01-01'), days)),
      meet_at: maybe(fc.integer({ min: 0, max: 1439 }).map((n) => [n / 60, n % 60].map(two).join(':'))),
      stage: fc.constantFrom('one', 'two'),
      gender: fc.constantFrom('woman', 'man', 'prefer_not_to_say'),
      needs: fc.constantFrom([], ['housing'], ['housing', 'money'], ['none']),
      works: maybe(fc.boolean()),
      risk: maybe(
        fc.oneof(
          line.map((reason) => ({ yes: true as const, reason })),
          fc.constant({ yes: false as const, reason: null }),
        ),
      ),
      home: maybe(fc.record({ line_1: line, line_2: maybe(line), town: line, postcode: fc.constant('KW15 1AA') })),
      agreed: fc.constant(true as const),
    })
    fc.assert(
      fc.property(value, (given) => {
        expect(everything.parse(everything.typedFrom(given), { today })).toEqual({ ok: true, value: given })
      }),
    )
  })
})

function opt<const Code extends string>(value: Code) {
  return { value, text: value }
}

function two(n: number): string {
  return String(Math.floor(n)).padStart(2, '0')
}
