import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import type { JsonValue } from '../../../lib/json.ts'
import { notes, type Told } from './left-out.ts'
import type { QuestionType } from './question-type.ts'
import { isQuotable } from './expression/write-text.ts'

/** Settings that are carried over, or told in another way. */
const carried = new Set(['id', 'type', 'list', 'filter', 'computed', 'suffix', 'concept'])

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function keywordsLost({ schema, kind }: FormNode, type: QuestionType): readonly (readonly [string, JsonValue])[] {
  const { multipleOf, minItems, maxItems, uniqueItems, pattern, minLength } = schema
  const isFixed = minItems !== undefined && minItems === maxItems
  const isStep = type.type === 'range' || multipleOf === undefined || multipleOf === (type.said === 'integer' ? 1 : 0.000001)
  const rows: readonly (readonly [string, JsonValue | undefined])[] =
    kind === 'repeat' && !isFixed
      ? [
          ['minItems', minItems],
          ['maxItems', maxItems],
        ]
      : []
  const all: readonly (readonly [string, JsonValue | undefined])[] = [
    ...(isStep ? [] : [['multipleOf', multipleOf] as const]),
    ...rows,
    ...(kind === 'repeat' && uniqueItems === true ? [['uniqueItems', true] as const] : []),
    ...(pattern !== undefined && !isQuotable(pattern) ? [['pattern', pattern] as const] : []),
    ...(type.type === 'hidden' && minLength !== undefined ? [['minLength', minLength] as const] : []),
  ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** What is set of a field and has no place in a workbook. */
export function settingNotes({ program, nodes }: CompiledForm, node: FormNode, type: QuestionType, told: Told): void {
  const settings = Object.entries(node.settings).filter(([key]) => !carried.has(key) && !(key === 'maxEdge' && type.type === 'image'))
  for (const [key, value] of [...settings, ...keywordsLost(node, type)])
    told.push(notes.setting(node.path, node.title, `${key}: ${written(value)}`))
  if (node.layout === 'table') told.push(notes.setting(node.path, node.title, 'layout: table'))
  // More than one schema speaks of it: the others hold under conditions.
  const conditional = (program.constraints[node.index] ?? []).filter(
    ({ when }) => when.length > (nodes[node.index]?.presence[0]?.length ?? 0),
  )
  if (conditional.length > 0 && (program.constraints[node.index] ?? []).length > 1)
    told.push(notes.setting(node.path, node.title, 'if, then'))
}
