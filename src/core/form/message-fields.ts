import type { CompiledForm, FormNode } from './compiled-form.ts'

/** The fields that gaps of a rule's message name, by the text of the gap; gaps that reckon are not among them. */
export const messageFields = (form: CompiledForm, ruleId: string): ReadonlyMap<string, FormNode> =>
  new Map(
    form.program.rules
      .filter((rule) => rule.id === ruleId)
      .flatMap((rule) => rule.gaps)
      .flatMap(({ text, node }): [string, FormNode][] => {
        const field = form.nodes[node ?? -1]
        return field === undefined ? [] : [[text, field]]
      }),
  )
