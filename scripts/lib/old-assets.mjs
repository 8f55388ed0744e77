// Chunks of earlier builds. Plain JavaScript for the system's Node 20.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A tab may stay open for so long after its version was replaced, and still ask for its chunks. */
const KEEP_MILLIS = 30 * 86_400_000

/**
 * Before a build empties `assets`: what the present version needs is copied to `aside`. The time of a copy is the moment at which its
 * version was replaced, so what stands there from earlier builds keeps its time.
 */
export function setOldAssetsAside(assets, aside, now = Date.now()) {
  for (const name of namesIn(assets)) {
    const [live, kept] = [join(assets, name), join(aside, name)]
    const isFromEarlier = existsSync(kept) && seconds(kept) === seconds(live)
    if (!isFromEarlier) copy(live, kept, now)
  }
}

/** After the build, so that the service worker's list holds the new version only. What was replaced longer ago goes. */
export function bringOldAssetsBack(assets, aside, now = Date.now()) {
  for (const name of namesIn(aside)) {
    const [live, kept] = [join(assets, name), join(aside, name)]
    if (now - statSync(kept).mtimeMs > KEEP_MILLIS) rmSync(kept)
    else if (!existsSync(live)) copy(kept, live, statSync(kept).mtimeMs)
  }
}

const seconds = (path) => Math.floor(statSync(path).mtimeMs / 1000)

function copy(from, to, millis) {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  utimesSync(to, millis / 1000, millis / 1000)
}

const namesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    : []
