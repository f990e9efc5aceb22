import { asked, blank, type Field, type Must, type Question } from './field.ts'
import type { Upload } from './uploads.ts'

interface Chosen extends Question {
  /** What a file picker offers, as in HTML: `.pdf,.png`. A courtesy: what a file is, its content says (#platform/files). */
  accept?: string | undefined
}

/**
 * A file to send. Its route declares `takesFiles` and its form is shown with `files`. A draft never holds it: a browser shows a file box empty, so
 * it is chosen again.
 */
export function file(question: Chosen & Must): Field<Upload>
export function file(question: Chosen): Field<Upload | null>
export function file(question: Chosen): Field<Upload | null> {
  return {
    ...asked('file', question),
    accept: question.accept,
    boxes: (name) => [name],
    parse(_typed, name, when) {
      const upload = when.files?.get(name)
      return upload === undefined ? blank(question) : { value: upload }
    },
    typedFrom: () => ({}),
  }
}
