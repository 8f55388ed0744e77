import { issue, type Issue } from '#core/lib/issue.ts'
import { parseUntrustedJson } from '#core/lib/entrance.ts'
import { utf8Length } from '#core/lib/utf8-length.ts'
import { admissionLimits } from '#core/form/admission.ts'
import { expansionIssues } from '#core/form/admission-expansion.ts'
import { layoutShapeIssues } from '#core/form/admission-references.ts'
import { schemaIssues } from '#core/form/admission-schema.ts'
import { uiIssues } from '#core/form/admission-ui.ts'
import { compileForm } from '#core/form/compile.ts'
import { declaredFields } from '#core/form/declared-fields.ts'
import { FormDefinition } from '#core/form/definition.ts'
import { inCurrentDialect } from '#core/form/dialect/in-current-dialect.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { shapeIssues } from '#core/form/shape-issues.ts'
import { brokenAt, repeatedNames, spanAt, treeOf, type JsonTree, type Span } from './json-tree.ts'

/** An issue with the part of the text that it is about. */
export interface Finding extends Span {
  /** From 1. */
  readonly line: number
  readonly issue: Issue
}

type Place = Omit<Finding, 'line'>

export interface SourceReading {
  /** What the text says, when it has the shape of a definition whose fields can be walked; it may still be far from admitted. */
  readonly definition: FormDefinition | null
  /** In the order of the text. */
  readonly findings: readonly Finding[]
}

/** Issues of fields name them by a template path; they are written at the field's own schema. */
function pointerOf(path: string, definition: FormDefinition): string {
  if (path === '' || Object.hasOwn(definition, path.split('/')[1] ?? '')) return path
  return declaredFields(definition.schema).find((field) => field.path === path)?.sites[0]?.pointer ?? ''
}

/** Everything of a text that cannot reach the canvas: it would lose something, or could not be walked. */
function barriers(text: string, tree: JsonTree): { readonly findings: readonly Place[]; readonly definition: FormDefinition | null } {
  const refused = (findings: readonly Place[]) => ({ findings, definition: null })
  const at = (issues: readonly Issue[]) => refused(issues.map((each) => ({ issue: each, ...spanAt(text, tree, each.path) })))
  const bytes = utf8Length(text)
  // Twice, because the indentation of a text is not held against a form.
  if (bytes > 2 * admissionLimits.bytes) return at([issue('definition.too-big', '', { bytes, limit: admissionLimits.bytes })])
  const json = parseUntrustedJson(text)
  if (!json.ok)
    return json.error[0]?.code === 'json.syntax' ? refused([{ issue: issue('json.syntax'), ...brokenAt(text, tree) }]) : at(json.error)
  const repeated = repeatedNames(text, tree)
  if (repeated.length > 0)
    return refused(repeated.map(({ name, from, to }) => ({ issue: issue('json.name-twice', '', { name }), from, to })))
  const document = inCurrentDialect(json.value)
  if (!document.ok) return at(document.error)
  const shape = shapeIssues(FormDefinition, document.value)
  if (shape.length > 0) return at(shape)
  const definition = document.value as unknown as FormDefinition // its shape was checked on the line above
  const schema = schemaIssues(definition.schema)
  if (schema.length > 0) return at(schema)
  const expansion = expansionIssues(definition.schema, admissionLimits)
  if (expansion.length > 0) return at(expansion)
  const layout = [
    ...uiIssues(definition.uiSchema).filter(({ code }) => code === 'ui.shape' || code === 'ui.order'),
    ...layoutShapeIssues(definition),
  ]
  return layout.length > 0 ? at(layout) : { findings: [], definition }
}

/** In the order of the text, each with its line: the lines are counted once, however many findings there are. */
function lined(text: string, places: readonly Place[]): readonly Finding[] {
  let line = 1
  let counted = 0
  return places
    .toSorted((a, b) => a.from - b.from)
    .map((place) => {
      line += text.slice(counted, place.from).split('\n').length - 1
      counted = place.from
      return { ...place, line }
    })
}

/** The text of the source view as a definition, with everything that is wrong in it, each at its place. */
export function readSource(text: string): SourceReading {
  const tree = treeOf(text)
  const read = barriers(text, tree)
  const { definition } = read
  if (definition === null) return { definition, findings: lined(text, read.findings) }
  const parsed = parseFormDefinition(definition)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  const issues = compiled.ok ? [] : compiled.error
  const findings = issues.map((each) => ({ issue: each, ...spanAt(text, tree, pointerOf(each.path, definition)) }))
  return { definition, findings: lined(text, findings) }
}
