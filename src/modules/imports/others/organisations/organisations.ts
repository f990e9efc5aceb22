import { words, yesOrNo } from '../../person-file/cells.ts'
import { folded } from '../../person-file/mapping.ts'
import { codesColumn, emailReader, listed, webReader, wordsColumn } from '../cells.ts'
import type { OtherKind } from '../other-kind.ts'
import { settleOrganisations, storeOrganisations } from './store-organisations.ts'
import { organisationsWorkedOn, takeOrganisationsBack } from './undo-organisations.ts'

type Column = 'organisation_id' | 'name' | 'kind' | 'supports_people' | 'description' | 'website' | 'email'

/** Organisations of a partnership: who takes part, and what the directory says of them. */
export const organisations: OtherKind<Column> = {
  name: 'organisations',
  title: 'Organisations',
  hint: 'Each row is an organisation that works with you, refers to you, or stands in the directory.',
  noun: { one: 'organisation', many: 'organisations' },
  table: 'entry_row',
  tells: 'name',
  columns: {
    organisation_id: wordsColumn('Your own number for it', 100, ['id', 'organisation id', 'ref', 'reference']),
    name: {
      label: 'Name',
      needed: true,
      also: ['organisation', 'organisation name', 'partner', 'provider'],
      reader: () => words(200),
    },
    kind: codesColumn('What kind it is', listed('organisation-kinds', ['partnership']), [
      'type',
      'sector',
      'organisation type',
    ]),
    supports_people: {
      label: 'Whether it supports people itself',
      also: ['supports people', 'delivers', 'provider'],
      codes: () => [
        { code: 'yes', text: 'Yes', also: ['y', 'true', '1'] },
        { code: 'no', text: 'No', also: ['n', 'false', '0'] },
      ],
      reader: () => yesOrNo,
    },
    description: wordsColumn('What it does', 5000, ['about', 'summary', 'details']),
    website: {
      label: 'Website',
      also: ['web', 'url', 'web address'],
      reader: () => webReader,
      looks: (value) => /^(https?:\/\/|www\.)/i.test(value),
    },
    email: {
      label: 'E-mail address',
      also: ['e-mail', 'email address', 'contact email'],
      reader: () => emailReader,
      looks: (value) => value.includes('@'),
    },
  },
  key: ({ organisation_id, name }) => organisation_id ?? (name === null ? null : `named ${folded(name)}`),
  twice: { column: 'name', what: 'an organisation has one row in the file' },
  *impossible() {},
  settle: settleOrganisations,
  store: storeOrganisations,
  workedOn: organisationsWorkedOn,
  takeBack: takeOrganisationsBack,
}
