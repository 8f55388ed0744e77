import { jsonLanguage } from '@codemirror/lang-json'

export type JsonTree = ReturnType<typeof jsonLanguage.parser.parse>
export type JsonNode = JsonTree['topNode']
/** Part of a text, as offsets. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const treeOf = (text: string): JsonTree => jsonLanguage.parser.parse(text)

const isValue = (node: JsonNode): boolean => /^(Object|Array|String|Number|True|False|Null)$/.test(node.name)
export const valueIn = (node: JsonNode): JsonNode | null => {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) if (isValue(child)) return child
  return null
}

/** The name that a `PropertyName` writes; null when it is not whole yet. */
export function nameOf(text: string, property: JsonNode): string | null {
  const name = property.getChild('PropertyName')
  if (name === null) return null
  try {
    const read: unknown = JSON.parse(text.slice(name.from, name.to))
    return typeof read === 'string' ? read : null
  } catch {
    return null
  }
}

function stepInto(text: string, value: JsonNode, step: string): JsonNode | null {
  if (value.name === 'Object') {
    // Of a name that is written twice the last one counts, as for `JSON.parse`.
    const found = value.getChildren('Property').findLast((property) => nameOf(text, property) === step)
    return found ?? null
  }
  if (value.name !== 'Array') return null
  let at = 0
  for (let child = value.firstChild; child !== null; child = child.nextSibling) {
    if (!isValue(child)) continue
    if (String(at) === step) return child
    at++
  }
  return null
}

/** What is marked for a value: itself, or, when it is a whole object, the name before it or its first sign. */
function spanOf(node: JsonNode): Span {
  const value = node.name === 'Property' ? valueIn(node) : node
  if (value !== null && value.name !== 'Object' && value.name !== 'Array') return { from: value.from, to: value.to }
  const name = node.getChild('PropertyName')
  return name === null ? { from: node.from, to: Math.min(node.from + 1, node.to) } : { from: name.from, to: name.to }
}

/** Where a JSON pointer leads in a text; as far as the text goes, when it does not go all the way. */
export function spanAt(text: string, tree: JsonTree, pointer: string): Span {
  let node = valueIn(tree.topNode)
  if (node === null) return { from: 0, to: Math.min(1, text.length) }
  for (const step of pointer.split('/').slice(1)) {
    const value: JsonNode | null = node.name === 'Property' ? valueIn(node) : node
    const next: JsonNode | null = value === null ? null : stepInto(text, value, step.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (next === null) break
    node = next
  }
  return spanOf(node)
}

/** Where a text stops being JSON: the first place that the grammar cannot read. */
export function brokenAt(text: string, tree: JsonTree): Span {
  let broken: Span | null = null
  tree.iterate({
    enter: (node) => {
      if (broken === null && node.type.isError) broken = { from: node.from, to: node.to }
      return broken === null
    },
  })
  const { from, to } = broken ?? { from: text.length, to: text.length }
  return to > from ? { from, to } : { from: Math.max(0, from - 1), to: Math.max(0, from - 1) + Math.min(1, text.length) }
}

/** Names that an object gives twice: `JSON.parse` would lose the first without a word. */
export function repeatedNames(text: string, tree: JsonTree): readonly (Span & { readonly name: string })[] {
  const found: (Span & { readonly name: string })[] = []
  tree.iterate({
    enter: ({ node }) => {
      if (node.name !== 'Object') return
      const seen = new Set<string>()
      for (const property of node.getChildren('Property')) {
        const name = nameOf(text, property)
        if (name === null) continue
        if (seen.has(name)) found.push({ name, from: property.from, to: valueIn(property)?.from ?? property.to })
        seen.add(name)
      }
    },
  })
  return found
}
