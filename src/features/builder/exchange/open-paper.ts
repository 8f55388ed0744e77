import { saveFile } from '#ui/save-file.ts'

/** A page to be printed, in a tab of its own; as a file where the browser lets none open. */
export function openPaper(html: string, name: string): void {
  const type = 'text/html;charset=utf-8'
  const content = new Blob([html], { type })
  const url = URL.createObjectURL(content)
  const paper = window.open(url, '_blank')
  if (paper === null) {
    URL.revokeObjectURL(url)
    return saveFile(content, name, type)
  }
  paper.addEventListener('load', () => paper.print(), { once: true })
  paper.addEventListener('pagehide', () => URL.revokeObjectURL(url), { once: true })
}
