export { deliverOutbox } from './deliver.ts'
export { outboxJobs } from './jobs.ts'
export { type OutboxPageParts, outboxRoutes } from './outbox-page.tsx'
export { type Message, sendLater } from './send-later.ts'
