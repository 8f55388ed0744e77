import type { OutlineNode } from '#core/form/authoring/outline.ts'

/** Whether two documents' nodes of the same key are drawn alike, what stands in them included. */
export const isSameLook = (a: OutlineNode, b: OutlineNode): boolean =>
  a === b ||
  (a.schema === b.schema &&
    a.name === b.name &&
    a.isRequired === b.isRequired &&
    a.isConditional === b.isConditional &&
    a.ui === b.ui &&
    areSameLooks(a.children, b.children))

/** The same fields in the same order, drawn alike. */
export const areSameLooks = (a: readonly OutlineNode[], b: readonly OutlineNode[]): boolean =>
  a.length === b.length &&
  a.every((node, at) => {
    const other = b[at]
    return other !== undefined && node.key === other.key && isSameLook(node, other)
  })
