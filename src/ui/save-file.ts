/** How long the browser may take to begin; then the bytes are let go. */
const HANDED_OVER = 60_000

/** Has the browser save a file. Never shown in a tab: what a stranger wrote must not run under our address. */
export function saveFile(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER)
}
