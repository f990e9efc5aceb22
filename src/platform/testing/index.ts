export { type TestDatabase, testDatabase, testDay } from './database.ts'
