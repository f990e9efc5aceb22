export { type Attack, attack, type Weak } from './attack.ts'
export { protect } from './blocks.ts'
export { defaultThreshold, type Protection } from './protection.ts'
