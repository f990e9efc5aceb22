import type { DescribedColumn, DescribedTable } from '#platform/archive'

/**
 * What an archive of an area holds: every table of the data dictionary whose rows name their area, those that belong to such rows, and those named here as
 * shared by all; never a row of another area. A table that is none of these is named with the reason.
 */

const ofTheVersion =
  'version_id in (select v.id from checklists.instrument_version v where v.area_id = $1 or v.area_id is null)'
const ofTheService = 'service_id in (select s.id from directory.service s where s.area_id = $1)'
const ofThePlace = 'location_id in (select l.id from directory.location l where l.area_id = $1)'
const ownAndTheNations = 'area_id = $1 or area_id is null'

/** Which rows of a table are the area's, where that is not its own `area_id`; `$1` is the area. */
export const foundOtherwise: Readonly<Record<string, string>> = {
  'checklists.comment_box': ofTheVersion,
  'checklists.instrument': ownAndTheNations,
  'checklists.instrument_version': ownAndTheNations,
  'checklists.official_wording': ofTheVersion,
  'checklists.round': ownAndTheNations,
  'checklists.scale_answer': ofTheVersion,
  'checklists.section': ofTheVersion,
  'checklists.statement': ofTheVersion,
  'directory.accessibility': ofThePlace,
  'directory.address': ofThePlace,
  'directory.attribute': 'link_id in (select s.id from directory.service s where s.area_id = $1)',
  'directory.contact': ofTheService,
  'directory.cost_option': ofTheService,
  'directory.funding': ofTheService,
  'directory.language': ofTheService,
  'directory.organisation_identifier':
    'organisation_id in (select o.id from directory.organisation o where o.area_id = $1)',
  'directory.phone': ofTheService,
  'directory.schedule': ofTheService,
  'directory.service_area': ofTheService,
  'directory.service_at_location': ofTheService,
  'directory.taxonomy': 'true',
  'directory.taxonomy_term': 'true',
  'measurement.need_table': 'true',
  'measurement.profile_table': 'true',
  'partnership.area': 'id = $1',
  'partnership.terms_acceptance':
    'organisation_id in (select o.id from partnership.organisation o where o.area_id = $1)',
}

const accounts =
  'Accounts belong to the installation, not to an area; who acted for it stands in partnership.membership.'
const passing = 'Kept for days only, on its way to somewhere else.'
const workedOut = 'Worked out from the rest for counting, and again whenever that changes.'
const files = 'Files on their way in or out, kept for days; what was stored of them is here.'

/** Tables that are in no archive of an area, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'auth.credential': accounts,
  'auth.passkey': accounts,
  'auth.session': accounts,
  'auth.throttle': accounts,
  'auth.two_factor': accounts,
  'auth.user': accounts,
  'auth.verification': accounts,
  'directory.postcode_point': 'Where postcodes are: the Ordnance Survey’s, for all of Scotland.',
  'directory.word': 'Words of the directory, for spelling; made anew from it.',
  'imports.file_part': files,
  'imports.former': files,
  'imports.mapping': 'How the columns of somebody’s files were matched; it belongs to their way of bringing files in.',
  'measurement.fact': workedOut,
  'measurement.fact_mark': workedOut,
  'measurement.fact_rules': workedOut,
  'nwd.migration': 'Which version the database is: it stands in manifest.json.',
  'partnership.place_edition': 'Editions of a national list of places.',
  'people.duplicates_looked_for': workedOut,
  'people.likely_duplicate': workedOut,
  'platform.draft': passing,
  'platform.outbox': passing,
  'platform.submission': passing,
  'referrals.notice_choice': 'How an account wants to be told; it belongs to the account.',
  'stats.pepper': 'A secret of the installation.',
  'take_out.archive_piece': files,
  'take_out.copy_piece': files,
  'take_out.gathered': files,
}

const secret = /(?:^|_)(?:secret|token|password|hash|key_hash|token_hash|print)$/

/** Columns that are in no archive: fingerprints and secrets, and bytes that are there as files. */
export const isLeftOut = ({ name, type }: DescribedColumn): boolean =>
  secret.test(name) || (type === 'bytea' && name !== 'gzipped')

/** Whether a table is in the archive of an area. */
export const isIn = ({ table, columns }: DescribedTable): boolean =>
  !(table in leftOut) && (table in foundOtherwise || columns.some(({ name }) => name === 'area_id'))

/** The condition of the area's rows, with its code in it. @throws RangeError for what is no code of an area */
export function rowsOf(table: string, area: string): string {
  if (!/^S12\d{6}$/.test(area)) throw new RangeError('not a code of a council area')
  return (foundOtherwise[table] ?? 'area_id = $1').replaceAll('$1', `'${area}'`)
}
