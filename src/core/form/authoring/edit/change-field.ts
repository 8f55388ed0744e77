import { issue, type Issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { PersonalClass } from '../../field-types/panels/common-panel.ts'
import { convertField } from '../../field-types/panels/convert-field.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { setRequired } from '../rules/set-presence.ts'
import { classifyFields } from './classify-fields.ts'
import { freshIds, withIds } from './fresh-ids.ts'
import { withoutWords } from './remove-fields.ts'
import { renameField } from './rename-field.ts'
import { setField } from './set-field.ts'
import { schemaAtSite } from './update-at.ts'

/** What an author changes of one field in its panel. */
export type FieldEdit =
  | {
      readonly kind: 'field'
      readonly schema: JsonSchema
      readonly uiSchema: UiSchema
      /** `Written.notes` of the panel. */
      readonly notes: readonly Issue[]
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'required'; readonly required: boolean }
  | { readonly kind: 'personal-data'; readonly personalData: PersonalClass | null }
  | { readonly kind: 'type'; readonly type: FieldTypeName }

/** A choice that went takes its translations along. */
function withoutChoices(definition: FormDefinition, key: string, notes: readonly Issue[]): FormDefinition {
  const gone = new Set(notes.filter(({ code }) => code === 'choice.removed').map(({ params }) => params['code']))
  if (gone.size === 0) return definition
  const translations = Object.entries(definition.translations).map(([lang, words]) => {
    const own = words.fields?.[key]
    if (own?.choices === undefined) return [lang, words]
    const choices = Object.fromEntries(Object.entries(own.choices).filter(([code]) => !gone.has(code)))
    return [lang, { ...words, fields: { ...words.fields, [key]: { ...own, choices } } }]
  })
  return { ...definition, translations: Object.fromEntries(translations) as FormDefinition['translations'] } // the same languages
}

function withField(
  definition: FormDefinition,
  key: string,
  edit: Extract<FieldEdit, { readonly kind: 'field' }>,
  makeId: () => string,
): Result<FormDefinition> {
  const fresh = freshIds(definition, makeId)
  const schema = withIds(edit.schema, (before) => before ?? fresh())
  const set = setField(definition, key, { schema: () => schema, ui: () => edit.uiSchema })
  return set.ok ? ok(withoutChoices(withoutWords(set.value, definition), key, edit.notes)) : set
}

/** A field that was inside and whose words stood nowhere else is gone with its words (`withoutWords`). */
function withType(definition: FormDefinition, node: OutlineNode, type: FieldTypeName, makeId: () => string): Result<FormDefinition> {
  const schema = schemaAtSite(definition.schema, node.site)
  const made = convertField(node.type, type, { schema, uiSchema: node.ui })
  const set = withField(definition, node.key, { kind: 'field', schema: made.schema, uiSchema: made.uiSchema, notes: [] }, makeId)
  // Nobody could meet the demand.
  return set.ok && (type === 'note' || type === 'assigned-number') ? setRequired(set.value, [node.path], 'never') : set
}

/**
 * One change of a field's panel in the whole document: new parts get ids, what is gone loses its words and classes, and whatever names
 * the field goes along with its name. Issues: `edit.no-field` {key}, those of `renameField` and of `setRequired`.
 * @param makeId 8 random characters `[a-z0-9]`
 */
export function changeField(definition: FormDefinition, key: string, edit: FieldEdit, makeId: () => string): Result<FormDefinition> {
  const node = outlineOf(definition).byKey.get(key)
  if (node === undefined) return err([issue('edit.no-field', '', { key })])
  switch (edit.kind) {
    case 'field':
      return withField(definition, key, edit, makeId)
    case 'name':
      return renameField(definition, key, edit.name)
    case 'required':
      return setRequired(definition, [node.path], edit.required ? 'always' : 'never')
    case 'personal-data':
      return ok(classifyFields(definition, [key], edit.personalData))
    case 'type':
      return withType(definition, node, edit.type, makeId)
  }
}
