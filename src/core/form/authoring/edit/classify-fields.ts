import type { FormDefinition } from '../../definition.ts'
import type { PersonalClass } from '../../field-types/panels/common-panel.ts'
import { classKey } from '../../personal-data.ts'
import { outlineOf } from '../outline.ts'

/**
 * The class of fields, and why it is needed; null takes it away. It is changed where it stands; a new one goes to the field of the
 * block, and holds wherever that is used. Keys of no field are passed over.
 */
export function classifyFields(definition: FormDefinition, keys: readonly string[], data: PersonalClass | null): FormDefinition {
  const { byKey } = outlineOf(definition)
  let { personalData } = definition
  for (const key of keys) {
    const node = byKey.get(key)
    if (node === undefined) continue
    const ownId = node.schema['x-phieu']?.id ?? key
    if (data === null) {
      const { [key]: _, [ownId]: __, ...others } = personalData
      personalData = others
    } else personalData = { ...personalData, [classKey(personalData, { fieldId: key, ownId }) ?? ownId]: data }
  }
  return { ...definition, personalData }
}
