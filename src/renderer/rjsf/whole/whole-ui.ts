import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'
import { ROW_PROPERTY } from '#core/form/validate/check-object.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'

/** Drawn as one by our own parts: a field with its control, a table. Whatever else holds fields, RJSF takes apart. */
const isWhole = (node: FormNode): boolean => node.kind === 'field' || node.kind === 'grid' || node.type === 'matrix'

const part = (ui: JsonValue | undefined): JsonObject => (isJsonObject(ui) ? ui : {})

/** The form's uiSchema for RJSF, with our field wherever a field of the form stands. */
export function wholeUi(form: CompiledForm): JsonObject {
  const ofNode = (node: FormNode, ui: JsonObject): JsonObject => {
    if (node.hidden) return { 'ui:widget': 'hidden' }
    if (isWhole(node)) return { 'ui:field': 'PhieuNode', 'ui:options': { fieldReplacesAnyOrOneOf: true } }
    if (node.kind !== 'repeat') return ofChildren(node.children, ui)
    return { ...ui, items: { ...ofChildren(node.children, part(ui['items'])), [ROW_PROPERTY]: { 'ui:widget': 'hidden' } } }
  }
  const ofChildren = (indexes: readonly number[], ui: JsonObject): JsonObject => ({
    ...ui,
    ...Object.fromEntries(
      indexes.flatMap((index): [string, JsonObject][] => {
        const node = form.nodes[index]
        return node === undefined ? [] : [[node.name, ofNode(node, part(ui[node.name]))]]
      }),
    ),
  })
  const top = form.nodes.filter((node) => node.parent === null).map((node) => node.index)
  return ofChildren(top, form.definition.uiSchema as JsonObject) // JSON by nature; the interface names what is ours
}
