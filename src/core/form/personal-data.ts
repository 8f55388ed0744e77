import { parentOf, type RecordPath } from '../lib/record-path.ts'
import type { FormNode } from './compiled-form.ts'
import type { FormDefinition, PersonalData } from './definition.ts'

/** What is asked of a field: where it is, and the ids that a class may stand under. */
export interface ClassedField {
  readonly path: RecordPath
  /** The ids along the way joined by `-`: `FormNode.fieldId`. */
  readonly fieldId: string
  /** `x-phieu.id`: the same wherever the block is used that the field stands in. */
  readonly ownId: string | undefined
}

/** The class that holds for a field, and where it is written. */
export interface HeldClass {
  readonly personalData: PersonalData
  /** Member of `personalData`. */
  readonly key: string
  /** Path of the field or, when the whole around it is classed, of that. */
  readonly at: RecordPath
}

/** Under which id a field's class is written: that of its place before that of the block's field; null when there is none. */
export function classKey(personalData: FormDefinition['personalData'], { fieldId, ownId }: Omit<ClassedField, 'path'>): string | null {
  if (Object.hasOwn(personalData, fieldId)) return fieldId
  return ownId !== undefined && Object.hasOwn(personalData, ownId) ? ownId : null
}

/**
 * The classes of fields by path. A field has the class of its place, else the one that its block gives it everywhere, else that of
 * the nearest group, address or repeat around it.
 */
export function personalClasses(
  personalData: FormDefinition['personalData'],
  fields: Iterable<ClassedField>,
): ReadonlyMap<RecordPath, HeldClass> {
  const all = new Map([...fields].map((field) => [field.path, field]))
  const own = (path: RecordPath): HeldClass | null => {
    const field = all.get(path)
    const key = field === undefined ? null : classKey(personalData, field)
    const found = key === null ? undefined : personalData[key]
    return key === null || found === undefined ? null : { personalData: found, key, at: path }
  }
  const held = new Map<RecordPath, HeldClass>()
  for (const path of all.keys()) {
    for (let at = path; at !== ''; at = parentOf(at)) {
      const found = held.get(at) ?? own(at)
      if (found === null) continue
      held.set(path, found)
      break
    }
  }
  return held
}

/** The same for the nodes of a compiled form. */
export const classesOfNodes = (
  personalData: FormDefinition['personalData'],
  nodes: Iterable<Pick<FormNode, 'path' | 'fieldId' | 'settings'>>,
): ReadonlyMap<RecordPath, HeldClass> =>
  personalClasses(
    personalData,
    [...nodes].map(({ path, fieldId, settings }) => ({ path, fieldId, ownId: settings.id })),
  )
