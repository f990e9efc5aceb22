export { type Attack, attack, type Weak } from './attack.ts'
export { protect } from './protect.ts'
export { defaultThreshold, type Protection } from './protection.ts'
