/** The script of the thread that reads what a form is begun from: a hostile file costs this thread only, and it can be stopped. */
import type { ImportRequest } from './import-messages.ts'
import { serveImport } from './serve-import.ts'

globalThis.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => globalThis.postMessage(serveImport(data)))
