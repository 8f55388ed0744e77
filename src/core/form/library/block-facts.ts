import { outlineOf } from '../authoring/outline.ts'
import { ownIds } from '../authoring/edit/fragment.ts'
import type { FormDefinition } from '../definition.ts'
import type { LibraryBlock } from './library-block.ts'

/** Terms of the data dictionary that a form speaks of. */
export const conceptsOf = (definition: FormDefinition): ReadonlySet<string> =>
  new Set(outlineOf(definition).all.flatMap(({ schema }) => schema['x-phieu']?.concept ?? []))

/** Where a block is used: forms that have it, and, by concept, forms that ask for the same facts in their own way. */
export interface BlockUses<Form> {
  readonly forms: readonly Form[]
  readonly concepts: readonly { readonly concept: string; readonly forms: readonly Form[] }[]
}

/** Whether a form has the block: fields of a block keep their ids in every form. */
function has(definition: FormDefinition, block: LibraryBlock): boolean {
  const text = JSON.stringify(definition.schema)
  const { $defs = {}, ...root } = block.definition.schema
  const first = Object.values($defs)[0] ?? root
  const own = [...ownIds(first)]
  return own.length > 0 && own.every((id) => text.includes(`"${id}"`))
}

export function blockUses<Form extends { readonly definition: FormDefinition }>(
  block: LibraryBlock,
  forms: readonly Form[],
): BlockUses<Form> {
  const known = forms.map((form) => ({ form, concepts: conceptsOf(form.definition) }))
  return {
    forms: forms.filter(({ definition }) => has(definition, block)),
    concepts: [...conceptsOf(block.definition)].map((concept) => ({
      concept,
      forms: known.flatMap(({ form, concepts }) => (concepts.has(concept) ? [form] : [])),
    })),
  }
}
