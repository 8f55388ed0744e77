import { must } from '#core/lib/assert.ts'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { FormScope } from './form-scope.ts'
import { placeOf, type Place } from './place.ts'

/** Wider than this a table does not fit an A4 page with Vietnamese labels. */
const MOST_COLUMNS = 7

/** More than words: a cell has no room for it. */
const pictured: ReadonlySet<FieldTypeName> = new Set(['file', 'photo', 'audio', 'image-choice', 'geo-line', 'geo-polygon'])

/** The fields of a repeat that are there in any row, when all rows fit a table on paper; null: they do not. */
export function rowColumns(
  { form, store, commentsAt }: Pick<FormScope, 'form' | 'store' | 'commentsAt'>,
  place: Place,
): readonly FormNode[] | null {
  // Remarks need the room of a row of its own.
  if ([...commentsAt.keys()].some((path) => path.startsWith(`${place.path}/`))) return null
  const rows = store.instance.rows(place.path)
  const fields = place.node.children
    .map((index) => must(form.nodes[index], 'a node of the form'))
    .filter(
      (node) =>
        !node.hidden && node.type !== 'note' && rows.some((row) => store.instance.isPresent(placeOf(node, [...place.rows, row]).path)),
    )
  const plain = fields.every(({ kind, type }) => kind === 'field' && !pictured.has(type))
  return plain && fields.length > 0 && fields.length <= MOST_COLUMNS ? fields : null
}
