import { constants, platform, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { type Asked, answer } from './guard-answer.ts'

// On Linux this is the thread's alone, so that whoever opens a page comes first; elsewhere it would be the whole program's.
if (platform() === 'linux') setPriority(constants.priority.PRIORITY_LOW)

// Started by guard.ts alone, which hands over what it asks; the two are one program.
const asked: Asked = workerData
parentPort?.postMessage(await answer(asked))
