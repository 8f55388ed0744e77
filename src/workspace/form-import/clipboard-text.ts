const oneLine = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim()

const lineMarks: Readonly<Record<string, string>> = { H1: '# ', H2: '# ', H3: '# ', LI: '- ' }
const blocks = 'table, p, li, h1, h2, h3, h4, h5, h6'

function linesOf(block: Element): readonly string[] {
  if (block.tagName !== 'TABLE') {
    const text = oneLine(block.textContent)
    return text === '' ? [] : [`${lineMarks[block.tagName] ?? ''}${text}`]
  }
  return [...block.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll(':scope > td, :scope > th')].map((cell) => oneLine(cell.textContent)).join('\t'),
  )
}

/** A table that was copied from Word, Excel or a page, as lines with tabs between cells: the plain text of the clipboard breaks cells of several paragraphs. Null when there is no table in it. */
export function textOfTables(html: string): string | null {
  const page = new DOMParser().parseFromString(html, 'text/html')
  if (page.querySelector('table') === null) return null
  const outer = [...page.body.querySelectorAll(blocks)].filter((block) => block.parentElement?.closest(blocks) === null)
  return outer.flatMap(linesOf).join('\n')
}
