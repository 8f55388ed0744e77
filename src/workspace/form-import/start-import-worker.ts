/** A thread that reads one import; its script is part of the app and kept with it. */
export const startImportWorker = (): Worker =>
  new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' })
