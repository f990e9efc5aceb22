import type { VNode } from 'preact'
import { form } from './form.tsx'
import { open } from './open.tsx'
import { person } from './person.tsx'
import { progress } from './progress.tsx'
import { today } from './today.tsx'

/** The whole kit on five pages of the kind it is for; everybody in them is invented. For tests and screenshots. */
export const kit: Record<string, VNode> = { today, person, form, progress, open }
