import type { CompiledForm, FormNode, FormSection } from '../../compiled-form.ts'

/** The fields at the top under their heading; null: under none. */
export interface TopPart {
  readonly section: FormSection | null
  readonly nodes: readonly FormNode[]
}

/** Fields at the top as they are shown; those that nobody sees stand behind the field after which they were written. */
export function topOrder({ nodes, sections, definition }: CompiledForm): readonly TopPart[] {
  const written = Object.keys(definition.schema.properties ?? {})
  const unseen = nodes.filter(({ parent, hidden }) => parent === null && hidden)
  const shown = new Set(nodes.filter(({ parent, hidden }) => parent === null && !hidden).map(({ name }) => name))
  const before = ({ name }: FormNode): string | undefined =>
    written
      .slice(0, Math.max(0, written.indexOf(name)))
      .toReversed()
      .find((each) => shown.has(each))
  const first = unseen.filter((node) => before(node) === undefined && written.includes(node.name))
  const last = unseen.filter(({ name }) => !written.includes(name))
  const inOrder = (part: readonly FormNode[]): readonly FormNode[] =>
    part.toSorted((a, b) => written.indexOf(a.name) - written.indexOf(b.name))
  const parts = sections.map((section): TopPart => {
    const own = section.nodes.flatMap((index) => nodes[index] ?? [])
    return { section, nodes: own.flatMap((node) => [node, ...inOrder(unseen.filter((each) => before(each) === node.name))]) }
  })
  return [{ section: null, nodes: inOrder(first) }, ...parts, { section: null, nodes: last }].filter((part) => part.nodes.length > 0)
}
