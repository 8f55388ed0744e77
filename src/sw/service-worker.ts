import { PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { createOldBuilds } from './old-builds.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Every chunk, style sheet, font and icon of this build: offline works after the first visit, on every screen. */
const precache = new PrecacheController()
precache.addToCacheList(self.__WB_MANIFEST)
registerRoute(new PrecacheRoute(precache))

const oldBuilds = createOldBuilds({
  cache: async () => caches.open(precache.strategy.cacheName),
  windows: async () => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id),
  own: new Set(precache.getURLsToCacheKeys().values()),
  hasNext: () => self.registration.installing !== null || self.registration.waiting !== null,
})

// Not the library's own way to activate: it deletes the files of the version before under the windows that still run it.
self.addEventListener('install', (event) => void precache.install(event))
self.addEventListener('activate', (event) => event.waitUntil(oldBuilds.begin().then(oldBuilds.cleanUp)))

// A window of an older version asks for its own chunks; the server keeps them for a while, this cache as long as the window is open.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await oldBuilds.find(request)) ?? fetch(request),
)

// Nothing else is routed: /api is never cached and never answered from here.
registerRoute(new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/healthz$/, /^\/readyz$/] }))

// A new version waits until a person agrees (src/app/update): replacing the code under a form that is being typed loses text.
self.addEventListener('message', (event) => {
  const data: unknown = event.data
  if (typeof data !== 'object' || data === null || !('type' in data)) return
  if (data.type === 'SKIP_WAITING') void self.skipWaiting()
  if (data.type === 'CLEAN_UP') event.waitUntil(oldBuilds.cleanUp())
})
