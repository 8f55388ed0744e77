import type { JsonValue } from '../../../../lib/json.ts'
import type { Issue } from '../../../../lib/issue.ts'
import { propertyPath, type RecordPath } from '../../../../lib/record-path.ts'
import { flatLogic, type FieldRef, type Logic } from '../../../authoring/rules/logic.ts'
import { presenceOf, requiredOf, type When } from '../../../authoring/rules/presence-of.ts'
import { writeLogic } from '../../../authoring/rules/write-cel.ts'
import type { CompiledForm, FormNode } from '../../../compiled-form.ts'
import { fieldWords } from '../../field-words.ts'
import { flagsOf } from '../flags.ts'
import { languagesOf } from '../words.ts'
import { wholeSchema } from '../whole-schema.ts'

/** What is compared of a field, and the notes any of which tells that it may differ. */
const toldBy = {
  there: ['field', 'flag'],
  type: ['type'],
  title: [],
  help: ['unit'],
  choices: ['type', 'list', 'file', 'no-list', 'code'],
  list: ['type', 'list', 'file', 'no-list'],
  filter: ['filter'],
  presence: ['presence'],
  required: ['required', 'group', 'compute'],
  computed: ['compute'],
  compute: ['compute'],
  limits: ['type', 'setting', 'joined', 'compute'],
  default: ['default', 'type', 'compute'],
  readOnly: ['compute'],
  rules: ['rule', 'place', 'empty', 'warning', 'joined', 'gap'],
} as const satisfies Readonly<Record<string, readonly string[]>>
type Aspect = keyof typeof toldBy

const limits = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'const',
] as const

type Facts = Readonly<Record<Exclude<Aspect, 'there'>, JsonValue>>

/** How yes/no answers come back, and what a hidden yes/no field stood for. */
interface Normal {
  readonly yesNo: (field: FieldRef, path: RecordPath) => boolean
  readonly flag: (field: FieldRef, path: RecordPath) => Logic | null
}

/** One form for what is the same: answers of a list one by one, yes/no as codes, conditions in place of their flags. */
function normal(logic: Logic, by: Normal, path: RecordPath): Logic {
  const inner = (part: Logic): Logic => normal(part, by, path)
  const yes = (field: FieldRef, value: string): Logic => ({
    kind: 'compare',
    left: { kind: 'field', field },
    sign: '==',
    right: { kind: 'text', value },
  })
  switch (logic.kind) {
    case 'all':
    case 'any':
      // Their order is not kept.
      return flatLogic({ kind: logic.kind, parts: logic.parts.map(inner).toSorted((a, b) => (writeLogic(a) < writeLogic(b) ? -1 : 1)) })
    case 'not':
      if (logic.of.kind === 'truth' && logic.of.of.kind === 'field' && by.yesNo(logic.of.of.field, path))
        return yes(logic.of.of.field, 'no')
      return { kind: 'not', of: inner(logic.of) }
    case 'in': {
      if (logic.list.kind !== 'list') return logic
      const { value, list } = logic
      return inner({ kind: 'any', parts: list.items.map((right): Logic => ({ kind: 'compare', left: value, sign: '==', right })) })
    }
    case 'truth': {
      if (logic.of.kind !== 'field') return logic
      const flag = by.flag(logic.of.field, path)
      if (flag !== null) return inner(flag)
      return by.yesNo(logic.of.field, path) ? yes(logic.of.field, 'yes') : logic
    }
    default:
      return logic
  }
}

const row = (path: RecordPath): RecordPath => path.slice(0, Math.max(0, path.lastIndexOf('/@/') + 2))
const pathOf = (field: FieldRef, at: RecordPath): RecordPath => field.path.reduce(propertyPath, field.from === 'row' ? row(at) : '')

const whenText = (when: When, by: Normal, path: RecordPath): string =>
  when.kind === 'when' ? writeLogic(normal(when.logic, by, path)) : when.kind

