import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string): string => join(import.meta.dirname, `${name}.html`)

/** One page per contender, built as the app is: minified, React for production. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: { phieu: page('phieu'), plain: page('plain'), rhf: page('rhf'), rjsf: page('rjsf'), rows: page('rows') } },
  },
})
