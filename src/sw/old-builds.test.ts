import { expect, it } from 'vitest'
import { createOldBuilds } from './old-builds.ts'

const origin = 'https://phieu.example'
const url = (input: RequestInfo | URL): string => new URL(input instanceof Request ? input.url : input, origin).href

/** As much of a Cache as is used. */
function createCache(paths: readonly string[]) {
  const rows = new Map(paths.map((path) => [url(path), new Response(path)]))
  return {
    paths: () => [...rows.keys()].map((key) => new URL(key).pathname).filter((path) => path.includes('.')),
    match: async (input: RequestInfo | URL) => rows.get(url(input))?.clone(),
    put: async (input: RequestInfo | URL, response: Response) => void rows.set(url(input), response),
    keys: async () => [...rows.keys()].map((key) => new Request(key)),
    delete: async (input: RequestInfo | URL) => rows.delete(url(input)),
  }
}

const open = (cache: ReturnType<typeof createCache>, windows: string[], state = { next: false }) =>
  createOldBuilds({
    cache: async () => cache,
    windows: async () => windows,
    own: new Set([url('/assets/new.js'), url('/assets/same.js')]),
    hasNext: () => state.next,
  })

const files = ['/assets/old.js', '/assets/same.js', '/assets/new.js']

it('keeps what an open window of an older version may still ask for, until that window is gone', async () => {
  const cache = createCache(files)
  const windows = ['old window']
  await open(cache, windows).begin()
  windows.push('new window')
  // The worker was stopped and started in between.
  await open(cache, windows).cleanUp()
  expect(cache.paths()).toEqual(files)
  const found = await open(cache, windows).find(new Request(url('/assets/old.js')))
  expect(await found?.text()).toBe('/assets/old.js')
  windows.shift()
  await open(cache, windows).cleanUp()
  expect(cache.paths()).toEqual(['/assets/same.js', '/assets/new.js'])
})

it('lets go nothing while the next version is being installed, whose files are in the same place', async () => {
  const cache = createCache([...files, '/assets/next.js'])
  const state = { next: true }
  await open(cache, [], state).cleanUp()
  expect(cache.paths()).toContain('/assets/next.js')
  state.next = false
  await open(cache, [], state).cleanUp()
  expect(cache.paths()).not.toContain('/assets/next.js')
})
