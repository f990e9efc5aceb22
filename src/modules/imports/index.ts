export { type Imported, importPeople, type PeopleImport, type Told } from './import-people.ts'
export { noMapping, readMapping } from './person-file/mapping.ts'
export { ImportRefused, refusalText } from './refused.ts'
export { writeToMend } from './to-mend.ts'
