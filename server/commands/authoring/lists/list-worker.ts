import { parentPort, workerData } from 'node:worker_threads'
import { workOnList, type ListTask } from './list-work.ts'

parentPort?.postMessage(workOnList(workerData as ListTask)) // from `workBeside`
