import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'
import { canonicalText } from '../../canonical.ts'
import { compileForm } from '../../compile.ts'
import type { FormDefinition } from '../../definition.ts'
import { fieldTypeNames, type FieldTypeName } from '../../field-settings.ts'
import { parseFormDefinition } from '../../parse.ts'
import { allForms } from '#testing/all-forms.ts'
import { newField } from '../new-field.ts'
import { outlineOf } from '../outline.ts'
import { addField } from './add-field.ts'
import { duplicateFields, fragmentOf, pasteFields } from './fragment.ts'
import { moveFields } from './move-fields.ts'
import { childrenAt, holdsFields, type FieldPlace } from './place.ts'
import { removeFields } from './remove-fields.ts'
import { renameField } from './rename-field.ts'
import { addSection, removeSection, renameSection, shiftSection } from './sections.ts'

/** Types that stand without more being said: no rule computes them, no other form is named. */
const free = fieldTypeNames.filter((type) => type !== 'record-ref' && type !== 'grid') as readonly FieldTypeName[]

const counter = (): (() => string) => {
  let n = 0
  return () => (n++).toString(36).padStart(8, 'q')
}

type Pick = (size: number) => number

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

/** One command, chosen by numbers. */
function run(definition: FormDefinition, kind: number, pick: Pick, makeId: () => string): Done {
  const { all, sections } = outlineOf(definition)
  const key = (): string => all[pick(all.length)]?.key ?? ''
  const section = (): string => sections[pick(sections.length)]?.id ?? ''
  switch (kind) {
    case 0:
      return inner(
        addField(
          definition,
          placeOf(definition, pick),
          { schema: newField({ type: must(free[pick(free.length)], 'a type'), title: 'Mục mới' }) },
          makeId,
        ),
      )
    case 1:
      return moveFields(definition, [key(), key()], placeOf(definition, pick))
    case 2:
      return renameField(definition, key(), `ten_${pick(1000)}`)
    case 3:
      return removeFields(definition, [key()], true)
    case 4:
      return inner(duplicateFields(definition, [key()], makeId))
    case 5:
      return inner(pasteFields(definition, placeOf(definition, pick), fragmentOf(definition, [key(), key()]), makeId))
    case 6:
      return ok(addSection(definition, 'Phần thêm', pick(2) === 0 ? null : section()).definition)
    case 7:
      return ok(renameSection(definition, section(), 'Tên khác'))
    case 8:
      return ok(removeSection(definition, section()))
    default:
      return ok(shiftSection(definition, section(), pick(2) === 0 ? 1 : -1))
  }
}

const problems = (definition: FormDefinition): readonly Issue[] => {
  const parsed = parseFormDefinition(JSON.parse(canonicalText(definition)))
  if (!parsed.ok) return parsed.error
  const compiled = compileForm(parsed.value)
  return compiled.ok ? [] : compiled.error
}

describe('commands on the forms there are', () => {
  it.each(allForms.map((form) => [form.key, form] as const))(
    '%s: whatever is done leaves a form that is admitted and compiles',
    (_, form) => {
      const step = fc.tuple(fc.nat(9), fc.infiniteStream(fc.nat(1_000_000)))
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
          const makeId = counter()
          let definition = form
          for (const [kind, numbers] of steps) {
            const pick: Pick = (size) => (numbers.next().value ?? 0) % Math.max(1, size)
            const done = run(definition, kind, pick, makeId)
            if (!done.ok) continue
            definition = done.value
            expect(problems(definition), `command ${kind}`).toEqual([])
          }
        }),
        { numRuns: Number(process.env['PHIEU_BUILDER_RUNS'] ?? 6), seed: 145 },
      )
    },
  )

  it.each(allForms.map((form) => [form.key, form] as const))('%s: every field under another name and back is the same form', (_, form) => {
    for (const { key, name } of outlineOf(form).all) {
      const there = renameField(form, key, 'ten_khac_han')
      if (!there.ok && there.error[0]?.code === 'edit.fixed-part') continue
      expect(there.ok, JSON.stringify(there)).toBe(true)
      if (!there.ok) continue
      expect(problems(there.value), key).toEqual([])
      // Names that the builder would not give come back by hand only.
      const back = /^[a-z][a-z0-9_]{0,39}$/.test(name) ? renameField(there.value, key, name) : null
      if (back?.ok === true) expect(canonicalText(back.value)).toBe(canonicalText(form))
    }
  })
})
