import { load } from 'cheerio'
import type { VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import {
  AddressField,
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  MoneyField,
  Radios,
  renderPart,
  Select,
  TextArea,
  TextField,
  YesWithReason,
} from './index.ts'
import { markupProblems } from './markup.testing.ts'

const shown = (part: VNode) => load(renderPart(part))
const nasty = '"><script>alert(1)</script>'
const options = [
  { value: 'a', text: 'One' },
  { value: 'b', text: nasty, hint: 'a hint' },
]

const fields: [string, VNode][] = [
  ['TextField', <TextField name="x" label="Name" hint={nasty} value={nasty} error="Enter a name" />],
  ['TextField that is the page', <TextField name="x" label="Name" asHeading error="Enter a name" />],
  [
    'Radios that are the page',
    <Radios name="x" label="Which" asHeading required small inline options={options} error="Choose one" />,
  ],
  ['TextArea', <TextArea name="x" label="Story" value={`</textarea>${nasty}`} max={500} error="Too long" />],
  ['DateField', <DateField name="x" label="Born" value={{ day: nasty }} error="Enter a date" />],
  ['Radios', <Radios name="x" label="Which" options={options} value="b" error="Choose one" />],
  ['Checkboxes', <Checkboxes name="x" label="Which" options={options} value={['a', 'b']} error="Choose some" />],
  ['Select', <Select name="x" label="Which" options={options} value="b" placeholder="" error="Choose one" />],
  ['MoneyField', <MoneyField name="x" label="Pay" value={nasty} error="Enter an amount" />],
  ['FileField', <FileField name="x" label="Letter" error="Choose a file" />],
  ['AddressField', <AddressField name="x" label="Address" value={{ line1: nasty }} error="Enter the first line" />],
  [
    'YesWithReason',
    <YesWithReason name="x" label="Any?" reasonLabel="What?" value="yes" reason={nasty} error="Say which" />,
  ],
]

describe.each(fields)('%s', (_, field) => {
  it('is clean HTML, shows what was typed as text, and says its error to everybody', async () => {
    const form = (
      <Form action="/go" token="t">
        {field}
        <Button>Send</Button>
      </Form>
    )
    expect(await markupProblems(renderPart(form))).toEqual([])
    const $ = shown(form)
    expect($('script')).toHaveLength(0)
    const message = $('.ds_question__error-message')
    expect(message.text()).toMatch(/^Error: /)
    const described = $('[aria-describedby]')
      .toArray()
      .flatMap((one) => ($(one).attr('aria-describedby') ?? '').split(' '))
    expect(described).toContain(message.attr('id'))
    for (const id of described) expect($(`[id="${id}"]`)).toHaveLength(1)
  })
})

describe('a form', () => {
  it('posts its token, leaves checking to us, and lists each error as a link to its field', () => {
    const errors = [
      { field: 'given', message: 'Enter a given name' },
      { field: 'born', part: 'month', message: 'Enter a month' },
      { field: 'which', message: 'Choose one' },
      { field: '', message: 'These two cannot both be so' },
    ]
    const $ = shown(
      <Form action="/go" token="once" errors={errors}>
        <TextField name="given" label="Given name" />
        <DateField name="born" label="Born" />
        <Radios name="which" label="Which" options={options} />
      </Form>,
    )
    expect($('form').attr()).toMatchObject({ method: 'post', action: '/go', novalidate: '' })
    expect($('input[name=_form]').val()).toBe('once')
    const targets = $('.ds_error-summary a')
      .toArray()
      .map((link) => $(link).attr('href')?.slice(1))
    expect(targets).toEqual(['f-given', 'f-born-month', 'f-which'])
    for (const id of targets) expect($(`input[id="${id}"]`)).toHaveLength(1)
    expect($('.ds_error-summary li').last().text()).toBe('These two cannot both be so')
  })

  it('shows no summary without errors', () => {
    expect(
      shown(
        <Form action="/go" token="t" errors={[]}>
          x
        </Form>,
      )('.ds_error-summary'),
    ).toHaveLength(0)
    expect(shown(<ErrorSummary errors={[{ field: 'a', message: 'b' }]} />)('[role=alert]')).toHaveLength(1)
  })

  it('sends files only when it says so', () => {
    expect(
      shown(
        <Form action="/go" token="t" files>
          x
        </Form>,
      )('form').attr('enctype'),
    ).toBe('multipart/form-data')
    expect(
      shown(
        <Form action="/go" token="t">
          x
        </Form>,
      )('form').attr('enctype'),
    ).toBeUndefined()
  })
})

describe('what was typed', () => {
  it('comes back as typed, part by part, and only the wrong part of a date is marked', () => {
    const $ = shown(
      <DateField name="d" label="Day" value={{ day: '31', month: 'egg', year: '2026' }} error="No" wrong={['month']} />,
    )
    expect(
      $('input')
        .toArray()
        .map((box) => [$(box).attr('name'), $(box).val(), $(box).attr('aria-invalid')]),
    ).toEqual([
      ['d-day', '31', undefined],
      ['d-month', 'egg', 'true'],
      ['d-year', '2026', undefined],
    ])
  })
  it('comes back as the choice made', () => {
    expect(shown(<Radios name="r" label="R" options={options} value="b" />)('input:checked').val()).toBe('b')
    expect(shown(<Checkboxes name="c" label="C" options={options} value={['b']} />)('input:checked').val()).toBe('b')
    expect(shown(<Select name="s" label="S" options={options} value="b" />)('option[selected]').attr('value')).toBe('b')
  })
  it('never comes back when it is a password', () => {
    expect(renderPart(<TextField name="p" label="Password" type="password" value="secret" />)).not.toContain('secret')
  })
  it('may be left out only where the label says so', () => {
    expect(shown(<TextField name="a" label="A" required={false} />)('label').text()).toBe('A (optional)')
    expect(shown(<TextField name="a" label="A" required />)('input').is('[required]')).toBe(true)
  })
})
