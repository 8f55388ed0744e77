import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'

/** The node is all there is in its section, whose heading says its name already. */
export const isAlone = (form: CompiledForm, node: FormNode): boolean =>
  node.parent === null && form.sections.some((section) => section.nodes.length === 1 && section.nodes[0] === node.index)
