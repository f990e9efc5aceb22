import {
  AddressField,
  Breadcrumbs,
  Button,
  ButtonGroup,
  Checkboxes,
  DateField,
  FileField,
  Form,
  MoneyField,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
  WarningText,
  YesWithReason,
} from '#platform/ui'
import { frame } from './frame.ts'

const errors = [
  { field: 'given', message: 'Enter the given name' },
  { field: 'born', part: 'month', message: 'Date of birth must have a month from 1 to 12' },
  { field: 'contact', message: 'Choose how they would like to be contacted' },
]
const message = (field: string) => errors.find((error) => error.field === field)?.message

export const form = (
  <Page title="Refer somebody" {...frame('/referrals')} hasErrors back={{ href: '/referrals', text: 'Referrals' }}>
    <Breadcrumbs
      items={[
        { text: 'Referrals', href: '/referrals' },
        { text: 'New', href: '/referrals/new' },
        { text: 'About them' },
      ]}
    />
    <h1>Refer somebody</h1>
    <Form action="/referrals/new" token="token-of-form" errors={errors} files>
      <TextField name="given" label="Given name" required error={message('given')} autocomplete="off" width={20} />
      <DateField
        name="born"
        label="Date of birth"
        hint="For example, 27 3 2009"
        error={message('born')}
        wrong={['month']}
        value={{ day: '27', month: 'egg', year: '2009' }}
      />
      <Radios
        name="contact"
        label="How would they like to be contacted?"
        hint="Ask them. Choose one."
        error={message('contact')}
        value="phone"
        options={[
          { value: 'text', text: 'Text message' },
          {
            value: 'phone',
            text: 'Phone',
            reveals: <TextField name="phone" label="Phone number" type="tel" inputmode="tel" width={20} />,
          },
          { value: 'none', text: 'Not at all', hint: 'We then go through you.' },
        ]}
      />
      <Radios
        name="tonight"
        label="Have they somewhere to stay tonight?"
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'unknown', text: 'Not known' },
        ]}
      />
      <Checkboxes
        name="needs"
        label="What would help?"
        required={false}
        value={['money']}
        small
        options={[
          { value: 'money', text: 'Money advice' },
          { value: 'travel', text: 'Getting about' },
          { value: 'health', text: 'Health', hint: 'Body or mind.' },
        ]}
      />
      <Select
        name="stream"
        label="Funding stream"
        placeholder="Choose one"
        value="NOLB"
        options={[
          { value: 'NOLB', text: 'No One Left Behind' },
          { value: 'YPG', text: 'Young Person’s Guarantee' },
        ]}
      />
      <MoneyField name="wage" label="Pay an hour" value="12.60" width={5} />
      <TextArea
        name="story"
        label="In their own words"
        required={false}
        max={500}
        value={'A job with animals,\nand my own bus money.'}
      />
      <YesWithReason
        name="unsafe"
        label="Is there a way of making contact that is not safe?"
        reasonLabel="What must nobody do?"
        value="yes"
        reason="Do not phone home"
      />
      <AddressField
        name="address"
        label="Address"
        value={{ line1: '1 Imaginary Street', town: 'Northtown' }}
        error="Address must include a full UK postcode"
        wrong="postcode"
      />
      <FileField name="letter" label="A letter, if there is one" required={false} accept=".pdf" />
      <WarningText>Once sent, the coordinator in Northtown sees this referral.</WarningText>
      <ButtonGroup>
        <Button>Send the referral</Button>
        <Button kind="secondary" name="save" value="draft">
          Save for later
        </Button>
        <a href="/referrals">Cancel</a>
      </ButtonGroup>
    </Form>
  </Page>
)
