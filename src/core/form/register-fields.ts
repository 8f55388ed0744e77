import type { CompiledForm, FormNode } from './compiled-form.ts'

/** Fields that the server numbers; inside a repeat there is no place of their own to number. */
export const numberedFields = (form: Pick<CompiledForm, 'nodes'>): readonly FormNode[] =>
  form.nodes.filter((node) => node.type === 'assigned-number' && node.repeats.length === 0)

/** Whether a registry book is kept by fields of the form: a record leaves such a book only with a reason. */
export const hasRegister = (form: Pick<CompiledForm, 'nodes'>): boolean =>
  numberedFields(form).some((node) => (node.settings.by ?? []).length > 0)
