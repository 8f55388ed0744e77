import { startMock } from './start-mock.ts'

// `npm run dev:mock`: vite.config.ts starts the page here, so that the app itself knows nothing of the mock.
await startMock()
await import('../app/main.tsx')
