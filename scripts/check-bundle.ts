import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** What the entry page loads before anything else: the entry chunk, what it imports statically, and their style sheets. */
export function firstLoadFiles(bundle: Rollup.OutputBundle): readonly string[] {
  const files = new Set<string>()
  const visit = (name: string): void => {
    const item = bundle[name]
    if (item === undefined || files.has(name)) return
    files.add(name)
    if (item.type !== 'chunk') return
    for (const css of item.viteMetadata?.importedCss ?? []) files.add(css)
    for (const next of item.imports) visit(next)
  }
  for (const item of Object.values(bundle)) if (item.type === 'chunk' && item.isEntry) visit(item.fileName)
  return [...files]
}

/** Bytes after gzip at the level web servers use. */
export function gzipBytes(bundle: Rollup.OutputBundle, files: readonly string[]): number {
  let total = 0
  for (const name of files) {
    const item = bundle[name]
    if (item !== undefined) total += gzipSync(item.type === 'chunk' ? item.code : item.source, { level: 6 }).byteLength
  }
  return total
}

/** Fails the build when the entry route's first load is over `limitKilobytes` (1 kB = 1,000 bytes, gzip; JavaScript and CSS). */
export function firstLoadBudget(limitKilobytes: number): Plugin {
  return {
    name: 'phieu-first-load-budget',
    apply: 'build',
    enforce: 'post',
    writeBundle(_options, bundle) {
      const files = firstLoadFiles(bundle)
      if (files.length === 0) return
      const kilobytes = gzipBytes(bundle, files) / 1000
      const text = `first load ${kilobytes.toFixed(1)} kB gzip in ${files.length} files, limit ${limitKilobytes} kB`
      if (kilobytes > limitKilobytes) this.error(`${text}: ${files.join(', ')}`)
      this.info(text)
    },
  }
}
