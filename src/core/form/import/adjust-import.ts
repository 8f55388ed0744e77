import { issue, type Issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { changeField } from '../authoring/edit/change-field.ts'
import { removeFields } from '../authoring/edit/remove-fields.ts'
import { outlineOf, type OutlineNode } from '../authoring/outline.ts'
import type { FormDefinition } from '../definition.ts'
import type { FieldTypeName } from '../field-settings.ts'
import { judgedDefinition } from './imported-form.ts'
import type { Imported } from './read-import.ts'
import { titleField } from './title-field.ts'

/** One field that was found, as it is looked at before it is taken over. */
export interface FoundField {
  readonly key: string
  readonly depth: number
  readonly title: string
  readonly type: FieldTypeName
  readonly isRequired: boolean
  readonly isConditional: boolean
  readonly concept: string
  readonly list: string
  /** Why it is what it is: `import.guessed`, `import.read-as`, `import.island`. */
  readonly evidence: Issue | null
  /** Of a column: it can be what a record is known by. */
  readonly isUnique: boolean
  /** Of a column: what else its cells read as. */
  readonly alternatives: readonly { readonly type: FieldTypeName; readonly fits: number }[]
}

/** What a person says otherwise than it was guessed. */
export interface FieldChoice {
  readonly type?: FieldTypeName
  readonly isRequired?: boolean
  readonly isLeftOut?: boolean
}

const pointerOf = (node: OutlineNode): string => node.site.reduce<string>(jsonPointer, '/schema')
const depthOf = ({ path }: OutlineNode): number => path.split('/').filter((step) => step !== '@').length - 2

/** The fields of an import in the order of the form, a group before what is in it. */
export function foundFields({ definition, notes, columns }: Imported): readonly FoundField[] {
  const byPointer = new Map(notes.map((note) => [note.path, note]))
  const byName = new Map(columns.map((column) => [column.name, column]))
  return outlineOf(definition).all.map((node) => {
    const column = node.parent === '' ? byName.get(node.name) : undefined
    const settings = node.schema['x-phieu']
    return {
      key: node.key,
      depth: depthOf(node),
      title: node.schema.title ?? node.name,
      type: node.type,
      isRequired: node.isRequired,
      isConditional: node.isConditional,
      concept: settings?.concept ?? '',
      list: settings?.list ?? '',
      evidence: byPointer.get(pointerOf(node)) ?? null,
      isUnique: column?.isUnique ?? false,
      alternatives: column?.alternatives ?? [],
    }
  })
}

/** Records are called by something that stays. */
function titledWithout(definition: FormDefinition, gone: readonly OutlineNode[]): FormDefinition | null {
  const isGone = (path: string): boolean => gone.some((node) => path === node.path || path.startsWith(`${node.path}/`))
  if (!definition.titleFields.every(isGone)) return definition
  const names = new Set(gone.filter(({ parent }) => parent === '').map(({ name }) => name))
  const { properties = {}, ...rest } = definition.schema
  const named = titleField({ ...rest, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name))) })
  return named === null || isGone(named)
    ? null
    : { ...definition, titleFields: [named], searchable: [...new Set([...definition.searchable, named])] }
}

/**
 * An import as the person wants it, admitted and compiled. Issues: `import.no-title` when nothing is left that a record could be called by, those of
 * `changeField` and `removeFields`, of parsing and compiling.
 */
export function adjusted(
  definition: FormDefinition,
  choices: ReadonlyMap<string, FieldChoice>,
  makeId: () => string,
): Result<FormDefinition, readonly Issue[]> {
  let next = definition
  for (const [key, { type, isRequired, isLeftOut = false }] of choices) {
    const node = outlineOf(next).byKey.get(key)
    if (node === undefined || isLeftOut) continue
    if (type !== undefined && type !== node.type) {
      const typed = changeField(next, key, { kind: 'type', type }, makeId)
      if (!typed.ok) return typed
      next = typed.value
    }
    if (isRequired !== undefined && isRequired !== node.isRequired) {
      const demanded = changeField(next, key, { kind: 'required', required: isRequired }, makeId)
      if (!demanded.ok) return demanded
      next = demanded.value
    }
  }
  const { byKey } = outlineOf(next)
  const gone = [...choices].flatMap(([key, { isLeftOut }]) => (isLeftOut === true ? (byKey.get(key) ?? []) : []))
  if (gone.length > 0) {
    const titled = titledWithout(next, gone)
    if (titled === null) return err([issue('import.no-title', '/schema')])
    const removed = removeFields(
      titled,
      gone.map(({ key }) => key),
      true,
    )
    if (!removed.ok) return removed
    next = removed.value
  }
  const judged = judgedDefinition(next)
  return judged.ok ? ok(next) : judged
}
