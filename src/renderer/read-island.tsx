import type { JsonValue } from '#core/lib/json.ts'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { FullSchema } from '#core/form/validate/full-schema.ts'
import { useFormScope } from './form-scope.ts'
import { islandOutline, type OutlineEntry } from './island-outline.ts'

const Entries = ({ entries }: { readonly entries: readonly OutlineEntry[] }) => (
  <ul className="ph-outline">
    {entries.map((entry, at) => (
      // Nothing in it is ever reordered while it is read.
      <li key={at}>
        {entry.label !== null && <span className="ph-outline-label">{entry.label}: </span>}
        {typeof entry.value === 'string' ? entry.value : <Entries entries={entry.value} />}
      </li>
    ))}
  </ul>
)

/** An island being read, on screen and on paper: its value as a list of names and words. */
export function ReadIsland({ node, value }: { readonly node: FormNode; readonly value: JsonValue }) {
  const { form, words: own, t } = useFormScope()
  const words = { say: (title: string) => own.inside(node, title), yes: t('field.yes'), no: t('field.no'), none: t('read.empty') }
  const root: FullSchema = form.definition.schema
  const outline = islandOutline(root, node.schema, value, words)
  return typeof outline === 'string' ? outline : <Entries entries={outline} />
}
