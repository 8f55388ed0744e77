import type { FormNode } from '#core/form/compiled-form.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { indexChoices, meantChoice, type ChoiceIndex } from '#ui/rank-choices.ts'
import type { FormScope } from './form-scope.ts'
import type { Place } from './place.ts'

interface Pasted {
  readonly place: Place
  readonly columns: readonly FormNode[]
  /** The cell that the block was pasted at; row −1: below the last one. */
  readonly row: number
  readonly column: number
  readonly text: string
}

/** Lines and cells of a block from a spreadsheet. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))

/** What a text means where a list is chosen from: its name or its code, marks and case apart. Undefined: nothing, or several. */
function choiceReader({ store, words, context }: FormScope, node: FormNode): (place: Place, text: string) => JsonValue | undefined {
  const known = new Map<string, ChoiceIndex>()
  return (place, text) => {
    const from = store.instance.choiceScope(place.path)
    const scope = JSON.stringify(from)
    const choices = store.instance.choices(place.path)
    // Of a list too long to be handed out, a code is known at once; a name would have to be searched for.
    if (from.kind === 'list' && choices.length === 0) return context.lists.item(from.list, text)?.code
    const index =
      known.get(scope) ?? indexChoices(choices.map((choice) => ({ value: String(choice.value), label: words.choice(node, choice) })))
    known.set(scope, index)
    const meant = meantChoice(index, text)
    return choices.find((choice) => String(choice.value) === meant?.value)?.value
  }
}

/** What of a block did not fit: rows beyond the table's limit, rows beyond one paste's, columns to the right of the last. */
export interface LeftOut {
  readonly kind: 'full' | 'long' | 'wide'
  readonly left: number
  /** The limit; 0 where there is none. */
  readonly most: number
}

/** Rows taken from one paste. More would freeze the page: each is checked as it comes in. */
export const MOST_LINES = 1000

/** Puts a block into the rows of a table, and adds the rows that it needs, as far as the form allows. Returns what was left out. */
export function pasteRows(scope: FormScope, { place, columns, row, column, text }: Pasted): readonly LeftOut[] {
  const { store, makeRowId } = scope
  const all = cellsOf(text)
  const lines = all.slice(0, MOST_LINES)
  const rows = store.instance.rows(place.path)
  const first = row < 0 ? rows.length : row
  const most = place.node.readOnly || makeRowId === null ? rows.length : (place.node.schema.maxItems ?? Number.POSITIVE_INFINITY)
  const needed = Math.min(first + lines.length, most) - rows.length
  const added = makeRowId === null || needed <= 0 ? [] : Array.from({ length: needed }, makeRowId)
  const there = [...rows, ...added]
  store.paste(
    place,
    added,
    columns.slice(column).flatMap((node, across) => {
      if (node.readOnly) return []
      const choiceOf = node.type === 'choice' || node.type === 'admin-unit' ? choiceReader(scope, node) : null
      const cells = lines.flatMap((line, down) => {
        const [id, cell] = [there[first + down], line[across]]
        return id === undefined || cell === undefined ? [] : [{ place: store.placeOf(node, [...place.rows, id]), text: cell }]
      })
      return cells.length === 0 ? [] : [{ cells, choiceOf }]
    }),
  )
  const width = Math.max(...lines.map((line) => line.length))
  const left: readonly LeftOut[] = [
    { kind: 'full', left: first + lines.length - there.length, most },
    { kind: 'long', left: all.length - lines.length, most: MOST_LINES },
    { kind: 'wide', left: column + width - columns.length, most: 0 },
  ]
  return left.filter((each) => each.left > 0)
}
