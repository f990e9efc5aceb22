export type { Attack } from './attack.ts'
export { attack } from './attack.ts'
export { protect, protectAndAttack } from './protect.ts'
export { defaultThreshold, type Protection } from './protection.ts'
