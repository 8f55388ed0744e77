import { readFile } from 'node:fs/promises'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import packageJson from './package.json' with { type: 'json' }
import { firstLoadBudget } from './scripts/check-bundle.ts'
import { formSamples } from './scripts/form-samples-plugin.ts'
import { webManifest } from './src/app/manifest.ts'

/** `dev:mock`: the page starts through src/testing/main-mock.ts, with msw's worker; served only, so that no build can ship it. */
function mockWorker(): Plugin {
  return {
    name: 'phieu-mock-worker',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace('/src/app/main.tsx', '/src/testing/main-mock.ts'),
    configureServer(server) {
      server.middlewares.use('/mockServiceWorker.js', (_request, response) => {
        void readFile('node_modules/msw/lib/mockServiceWorker.js').then((script) => {
          response.setHeader('content-type', 'text/javascript')
          response.end(script)
        })
      })
    },
  }
}

/** /gallery: every field type in every state, for those who work on them; served only, so that no build can ship it. */
function fieldGallery(): Plugin {
  return {
    name: 'phieu-field-gallery',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { originalUrl = '' }) =>
        /^\/gallery([?/]|$)/.test(originalUrl) ? html.replace('/src/app/main.tsx', '/src/testing/gallery/main-gallery.tsx') : html,
    },
  }
}

export default defineConfig(({ mode }) => ({
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      // Registered by src/app/update, because the content security policy refuses inline scripts.
      injectRegister: false,
      manifest: webManifest,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm,webmanifest}'],
        // For authors alone, when they ask.
        globIgnores: ['**/form-samples-*.js'],
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
    firstLoadBudget(300),
    formSamples(),
    fieldGallery(),
    ...(mode === 'mock' ? [mockWorker()] : []),
  ],
  server: { port: 5173, proxy: mode === 'mock' ? {} : { '/api': 'http://localhost:8080' } },
  // The pages of the benchmarks are no entries: some need libraries that are not installed, and then Vite would prepare none at all.
  optimizeDeps: { entries: ['index.html'] },
  worker: { format: 'es' },
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, sourcemap: false },
}))
