import type { RecordPath } from '../../lib/record-path.ts'
import { outlineOf, type OutlineNode } from '../authoring/outline.ts'
import type { FormDefinition } from '../definition.ts'
import { containerTypes } from '../field-settings.ts'
import { personalClasses, type HeldClass } from '../personal-data.ts'
import { personalSign, type PersonalSign } from './personal-kinds.ts'

export interface PersonalField {
  readonly node: OutlineNode
  readonly held: HeldClass | null
  /** What its type and term say; of a value in an address or group of a person, what those say. */
  readonly sign: PersonalSign | null
  /** Holds other fields, and has no value of its own. */
  readonly isWhole: boolean
}

/** All fields that have a value or hold others, in the order of the form, with the class that holds for each. */
export function personalFields(definition: FormDefinition): readonly PersonalField[] {
  const { all } = outlineOf(definition)
  const classes = personalClasses(
    definition.personalData,
    all.map(({ path, key, schema }) => ({ path, fieldId: key, ownId: schema['x-phieu']?.id })),
  )
  const signs = new Map<RecordPath, PersonalSign | null>()
  return all.flatMap((node) => {
    const { concept } = node.schema['x-phieu'] ?? {}
    const own = personalSign({ type: node.type, ...(concept === undefined ? {} : { concept }) })
    const sign = own ?? (node.parent === '' ? null : (signs.get(node.parent) ?? null))
    signs.set(node.path, sign)
    if (node.type === 'note') return []
    return [{ node, held: classes.get(node.path) ?? null, sign, isWhole: containerTypes.includes(node.type) }]
  })
}
