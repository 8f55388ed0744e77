/** A thread that checks large records; its script is part of the app and kept with it. */
export const startCheckWorker = (): Worker => new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module', name: 'check' })
