import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import type { TSchema } from 'typebox'
import { FormDefinition } from '#core/form/definition.ts'
import { FieldSettingsShape } from '#core/form/field-settings.ts'
import { schemaOrder, uiOptionsOrder, uiOrder } from '#core/form/keyword-order.ts'
import { closingKeywords, schemaKeywords, schemaListKeywords, schemaMapKeywords } from '#core/form/schema-keywords.ts'
import { formats } from '#core/form/validate/formats.ts'
import { nameOf, type JsonNode } from './json-tree.ts'

/** Names that only the form and its city know. */
export interface SourceNames {
  /** Template paths of the fields. */
  readonly paths: readonly string[]
  /** Keys of the code lists. */
  readonly lists: readonly string[]
}

/** What may stand at a place of the document. */
type Expected =
  | { readonly kind: 'shape'; readonly shape: TSchema }
  | { readonly kind: 'schema' | 'schemas' | 'ui' | 'ui-options' | 'names' }

const isOneOf = (list: readonly string[], name: string): boolean => list.includes(name)

interface ShapeParts {
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly patternProperties?: Readonly<Record<string, TSchema>>
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
  readonly const?: unknown
  readonly type?: string
  readonly pattern?: string
}
/** TypeBox shapes are JSON Schemas; these are the keywords of ours. */
const partsOf = (shape: TSchema): ShapeParts => shape
const branchesOf = (shape: TSchema): readonly TSchema[] => partsOf(shape).anyOf ?? [shape]

function stepSchema(name: string): Expected | null {
  if (name === 'x-phieu') return { kind: 'shape', shape: FieldSettingsShape }
  if (isOneOf(schemaMapKeywords, name) || isOneOf(schemaListKeywords, name)) return { kind: 'schemas' }
  if (isOneOf(schemaKeywords, name) || isOneOf(closingKeywords, name)) return { kind: 'schema' }
  return name === 'required' ? { kind: 'names' } : null
}

function stepShape(shape: TSchema, name: string): Expected | null {
  for (const branch of branchesOf(shape)) {
    const { properties, patternProperties, items } = partsOf(branch)
    const next = properties?.[name] ?? Object.values(patternProperties ?? {})[0] ?? items
    if (next !== undefined) return { kind: 'shape', shape: next }
  }
  return null
}

function step(expected: Expected, name: string, isRoot: boolean): Expected | null {
  if (isRoot && name === 'schema') return { kind: 'schema' }
  if (isRoot && name === 'uiSchema') return { kind: 'ui' }
  if (expected.kind === 'shape') return stepShape(expected.shape, name)
  if (expected.kind === 'schema') return stepSchema(name)
  if (expected.kind === 'schemas') return { kind: 'schema' }
  if (expected.kind === 'ui') return name === 'ui:options' ? { kind: 'ui-options' } : name.startsWith('ui:') ? null : { kind: 'ui' }
  return null
}

/** The steps from the root to a node: names of properties, positions as `0`. */
function stepsTo(text: string, node: JsonNode): readonly string[] {
  const steps: string[] = []
  for (let each: JsonNode | null = node; each !== null; each = each.parent) {
    if (each.name === 'Property') steps.unshift(nameOf(text, each) ?? '')
    else if (each.parent?.name === 'Array') steps.unshift('0')
  }
  return steps
}

function expectedAt(steps: readonly string[]): Expected | null {
  let expected: Expected | null = { kind: 'shape', shape: FormDefinition }
  for (const [at, name] of steps.entries()) if (expected !== null) expected = step(expected, name, at === 0)
  return expected
}

function namesFor(expected: Expected | null): readonly string[] {
  if (expected?.kind === 'schema') return schemaOrder
  if (expected?.kind === 'ui') return uiOrder
  if (expected?.kind === 'ui-options') return uiOptionsOrder
  if (expected?.kind !== 'shape') return []
  return branchesOf(expected.shape).flatMap((branch) => Object.keys(partsOf(branch).properties ?? {}))
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

function valuesFor(steps: readonly string[], names: SourceNames): readonly unknown[] {
  const last = steps.at(-1) ?? ''
  const expected = expectedAt(steps)
  if (expectedAt(steps.slice(0, -1))?.kind === 'schema') {
    if (last === 'type') return types
    if (last === 'format') return Object.keys(formats)
    return isOneOf(closingKeywords, last) ? [false] : []
  }
  if (expected?.kind !== 'shape') return []
  if (last === 'list') return names.lists
  const literals = branchesOf(expected.shape).flatMap((branch) => (partsOf(branch).const === undefined ? [] : [partsOf(branch).const]))
  if (literals.length > 0) return literals
  if (partsOf(expected.shape).type === 'boolean') return [true, false]
  return partsOf(expected.shape).pattern === '^(/[^/]+)+$' ? names.paths : []
}

/** Takes the place of the whole name or value, quotes included; what is typed is compared without them. */
const option = (
  value: unknown,
  type: string,
  whole: { readonly from: number; readonly to: number | undefined },
  after = '',
): Completion => ({
  label: typeof value === 'string' ? value : JSON.stringify(value),
  apply: (view, _, __, to) => {
    const insert = JSON.stringify(value) + after
    view.dispatch({
      changes: { from: whole.from, to: whole.to ?? to, insert },
      selection: { anchor: whole.from + insert.length },
      userEvent: 'input.complete',
    })
  },
  type,
})

/** Names and values that the shape of a definition allows at the cursor. */
export const sourceCompletions =
  (names: () => SourceNames) =>
  (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString()
    const node = syntaxTree(context.state).resolveInner(context.pos, -1)
    const isName = node.name === 'PropertyName'
    const isWhole = isName || node.name === 'String'
    const start = isWhole ? node.from : (context.matchBefore(/[\w$:-]+/)?.from ?? context.pos)
    const whole = { from: start, to: isWhole ? node.to : undefined }
    if (!context.explicit && start === context.pos) return null
    const from = start + (isWhole ? 1 : 0)
    if (from > context.pos) return null
    const holder = isName ? (node.parent?.parent ?? node) : node
    const before = text.slice(0, start).trimEnd().at(-1) ?? ''
    if (isName || (holder.name === 'Object' && /[{,]/.test(before))) {
      const taken = holder.getChildren('Property').flatMap((property) => nameOf(text, property) ?? [])
      const found = namesFor(expectedAt(stepsTo(text, holder))).filter((name) => !taken.includes(name))
      const hasColon = isName && /^\s*:/.test(text.slice(node.to))
      const options = [...new Set(found)].map((name) => option(name, 'property', whole, hasColon ? '' : ': '))
      return options.length === 0 ? null : { from, options, validFor: /^[\w$:-]*$/ }
    }
    const steps = node.name === 'Array' ? [...stepsTo(text, node), '0'] : stepsTo(text, node)
    const options = valuesFor(steps, names()).map((value) => option(value, 'enum', whole))
    return options.length === 0 ? null : { from, options, validFor: /^[^"]*$/ }
  }
