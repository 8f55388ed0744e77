import { fold } from '../../lib/vietnamese.ts'

/** One line of an outline that asks for something, or heads what follows. */
export interface OutlineLine {
  readonly kind: 'title' | 'section' | 'field'
  /** From 1. */
  readonly line: number
  /** Columns of indentation. */
  readonly depth: number
  readonly label: string
  readonly isRequired: boolean
  /** What stands behind the colon, or in the next column: a type, or choices. */
  readonly spec: string
  readonly help: string
}

const heading = /^(?:#+\s+|(?:phần|mục|chương)\s+(?:\d+|[ivx]+)\b\s*[.:–-]?\s*|[ivx]+[.)]\s+|[a-h][.)]\s+(?=\p{Lu}))/iu
const bullet = /^(?:[-+•▪◦–]|\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[a-zđ][.)]|\*(?=\s))\s+/u
const titleWords = /^(phieu|to khai|bieu|don|mau|ban khai|bao cao)\b/
/** What a form on paper leaves to be written on; `…/…/…` is a day. */
const blanks = /(?:\.{3,}|…+|_{3,})(?:\s*\/\s*(?:\.{2,}|…+|_{2,}))*/gu
const boxes = /[☐□◻▢⬜]|\[\s?\]/u

const isCapitals = (text: string): boolean => /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)

const columns = (text: string): number => [...(/^\s*/.exec(text)?.[0] ?? '')].reduce((sum, each) => sum + (each === '\t' ? 4 : 1), 0)

const star = /\s*\(?\*\)?\s*$/u
const must = /\s*\((?:bắt buộc|required)\)/iu

/** `Vốn (đồng)` → label and help. */
function ofLabel(text: string): { readonly label: string; readonly help: string } {
  const bare = text.trim()
  const [, label = bare, help = ''] = /^(.*\S)\s*\(([^()]{1,200})\)$/u.exec(bare) ?? []
  return { label, help }
}

/** Whether a text is marked as to be answered, and the text without the mark. */
const unmarked = (text: string): readonly [isRequired: boolean, text: string] => {
  const bare = text.replace(must, '').replace(star, '')
  return [bare.trim() !== text.trim(), bare]
}

/** The colon that ends a label: not one inside brackets. */
function splitAtColon(text: string): readonly [label: string, spec: string] {
  let depth = 0
  for (const [at, each] of [...text].entries()) {
    if (each === '(') depth += 1
    if (each === ')') depth = Math.max(0, depth - 1)
    if (each === ':' && depth === 0)
      return [
        [...text].slice(0, at).join(''),
        [...text]
          .slice(at + 1)
          .join('')
          .trim(),
      ]
  }
  const box = boxes.exec(text)
  return box === null ? [text, ''] : [text.slice(0, box.index).trim(), text.slice(box.index)]
}

/** Blanks elsewhere than before and after the words. */
const isBlankWithin = (text: string): boolean => text.split(blanks).filter((part) => part.trim() !== '').length > 1

function ofText(text: string, line: number, isFirst: boolean): OutlineLine {
  const depth = columns(text)
  const bare = text.replaceAll(blanks, ' ').trim()
  const none = { line, depth, isRequired: false, spec: '', help: '' }
  const isHeading = heading.test(bare) && !bare.includes(':')
  if (isFirst && titleWords.test(fold(bare)) && !bare.includes(':')) return { ...none, kind: 'title', label: bare }
  if (isHeading || (isCapitals(bare) && !bare.includes(':') && bare.length > 3)) {
    const label = bare
      .replace(heading, '')
      .replace(/[:.]\s*$/, '')
      .trim()
    return { ...none, kind: 'section', label: label === '' ? bare : label }
  }
  const [isMarked, whole] = unmarked(bare.replace(bullet, ''))
  const [before, spec] = splitAtColon(whole)
  const [isStarred, named] = unmarked(before)
  const parts = ofLabel(named)
  // A line that is nothing but marks still stands for something.
  const { label, help } = parts.label === '' ? { label: bare, help: '' } : parts
  const said = spec.replace(/[.\s]+$/, '').replaceAll(/\s+/g, ' ')
  // Words between the blanks of a form on paper say what is to be written there: they are no choices, unless they have boxes.
  const isPrinted = isBlankWithin(text.slice(text.indexOf(':') + 1)) && !boxes.test(said)
  const words = isPrinted ? { help: [help, said].filter((each) => each !== '').join('. '), spec: '' } : { help, spec: said }
  return { kind: 'field', line, depth, label, isRequired: isMarked || isStarred, ...words }
}

const named = (cells: readonly string[], ...names: readonly string[]): number =>
  cells.findIndex((cell) => names.some((name) => fold(cell).startsWith(name)))
const yes = new Set(['x', 'co', 'yes', 'true', '1', 'bat buoc', '*'])

/** A table, cells apart by tabs: a row a field. The first row may name its columns. */
function ofTable(lines: readonly (readonly [number, string])[]): readonly OutlineLine[] {
  const cells = lines.map(([line, text]) => [line, text.split('\t').map((cell) => cell.trim())] as const)
  const [, head = []] = cells[0] ?? []
  const at = {
    label: named(head, 'ten', 'muc', 'truong', 'chi tieu', 'noi dung', 'thong tin', 'label', 'field', 'name'),
    spec: named(head, 'kieu', 'loai', 'lua chon', 'gia tri', 'type', 'choices'),
    required: named(head, 'bat buoc', 'required'),
    help: named(head, 'ghi chu', 'huong dan', 'giai thich', 'mo ta', 'help', 'note'),
  }
  const isHead = at.label >= 0 && (at.spec >= 0 || at.required >= 0 || at.help >= 0)
  const number = cells.slice(isHead ? 1 : 0).every(([, row]) => /^\d*\.?$/.test(row[0] ?? '')) ? 1 : 0
  const places = isHead ? at : { label: number, spec: number + 1, required: number + 2, help: number + 3 }
  return cells.slice(isHead ? 1 : 0).flatMap(([line, row]): readonly OutlineLine[] => {
    const [isMarked, whole] = unmarked((row[places.label] ?? '').replace(bullet, ''))
    const { label, help } = ofLabel(whole)
    if (label === '') return []
    const own = (place: number) => (place < 0 ? '' : (row[place] ?? ''))
    return [
      {
        kind: 'field',
        line,
        depth: 0,
        label,
        isRequired: isMarked || yes.has(fold(own(places.required))),
        spec: own(places.spec),
        help: own(places.help) || help,
      },
    ]
  })
}

/** The lines of an outline, or the rows of a table, as they were pasted from a text or a spreadsheet. Empty ones are left out. */
export function outlineLines(text: string): readonly OutlineLine[] {
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((each, at) => [at + 1, each] as const)
    .filter(([, each]) => each.replaceAll(blanks, '').trim() !== '')
  const tabbed = lines.filter(([, each]) => each.trim().includes('\t'))
  if (tabbed.length >= 2 && tabbed.length >= lines.length / 2) return ofTable(tabbed)
  return lines.map(([line, each], at) => ofText(each, line, at === 0))
}
