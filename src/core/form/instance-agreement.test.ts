import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowId } from '../lib/ids.ts'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CodeList } from './code-list.ts'
import { codeListsOf } from './code-lists.ts'
import type { FormContext, FormNode } from './compiled-form.ts'
import { fieldType } from './field-types/registry.ts'
import { createInstance, type Instance } from './instance.ts'
import { placesOf } from './node-values.ts'
import { parseFormDefinition } from './parse.ts'
import { compiled } from './testing/compiled.ts'

const runs = Number(process.env['PHIEU_INSTANCE_RUNS'] ?? 15)
const seed = Number(process.env['PHIEU_INSTANCE_SEED'] ?? 145)

const forms = Object.entries(
  import.meta.glob<string>('../../../form-definitions/*/*/form.json', { eager: true, query: '?raw', import: 'default' }),
)
const samples = Object.entries(
  import.meta.glob<string>('../../../form-definitions/*/*/samples/valid-*.json', { eager: true, query: '?raw', import: 'default' }),
)
const lists = Object.values(
  import.meta.glob<string>('../../../form-definitions/code-lists/*.json', { eager: true, query: '?raw', import: 'default' }),
).map(
  (text) => JSON.parse(text) as CodeList, // read as it lies there
)

type Draw = (below: number) => number

function someValue(node: FormNode, context: FormContext, draw: Draw): JsonValue | undefined {
  const kind = draw(8)
  if (kind === 0) return undefined
  if (kind === 1) return 'x'
  if (node.choices.length > 0 && node.schema.type !== 'array') return node.choices[draw(node.choices.length)]?.value
  return fieldType(node.type).sample(node, draw(50), context)
}

/** One thing that a clerk might do. */
function act(instance: Instance, context: FormContext, draw: Draw, step: number): void {
  const { nodes } = instance.form
  const node = nodes[draw(nodes.length)]
  const places = node === undefined ? [] : placesOf(instance.values(), node.path)
  const place = places[draw(Math.max(places.length, 1))]
  if (node === undefined || place === undefined) return
  if (node.kind === 'field') return void instance.set(place, someValue(node, context, draw))
  if (node.kind !== 'repeat') return draw(6) === 0 ? void instance.set(place, undefined) : undefined
  const rows = instance.rows(place)
  const row = rows[draw(Math.max(rows.length, 1))]
  const what = draw(5)
  if (row === undefined || what < 2)
    return void instance.addRow(place, `01990000-0000-7000-8000-${String(step).padStart(12, '0')}` as RowId) // a UUIDv7 in shape
  if (what === 2) return void instance.moveRow(place, row, draw(rows.length))
  const { removed } = instance.removeRow(place, row)
  if (what === 4 && removed !== null) instance.restoreRow(place, removed, draw(rows.length))
}

const everywhere = (instance: Instance): readonly RecordPath[] =>
  instance.form.nodes.flatMap((node) => placesOf(instance.values(), node.path))

const stateOf = (instance: Instance) =>
  everywhere(instance).map((place) => [
    place,
    instance.isPresent(place),
    instance.issues(place).map(({ code, params }) => `${code} ${JSON.stringify(params)}`),
  ])

describe.each(forms)('%s', (file, text) => {
  const parsed = parseFormDefinition(JSON.parse(text))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const form = compiled(parsed.value)
  const starts = samples
    .filter(([path]) => path.startsWith(file.replace('form.json', '')))
    .map(([, sample]) => (JSON.parse(sample) as { values: JsonObject }).values) // read as it lies there
  const context: FormContext = { asOf: '2026-11-20', lists: codeListsOf(lists, '2026-11-20'), demo: true, previous: null }

  it('after any changes is as if it had been opened with their outcome', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 1 << 20 })), (stream) => {
        const draw: Draw = (below) => Number(stream.next().value ?? 0) % below
        const instance = createInstance(form, starts[draw(starts.length + 1)] ?? {}, context)
        for (let step = 0; step < 40; step++) {
          act(instance, context, draw, step)
          if (step % 8 === 0) stateOf(instance)
          if (step % 5 === 0) instance.allIssues()
        }
        const opened = createInstance(form, instance.values(), context)
        expect(instance.allIssues()).toEqual(opened.allIssues())
        expect(opened.values()).toEqual(instance.values())
        expect(stateOf(instance)).toEqual(stateOf(opened))
      }),
      { numRuns: runs, seed },
    )
  })
})
