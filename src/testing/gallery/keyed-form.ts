import type { CompiledForm } from '#core/form/compiled-form.ts'

/** The form with its own keys, from which the renderer makes ids: many forms lie on one page here. The engine goes by indexes. */
export function keyedForm(form: CompiledForm, prefix: string): CompiledForm {
  const nodes = form.nodes.map((node) => ({ ...node, key: `${prefix}-${node.key}` }))
  return { ...form, nodes, byPath: new Map(nodes.map((node) => [node.path, node])) }
}
