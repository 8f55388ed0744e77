import { createRoot } from 'react-dom/client'
import { must } from '#core/lib/assert.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { App } from './app.tsx'
import { composeApp } from './compose-app.ts'
import { createAppRouter, type AppRouter } from './router.tsx'
import { applyTheme, storedTheme } from './shell/theme.ts'
import { StorageRefused } from './boundary/storage-refused.tsx'
import { reloadOnMissingChunk } from './update/missing-chunk.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}

async function start(): Promise<void> {
  applyTheme(storedTheme())
  const root = createRoot(must(document.getElementById('root'), 'index.html has #root'))
  const parts = await composeApp()
  if (!parts.ok) return root.render(<StorageRefused failure={parts.error} />)
  reloadOnMissingChunk({
    saveAll: parts.value.unsaved.saveAll,
    reload: () => location.reload(),
    isOnline: () => navigator.onLine,
    memory: sessionStorage,
  })
  root.render(<App parts={parts.value} router={createAppRouter()} />)
}

void start()
