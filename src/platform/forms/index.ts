export { type Address, address } from './address.ts'
export { Ask, FormErrors, type Overrides } from './ask.tsx'
export {
  type Blank,
  choice,
  choices,
  choiceWithBlanks,
  confirm,
  type YesWithReason,
  yesNo,
  yesWithReason,
} from './choosing.ts'
export { email, niNumber, normalPostcode, phone, postcode } from './contact.ts'
export { date, time } from './dates.ts'
export { type Field, type FieldKind, labelOf, type Option, type Parsed, type Question, type When } from './field.ts'
export { file } from './file.ts'
export { type FieldError, type FieldsOf, type Form, formOf, type Outcome, type ValueOf } from './form.ts'
export { money, wholeNumber } from './numbers.ts'
export { type Typed, typedFromBody, typedSchema } from './typed.ts'
export { noUploads, type Upload, type Uploads, uploadsFromBody } from './uploads.ts'
export { longText, text } from './words.ts'
