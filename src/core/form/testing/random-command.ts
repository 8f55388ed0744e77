import { must } from '../../lib/assert.ts'
import type { Issue } from '../../lib/issue.ts'
import type { Result } from '../../lib/result.ts'
import { addField } from '../authoring/edit/add-field.ts'
import { changeField } from '../authoring/edit/change-field.ts'
import { duplicateFields, fragmentOf, pasteFields } from '../authoring/edit/fragment.ts'
import { moveFields } from '../authoring/edit/move-fields.ts'
import { childrenAt, holdsFields, type FieldPlace } from '../authoring/edit/place.ts'
import { removeFields } from '../authoring/edit/remove-fields.ts'
import { renameField } from '../authoring/edit/rename-field.ts'
import { addPage, movePage, removePage, renamePage, shiftPage } from '../authoring/edit/pages.ts'
import { addSection, moveSection, removeSection, renameSection, shiftSection } from '../authoring/edit/sections.ts'
import { newField } from '../authoring/new-field.ts'
import { outlineOf } from '../authoring/outline.ts'
import { ruleFindings } from '../authoring/rules/findings.ts'
import type { Logic } from '../authoring/rules/logic.ts'
import { setPresence } from '../authoring/rules/set-presence.ts'
import type { FormDefinition } from '../definition.ts'
import { conversionsOf } from '../field-types/panels/convert-field.ts'
import { fieldTypeNames, type FieldTypeName } from '../field-settings.ts'

/** Types that stand without more being said: no rule computes them, no other form is named. */
const free = fieldTypeNames.filter((type) => type !== 'record-ref' && type !== 'grid') as readonly FieldTypeName[]

/** Ids that differ, and the same in every run. */
export const countedIds = (): (() => string) => {
  let n = 0
  return () => (n++).toString(36).padStart(8, 'q')
}

/** A number below `size`. */
export type Pick = (size: number) => number

const placeOf = (definition: FormDefinition, pick: Pick): FieldPlace => {
  const { all, sections } = outlineOf(definition)
  const parents = ['', ...all.filter(holdsFields).map(({ path }) => path)]
  const parent = parents[pick(parents.length)] ?? ''
  const children = childrenAt(definition, parent)
  const before = children[pick(children.length + 1)]?.name ?? null
  return { parent, before, section: sections[pick(sections.length)]?.id ?? null }
}

type Done = Result<FormDefinition, readonly Issue[]>
const ok = (definition: FormDefinition): Done => ({ ok: true, value: definition })
const inner = (added: ReturnType<typeof addField>): Done => (added.ok ? ok(added.value.definition) : added)

type Command = (definition: FormDefinition, pick: Pick, makeId: () => string) => Done

const keyIn = (definition: FormDefinition, pick: Pick): string => {
  const { all } = outlineOf(definition)
  return all[pick(all.length)]?.key ?? ''
}
const sectionIn = (definition: FormDefinition, pick: Pick): string => {
  const { sections } = outlineOf(definition)
  return sections[pick(sections.length)]?.id ?? ''
}

const pageIn = (definition: FormDefinition, pick: Pick): string => {
  const { pages } = outlineOf(definition)
  return pages[pick(pages.length)]?.id ?? ''
}
const edgeOf = (pick: Pick) => (pick(2) === 0 ? 'top' : 'bottom')

/** There only while a field beside it is filled in. */
const whileFilled: Command = (definition, pick) => {
  const node = outlineOf(definition).byKey.get(keyIn(definition, pick))
  if (node === undefined) return ok(definition)
  const beside = childrenAt(definition, node.parent)
  const other = beside[pick(beside.length)]
  const isOther = other !== undefined && other.key !== node.key && !other.path.includes('@')
  const logic: Logic | null = isOther ? { kind: 'present', field: { from: 'record', path: other.path.slice(1).split('/') } } : null
  const done = setPresence(definition, [node.path], logic)
  // A circle is named to the author, who takes the condition back.
  return done.ok && ruleFindings(done.value).some(({ kind }) => kind === 'circle') ? ok(definition) : done
}

/** Of a field that no rule reads: a rule that compares a number with a text is for its author to mend. */
const retyped: Command = (definition, pick, makeId) => {
  const key = keyIn(definition, pick)
  const path = outlineOf(definition).byKey.get(key)?.path ?? ''
  const isRead = definition.rules.some(({ at }) => at === path || at.startsWith(`${path}/`)) || !removeFields(definition, [key], false).ok
  if (isRead) return ok(definition)
  const types = conversionsOf(outlineOf(definition).byKey.get(key)?.type ?? 'text').filter((type) => free.includes(type))
  const type = types[pick(types.length)]
  return type === undefined ? ok(definition) : changeField(definition, key, { kind: 'type', type }, makeId)
}

/** All that the builder does to a form's fields, sections and pages. */
export const commands: readonly Command[] = [
  (form, pick, makeId) => {
    const schema = newField({ type: must(free[pick(free.length)], 'a type'), title: 'Mục mới' })
    return inner(addField(form, placeOf(form, pick), { schema }, makeId))
  },
  (form, pick) => moveFields(form, [keyIn(form, pick), keyIn(form, pick)], placeOf(form, pick)),
  (form, pick) => renameField(form, keyIn(form, pick), `ten_${pick(1000)}`),
  (form, pick) => removeFields(form, [keyIn(form, pick)], true),
  (form, pick, makeId) => inner(duplicateFields(form, [keyIn(form, pick)], makeId)),
  (form, pick, makeId) => inner(pasteFields(form, placeOf(form, pick), fragmentOf(form, [keyIn(form, pick), keyIn(form, pick)]), makeId)),
  (form, pick) => ok(addSection(form, 'Phần thêm', pick(2) === 0 ? null : sectionIn(form, pick)).definition),
  (form, pick) => ok(renameSection(form, sectionIn(form, pick), 'Tên khác')),
  (form, pick) => ok(removeSection(form, sectionIn(form, pick))),
  (form, pick) => ok(shiftSection(form, sectionIn(form, pick), pick(2) === 0 ? 1 : -1)),
  (form, pick) => ok(moveSection(form, sectionIn(form, pick), sectionIn(form, pick), edgeOf(pick))),
  (form) => ok(addPage(form, { title: 'Trang thêm', section: 'Phần thêm', first: 'Trang đầu' }).definition),
  (form, pick) => ok(renamePage(form, pageIn(form, pick), 'Tên khác')),
  (form, pick) => ok(shiftPage(form, pageIn(form, pick), pick(2) === 0 ? 1 : -1)),
  (form, pick) => ok(movePage(form, pageIn(form, pick), pageIn(form, pick), edgeOf(pick))),
  (form, pick) => ok(removePage(form, pageIn(form, pick))),
  (form, pick, makeId) => changeField(form, keyIn(form, pick), { kind: 'required', required: pick(2) === 0 }, makeId),
  whileFilled,
  retyped,
]

/** A command by its place among `commands`, and the numbers that choose what it is done to. */
export type DrawnCommand = readonly [number, Iterator<number>]

/** What one command makes of the form; null: it was refused, with a reason. */
export function runCommand(definition: FormDefinition, [kind, numbers]: DrawnCommand, makeId: () => string): FormDefinition | null {
  const pick: Pick = (size) => ((numbers.next().value as number | undefined) ?? 0) % Math.max(1, size)
  const done = must(commands[kind], 'a command')(definition, pick, makeId)
  return done.ok ? done.value : null
}