function factsOf(form: CompiledForm, node: FormNode, isExact: boolean): Facts {
  const { definition, byPath } = form
  const { schema, settings, path } = node
  const flags = flagsOf(form)
  const by: Normal = {
    yesNo: (field, at) => byPath.get(pathOf(field, at))?.type === 'yes-no',
    flag: (field, at) => flags.get(pathOf(field, at)) ?? null,
  }
  const whole = { ...definition, schema: wholeSchema(definition.schema) }
  const words = (part: 'title' | 'help') => [
    node[part],
    ...languagesOf(definition)
      .slice(1)
      .map((language) => fieldWords(definition, node, language)[part] ?? ''),
  ]
  const rules = definition.rules.filter((rule) => rule.at === path)
  const checks = rules.flatMap((rule) => ('check' in rule ? [[rule.when ?? '', rule.check, rule.message, rule.severity]] : []))
  return {
    type: node.type,
    title: words('title'),
    help: words('help'),
    choices: node.choices.map(({ value, title }) => [
      value,
      title,
      ...languagesOf(definition)
        .slice(1)
        .map((language) => fieldWords(definition, node, language).choices?.[String(value)] ?? ''),
    ]),
    list: settings.list ?? '',
    filter: { ...settings.filter },
    presence: whenText(presenceOf(whole, path), by, path),
    required: whenText(requiredOf(whole, path), by, path),
    computed: settings.computed === true,
    compute: isExact ? rules.flatMap((rule) => ('compute' in rule ? [[rule.when ?? '', rule.compute]] : [])) : '',
    limits: Object.fromEntries(
      limits.flatMap((key) => (schema[key] === undefined || (key === 'minLength' && schema[key] === 1) ? [] : [[key, schema[key]]])),
    ),
    default: schema.default ?? null,
    readOnly: node.readOnly,
    // Elsewhere a rule may be said in other words.
    rules: isExact ? checks : checks.length,
  }
}

/** Names that were changed on the way. */
function renamed(path: RecordPath, notes: readonly Issue[]): RecordPath {
  const parts = path.split('/').slice(1)
  const names = parts.map((name, at) => {
    const own = `/${parts.slice(0, at + 1).join('/')}`
    const note = notes.find((each) => each.code === 'export.xlsform-renamed' && each.path === own)
    return note === undefined ? name : String(note.params['to'])
  })
  return `/${names.join('/')}`
}

const isTold = (notes: readonly Issue[], path: RecordPath, aspect: Aspect): boolean =>
  toldBy[aspect].some((code) => notes.some((note) => note.path === path && note.code === `export.xlsform-${code}`))

const sorted = (value: JsonValue): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** Conditions that a schema cannot state get a field of their own when they come back. */
const isFlag = (node: FormNode): boolean => node.type === 'hidden' && node.title.startsWith('Điều kiện: ')

/**
 * What differs between a form and the same form after its way through a workbook, but for what the notes tell: `/path aspect: before → after`.
 * `isExact`: rules and calculations are written in the same way too.
 */
export function untold(before: CompiledForm, after: CompiledForm, notes: readonly Issue[], isExact: boolean): readonly string[] {
  const met = new Set<RecordPath>()
  const found = before.nodes.flatMap((node) => {
    const other = after.byPath.get(renamed(node.path, notes))
    if (other === undefined) return isTold(notes, node.path, 'there') ? [] : [`${node.path} there`]
    met.add(other.path)
    const [a, b] = [factsOf(before, node, isExact), factsOf(after, other, isExact)]
    return (Object.keys(a) as (keyof Facts)[]).flatMap((aspect) => {
      const isSame = sorted(a[aspect]) === sorted(b[aspect])
      return isSame || isTold(notes, node.path, aspect) ? [] : [`${node.path} ${aspect}: ${sorted(a[aspect])} → ${sorted(b[aspect])}`]
    })
  })
  const more = after.nodes.filter((node) => !met.has(node.path) && !isFlag(node)).map(({ path }) => `${path} is new`)
  return [...found, ...more]
}
