import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import {
  Ask,
  address,
  choice,
  choices,
  confirm,
  date,
  email,
  FormErrors,
  formOf,
  longText,
  money,
  type Overrides,
  text,
  yesWithReason,
} from './index.ts'
import type { Typed } from './typed.ts'

const options = [
  { value: 'health', text: 'Health' },
  { value: 'housing', text: 'Housing' },
]
const form = formOf({
  name: text({ label: 'Given name', required: 'Enter the given name', autocomplete: 'given-name' }),
  known_as: text({ label: 'Known as' }),
  mail: email({ label: 'E-mail', required: 'Enter the e-mail address' }),
  story: longText({ label: 'What happened', max: 50 }),
  pay: money({ label: 'Pay' }),
  born: date({ label: 'Date of birth', required: 'Enter the date of birth' }),
  need: choice({ label: 'Main need', options, required: 'Choose the main need' }),
  area: choice({
    label: 'Area',
    options: Array.from({ length: 32 }, (_, n) => ({ value: `${n}`, text: `Area ${n}` })),
  }),
  needs: choices({ label: 'Needs', options }),
  risk: yesWithReason({ label: 'Risk?', reason: 'What is it?', reasonRequired: 'Say what it is', required: 'Choose' }),
  home: address({ label: 'Home', required: 'Enter the address' }),
  agreed: confirm({ label: 'Agreement', says: 'I agree', required: 'Tick to agree' }),
})
type Name = keyof typeof form.fields

function show(name: Name, typed: Typed = {}, overrides: Overrides = {}) {
  const outcome = form.parse(typed, { today: calendarDate('2026-11-23') })
  const errors = outcome.ok ? [] : outcome.errors
  return load(renderPart(<Ask form={form} name={name} typed={typed} errors={errors} {...overrides} />))
}

describe('asking a question', () => {
  it('shows again exactly what was typed, with what is wrong', () => {
    const $ = show('mail', { mail: ' ada@sample <b>' })
    expect($('input').val()).toBe(' ada@sample <b>')
    expect($('input').attr('type')).toBe('email')
    expect($('.ds_question__error-message').text()).toContain('E-mail must be an e-mail address')
  })

  it('says which answers are optional', () => {
    expect(show('known_as')('label').text()).toBe('Known as (optional)')
    expect(show('name')('label').text()).toBe('Given name')
  })

  it('shows a date in three boxes and marks the wrong one, or splits one given whole', () => {
    const $ = show('born', { 'born-day': '31', 'born-month': '5' })
    expect($('#f-born-day').val()).toBe('31')
    expect($('input[aria-invalid]').attr('id')).toBe('f-born-year')
    expect(show('born', { born: '2008-11-23' })('#f-born-year').val()).toBe('2008')
  })

  it('offers a few answers as radios, many as a list, several as boxes', () => {
    expect(show('need', { need: 'housing' })('input[type=radio][checked]').val()).toBe('housing')
    expect(show('area', { area: '7' })('option[selected]').text()).toBe('Area 7')
    expect(show('needs', { needs: ['health', 'housing'] })('input[checked]')).toHaveLength(2)
    expect(show('agreed')('label').text()).toBe('I agree')
  })

  it('puts the message about a reason at the reason', () => {
    const $ = show('risk', { risk: 'yes' })
    expect($('#f-risk-reason-error').text()).toContain('Say what it is')
    expect($('#f-risk-error')).toHaveLength(0)
  })

  it('asks for an address line by line', () => {
    const $ = show('home', { 'home-line1': '1 Sample Street', 'home-town': 'Northtown' })
    expect($('input')).toHaveLength(4)
    expect($('#f-home-postcode-error').text()).toContain('full UK postcode')
  })

  it('keeps long words too long as they are, and says the limit', () => {
    expect(show('story', { story: 'x'.repeat(60) })('textarea').text()).toHaveLength(60)
    expect(show('pay', { pay: '12.345' })('input').val()).toBe('12.345')
  })

  it('can be the heading of its page', () => {
    expect(show('need', {}, { asHeading: true })('h1').text()).toBe('Main need')
  })

  it('each message links to a box that is there', () => {
    const typed = { 'home-line1': '1 Sample Street', risk: 'yes', 'born-day': '1', 'born-month': '1' }
    const outcome = form.parse(typed, { today: calendarDate('2026-11-23') })
    const errors = outcome.ok ? [] : outcome.errors
    const names: Name[] = ['name', 'known_as', 'mail', 'story', 'born', 'need', 'needs', 'risk', 'home', 'agreed']
    const $ = load(
      renderPart(
        <>
          <FormErrors errors={errors} />
          {names.map((name) => (
            <Ask key={name} form={form} name={name} typed={typed} errors={errors} />
          ))}
        </>,
      ),
    )
    const links = $('.ds_error-summary a')
      .map((_, link) => $(link).attr('href'))
      .get()
    expect(links).toHaveLength(7)
    for (const link of links) expect($(link), link).toHaveLength(1)
  })

  it('shows no summary when nothing is wrong', () => {
    expect(renderPart(<FormErrors errors={[]} />)).toBe('')
  })
})
