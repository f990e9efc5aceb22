export { defaultThreshold, type Protection, protect } from './protect.ts'
