export { type AuditEvent, recordEvent, recordForEach } from './record.ts'
