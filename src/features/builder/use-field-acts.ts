import { useCallback, useMemo, useState } from 'react'
import { newField } from '#core/form/authoring/new-field.ts'
import { addField, type Added } from '#core/form/authoring/edit/add-field.ts'
import {
  groupFields,
  neighboursOf,
  placeBehind,
  sectionFromFields,
  sectionOf,
  ungroupFields,
} from '#core/form/authoring/edit/group-fields.ts'
import { duplicateFields, fragmentOf, pasteFields, type Fragment } from '#core/form/authoring/edit/fragment.ts'
import { mergeForm } from '#core/form/authoring/edit/merge-form.ts'
import { moveFields } from '#core/form/authoring/edit/move-fields.ts'
import { holdsFields, isFixedPart, type FieldPlace } from '#core/form/authoring/edit/place.ts'
import { chosen, removeFields } from '#core/form/authoring/edit/remove-fields.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'
import { randomFieldId } from '#workspace/random-field-id.ts'
import type { DragSource } from './drag/drag-source.ts'
import { placeFor, type DropSpot } from './drag/drop-spot.ts'
import type { Editor } from './use-editor.ts'

/** Fields that were copied, kept for this tab so that they can go into another form. */
const CLIPBOARD = 'phieu.builder-fields'

function copied(): Fragment | null {
  const text = sessionStorage.getItem(CLIPBOARD)
  return text === null ? null : (JSON.parse(text) as Fragment) // what `copy` put there
}

/** After the last chosen field; into an empty group that is chosen. */
function placeAfter(definition: FormDefinition, selected: readonly string[], section: string | null): FieldPlace {
  const { byKey, byPath } = outlineOf(definition)
  let node = byKey.get(selected.at(-1) ?? '')
  if (node === undefined) return { parent: '', before: null, section }
  if (holdsFields(node) && node.children.length === 0) return { parent: node.path, before: null, section: null }
  // Nothing goes into an address or a table: after the whole, then.
  while (node !== undefined && isFixedPart(definition, node)) node = byPath.get(node.parent)
  if (node === undefined) return { parent: '', before: null, section }
  return placeBehind(definition, node)
}

/** One place up or down among the neighbours; at the edge of a section into the one beside it. */
function shifted(definition: FormDefinition, keys: readonly string[], by: -1 | 1): Result<FormDefinition, readonly Issue[]> | null {
  const { sections } = outlineOf(definition)
  // In the order of the form, whatever the order of choosing: none of those that move may be what they move past.
  const nodes = chosen(definition, keys)
  const edge = by < 0 ? nodes[0] : nodes.at(-1)
  if (edge === undefined || nodes.some((node) => node.parent !== edge.parent)) return null
  const beside = neighboursOf(definition, edge)
  const at = beside.findIndex(({ key }) => key === edge.key)
  const section = sectionOf(definition, edge)
  if (by < 0 ? at > 0 : at < beside.length - 1) {
    const before = by < 0 ? beside[at - 1] : beside[at + 2]
    return moveFields(definition, keys, { parent: edge.parent, before: before?.name ?? null, section })
  }
  const next = edge.parent === '' ? sections[sections.findIndex(({ id }) => id === section) + by] : undefined
  if (next === undefined) return null
  return moveFields(definition, keys, { parent: '', before: by < 0 ? null : (next.nodes[0]?.name ?? null), section: next.id })
}

/** Behind all that is in the section in which the author is. */
function sectionPlace(definition: FormDefinition, selected: readonly string[], section: string | null): FieldPlace {
  const { byKey, byPath } = outlineOf(definition)
  let node = byKey.get(selected.at(-1) ?? '')
  while (node !== undefined && node.parent !== '') node = byPath.get(node.parent)
  return { parent: '', before: null, section: node === undefined ? section : sectionOf(definition, node) }
}

export interface FieldActs {
  add(type: FieldTypeName, title: string): void
  /** All that another form asks comes in, as one step: after what is chosen, or at the end of the section. */
  bringIn(whole: FormDefinition, at: 'here' | 'section', what: string): Result<Added, readonly Issue[]>
  shift(by: -1 | 1): void
  moveTo(place: FieldPlace): void
  duplicate(): void
  copy(): void
  paste(): void
  /** Asks first when rules or keys go too: `waiting` says of what. */
  remove(along: boolean): void
  /** What was dragged is let go at a spot of the canvas; what moves is chosen. */
  drop(source: Exclude<DragSource, { readonly kind: 'section' }>, spot: DropSpot): void
  group(title: string): void
  /** The chosen group is no more, its fields are. */
  ungroup(): void
  /** The chosen fields become a section of their own. */
  toSection(title: string): void
  /** What a removal would take along, while that is asked. */
  readonly waiting: Issue | null
  cancel(): void
}

