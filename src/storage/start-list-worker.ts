/** A thread for code lists; its script is part of the app and kept with it. */
export const startListWorker = (): Worker => new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module', name: 'lists' })
