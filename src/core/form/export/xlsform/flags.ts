import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import type { Logic } from '../../authoring/rules/logic.ts'
import { readLogic } from '../../authoring/rules/read-cel.ts'
import type { RecordPath } from '../../../lib/record-path.ts'

/** Whether nothing but conditions looks at a field. */
function isOnlyTested({ definition, program }: CompiledForm, { path, index }: FormNode): boolean {
  const read = program.dependents.get(path)
  const isNamed = [...definition.searchable, ...definition.titleFields, ...definition.identityKeys.flat()].includes(path)
  const readers = [...(read?.presence ?? []), ...(read?.demands ?? [])].filter((edge) => edge.index !== index)
  return !isNamed && readers.length > 0 && (read?.computes ?? []).length + (read?.rules ?? []).length + (read?.filters ?? []).length === 0
}

/** Hidden yes/no fields that stand for a condition which a schema cannot state: in a workbook the condition says it itself. */
export function flagsOf(form: CompiledForm): ReadonlyMap<RecordPath, Logic> {
  const flags = new Map<RecordPath, Logic>()
  for (const node of form.nodes) {
    if (node.type !== 'hidden' || node.schema.type !== 'boolean' || node.settings.computed !== true || !isOnlyTested(form, node)) continue
    const rule = form.definition.rules.find((each) => 'compute' in each && each.at === node.path)
    if (rule === undefined || !('compute' in rule)) continue
    const [value, when] = [readLogic(rule.compute), rule.when === undefined ? null : readLogic(rule.when)]
    if (!value.ok || when?.ok === false) continue
    flags.set(node.path, when === null ? value.value : { kind: 'all', parts: [when.value, value.value] })
  }
  return flags
}
