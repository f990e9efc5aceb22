import { parentPort, workerData } from 'node:worker_threads'
import { type Asked, answer } from './guard-answer.ts'

// Started by guard.ts alone, which hands over what it asks; the two are one program.
const asked: Asked = workerData
parentPort?.postMessage(await answer(asked))
