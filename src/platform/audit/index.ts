export { type AuditEvent, recordEvent } from './record.ts'
