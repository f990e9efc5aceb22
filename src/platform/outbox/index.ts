export { type Message, sendLater } from './send-later.ts'
