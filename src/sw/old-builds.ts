/** What the keeper needs of the browser. */
export interface OldBuildsDeps {
  readonly cache: () => Promise<Pick<Cache, 'match' | 'put' | 'keys' | 'delete'>>
  /** Ids of the open windows of the app, whichever version they run. */
  readonly windows: () => Promise<readonly string[]>
  /** Cache keys of the version that this worker serves. */
  readonly own: ReadonlySet<string>
  /** Another version is being installed or waits: some of the files are already its own. */
  readonly hasNext: () => boolean
}

/** Where the ids of windows with older code are noted: a worker is stopped and started at the browser's pleasure. */
const NOTE = '/windows-of-older-versions'

/**
 * Keeps the files of older versions while a window still runs one of them, so that its next screen opens offline too; lets them go after
 * the last such window.
 */
export function createOldBuilds({ cache, windows, own, hasNext }: OldBuildsDeps) {
  const isNote = (request: Request): boolean => new URL(request.url).pathname === NOTE

  return {
    /** This version takes over now: whatever window is open was loaded by an older one. */
    async begin(): Promise<void> {
      await (await cache()).put(NOTE, new Response(JSON.stringify(await windows())))
    },
    /** Deletes what only older versions need, unless one still runs. */
    async cleanUp(): Promise<void> {
      const files = await cache()
      const note = await files.match(NOTE)
      const noted: unknown = note === undefined ? [] : await note.json()
      const open = new Set(await windows())
      if (hasNext() || (Array.isArray(noted) && noted.some((id) => open.has(String(id))))) return
      for (const request of await files.keys()) if (!own.has(request.url) && !isNote(request)) await files.delete(request)
    },
    /** A file of an older version, as long as it is kept. */
    async find(request: Request): Promise<Response | undefined> {
      return (await cache()).match(request)
    },
  }
}