const keysOf = ({ definition, paths }: Added): readonly string[] =>
  paths.flatMap((path) => outlineOf(definition).byPath.get(path)?.key ?? [])

/** The field that takes the place of what was removed: the next one in the order of the form, else the one before. */
function besideRemoved(before: FormDefinition, after: FormDefinition, removed: readonly string[]): readonly string[] {
  const { all } = outlineOf(before)
  const { byKey } = outlineOf(after)
  const last = all.findLastIndex(({ key }) => removed.includes(key))
  const isLeft = ({ key }: { readonly key: string }) => byKey.has(key)
  const beside = all.slice(last + 1).find(isLeft) ?? all.slice(0, Math.max(last, 0)).findLast(isLeft)
  return beside === undefined ? [] : [beside.key]
}

interface Ways {
  readonly take: (outcome: Result<Added, readonly Issue[]>, what: string) => void
  readonly move: (outcome: Result<FormDefinition, readonly Issue[]>, keys: readonly string[]) => void
  readonly select: (keys: readonly string[]) => void
}

/** By the pointer, and into groups and sections. */
const placingActs = (
  definition: FormDefinition,
  selected: readonly string[],
  { take, move, select }: Ways,
): Pick<FieldActs, 'drop' | 'group' | 'ungroup' | 'toSection'> => ({
  drop: (source, spot) => {
    const keys = source.kind === 'fields' ? source.keys : []
    const place = placeFor(definition, spot, keys)
    if (place === null) return
    if (source.kind === 'type')
      return take(addField(definition, place, { schema: newField({ type: source.type, title: source.title }) }, randomFieldId), 'add')
    move(moveFields(definition, keys, place), keys)
    select(keys)
  },
  group: (title) => take(groupFields(definition, selected, title, randomFieldId), 'group'),
  ungroup: () => {
    const [only] = selected
    if (only !== undefined && selected.length === 1) take(ungroupFields(definition, only), 'ungroup')
  },
  toSection: (title) => {
    const made = sectionFromFields(definition, selected, title)
    move(made.ok ? { ok: true, value: made.value.definition } : made, selected)
  },
})

/**
 * What an author does with fields.
 * @param say tells where the fields stand once they have moved
 */
export function useFieldActs(
  editor: Editor,
  section: string | null,
  say: (next: FormDefinition, keys: readonly string[]) => void,
): FieldActs {
  const [waiting, setWaiting] = useState<Issue | null>(null)
  const { definition, selected, run, select } = editor
  const take = useCallback(
    (outcome: Result<Added, readonly Issue[]>, what: string) => {
      if (run(outcome.ok ? { ok: true, value: outcome.value.definition } : outcome, what) && outcome.ok) select(keysOf(outcome.value))
    },
    [run, select],
  )
  const move = useCallback(
    (outcome: Result<FormDefinition, readonly Issue[]>, keys: readonly string[]) => {
      if (run(outcome, 'move') && outcome.ok) say(outcome.value, keys)
    },
    [run, say],
  )
  return useMemo(
    () => ({
      waiting,
      cancel: () => setWaiting(null),
      add: (type, title) =>
        take(addField(definition, placeAfter(definition, selected, section), { schema: newField({ type, title }) }, randomFieldId), 'add'),
      bringIn: (whole, at, what) => {
        const place = (at === 'here' ? placeAfter : sectionPlace)(definition, selected, section)
        const outcome = mergeForm(definition, whole, place, randomFieldId)
        if (outcome.ok) take(outcome, what)
        return outcome
      },
      shift: (by) => {
        const outcome = shifted(definition, selected, by)
        if (outcome !== null) move(outcome, selected)
      },
      moveTo: (place) => move(moveFields(definition, selected, place), selected),
      duplicate: () => take(duplicateFields(definition, selected, randomFieldId), 'duplicate'),
      copy: () => {
        if (selected.length > 0) sessionStorage.setItem(CLIPBOARD, JSON.stringify(fragmentOf(definition, selected)))
      },
      paste: () => {
        const fragment = copied()
        if (fragment !== null) take(pasteFields(definition, placeAfter(definition, selected, section), fragment, randomFieldId), 'paste')
      },
      remove: (along) => {
        setWaiting(null)
        const outcome = removeFields(definition, selected, along)
        const asked = outcome.ok ? undefined : outcome.error.find(({ code }) => code === 'edit.in-use')
        if (asked !== undefined) setWaiting(asked)
        else if (run(outcome, 'remove') && outcome.ok) select(besideRemoved(definition, outcome.value, selected))
      },
      ...placingActs(definition, selected, { take, move, select }),
    }),
    [definition, selected, section, run, select, take, move, waiting],
  )
}
