import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')
const pages = ['form/phieu', 'form/plain', 'form/rjsf', 'peers/jsonforms', 'peers/surveyjs', 'peers/formio']

/** The same build for all: the pages of `bench:form` beside those of the other libraries. */
export default defineConfig({
  root,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2023',
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rollupOptions: { input: Object.fromEntries(pages.map((name) => [name.replace('/', '-'), join(root, `${name}.html`)])) },
  },
})
