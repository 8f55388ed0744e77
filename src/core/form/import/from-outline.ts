import { issue, type Issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { fold } from '../../lib/vietnamese.ts'
import { newField, rowsOf } from '../authoring/new-field.ts'
import { propertyName } from '../authoring/property-name.ts'
import type { SectionLayout } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import { importedDefinition, type ImportedForm, type ImportMeta } from './imported-form.ts'
import { guessField } from './guess-field.ts'
import { blockOf, withBlocks, type BlockPlace } from './outline-blocks.ts'
import { outlineLines, type OutlineLine } from './outline-lines.ts'

/** Lines of one outline; the longest form of the city has a tenth of it. */
export const MOST_LINES = 2000

interface Work {
  readonly notes: Issue[]
  readonly blocks: BlockPlace[]
}

interface Branch {
  readonly line: OutlineLine
  readonly below: Branch[]
}

/** Lines that stand further in than the one before belong to it, but for those that say what they are themselves. */
function nested(lines: readonly OutlineLine[]): readonly Branch[] {
  const top: Branch[] = []
  const open: Branch[] = []
  for (const line of lines) {
    while (open.length > 0 && (open.at(-1)?.line.depth ?? 0) >= line.depth) open.pop()
    const branch: Branch = { line, below: [] }
    const parent = open.at(-1)
    ;(parent === undefined ? top : parent.below).push(branch)
    if (line.spec === '') open.push(branch)
  }
  return top
}

const isList = ({ label, help }: OutlineLine): boolean =>
  /^(danh sach|bang)\b|nhieu dong|nhieu nguoi|lap lai/.test(fold(`${label} ${help}`))

function objectOf(work: Work, branches: readonly Branch[], pointer: string): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  for (const { line, below } of branches) {
    const name = propertyName(line.label, new Set(Object.keys(properties)))
    properties[name] = fieldOf(work, line, below, jsonPointer(jsonPointer(pointer, 'properties'), name))
    if (line.isRequired) required.push(name)
  }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), unevaluatedProperties: false }
}

function fieldOf(work: Work, line: OutlineLine, below: readonly Branch[], pointer: string): JsonSchema {
  const words = { title: line.label, ...(line.help === '' ? {} : { help: line.help }) }
  if (below.length === 0) {
    const block = blockOf(line)
    if (block !== null) {
      const type = block.key === 'members' ? 'repeat' : 'group'
      work.notes.push(issue('import.guessed', pointer, { title: line.label, type, because: 'block', line: line.line }))
      work.blocks.push({ pointer, block, isRequired: line.isRequired })
      return newField({ type: 'text', ...words })
    }
    const { field, because } = guessField(line)
    work.notes.push(issue('import.guessed', pointer, { title: field.title, type: field.type, because, line: line.line }))
    return newField(field)
  }
  const type = isList(line) ? 'repeat' : 'group'
  work.notes.push(issue('import.guessed', pointer, { title: line.label, type, because: 'lines', line: line.line }))
  const made = newField({ type, ...words })
  if (type === 'group') return { ...made, ...objectOf(work, below, pointer) }
  return { ...made, items: rowsOf(objectOf(work, below, jsonPointer(pointer, 'items'))) }
}

/** Which of the fields at the top come under which heading. */
function sectionsOf(lines: readonly OutlineLine[], names: ReadonlyMap<number, string>): readonly SectionLayout[] {
  const sections: { id: string; title: string; fields: string[] }[] = []
  const begin = (title: string) => {
    const id = propertyName(title, new Set(sections.map((section) => section.id)))
    sections.push({ id, title, fields: [] })
  }
  for (const line of lines) {
    if (line.kind === 'section') begin(line.label)
    const name = names.get(line.line)
    if (name === undefined) continue
    if (sections.length === 0) begin('Thông tin chung')
    sections.at(-1)?.fields.push(name)
  }
  return sections.filter(({ fields }) => fields.length > 0)
}

/**
 * An outline as it is pasted from a text, one field a line (`Họ và tên *`, `Giới tính: Nam/Nữ`, headings, indented lines below a
 * group or a list), or a table of fields from a spreadsheet, as a form. Types come from the words behind the colon, from choices,
 * or from what such a field is usually called, and may be a block of the library; every guess is told. Pure; `makeId` gives 8 characters `[a-z0-9]`.
 * Issues: `import.empty`, `import.too-long` {limit}, `import.no-title`; notes: `import.guessed` {title, type, because, line}.
 */
export function fromOutline(text: string, meta: ImportMeta, makeId: () => string): Result<ImportedForm, readonly Issue[]> {
  const lines = outlineLines(text)
  const fields = lines.filter(({ kind }) => kind === 'field')
  if (fields.length === 0) return err([issue('import.empty', '')])
  if (lines.length > MOST_LINES) return err([issue('import.too-long', '', { limit: MOST_LINES })])
  const work: Work = { notes: [], blocks: [] }
  const branches = nested(fields)
  const schema = objectOf(work, branches, '/schema')
  const names = new Map(branches.map(({ line }, at) => [line.line, Object.keys(schema.properties ?? {})[at] ?? '']))
  const asked = {
    title: lines.find(({ kind }) => kind === 'title')?.label,
    schema,
    uiSchema: { 'ui:options': { sections: sectionsOf(lines, names) } },
  }
  const made = importedDefinition(asked, meta, makeId)
  return made.ok ? ok({ definition: withBlocks(made.value, work.blocks, makeId), notes: work.notes }) : made
}
