import type { RecordPath } from '../../../lib/record-path.ts'
import { declaredFields, type DeclaredField } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'
import { functionSignatures } from '../../expression/functions/registry.ts'
import { isCelName } from '../../expression/is-cel-name.ts'
import { PREVIOUS, ROW, SELF } from '../../expression/names.ts'

export type Completion =
  | { readonly kind: 'field'; readonly insert: string; readonly title: string; readonly type: string }
  | { readonly kind: 'function'; readonly insert: string; readonly signatures: readonly string[] }
  | { readonly kind: 'operator'; readonly insert: string }

export interface Completions {
  /** What is typed already, from `from` to `to`, is replaced. */
  readonly from: number
  readonly to: number
  readonly items: readonly Completion[]
}

const operators = ['&&', '||', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/']
const globals = Map.groupBy(
  functionSignatures.filter(({ isMethod }) => !isMethod),
  ({ name }) => name,
)
const methods = Map.groupBy(
  functionSignatures.filter(({ isMethod }) => isMethod),
  ({ name }) => name,
)

const functionsOf = (known: typeof globals): readonly Completion[] =>
  [...known].map(([name, each]) => ({ kind: 'function', insert: `${name}(`, signatures: each.map(({ signature }) => signature) }))

const fieldsIn = (fields: readonly DeclaredField[], scope: RecordPath): readonly DeclaredField[] =>
  fields.filter(({ path, name }) => path.slice(0, path.lastIndexOf('/')) === scope && name !== '')

const asField = ({ name, schema, settings }: DeclaredField, insert = name): Completion => ({
  kind: 'field',
  insert,
  title: schema.title ?? name,
  type: settings.type ?? 'text',
})

/** Names that a walk around the position binds to the rows of a list: `members.all(m, ‸)`. */
function boundRows(
  text: string,
  names: ReadonlyMap<string, RecordPath>,
  fields: readonly DeclaredField[],
): ReadonlyMap<string, RecordPath> {
  const bound = new Map(names)
  for (const [, list = '', name = ''] of text.matchAll(/([\w.]+)\.(?:all|exists|exists_one|filter|map)\((\w+),/g)) {
    const path = pathOf(list.split('.'), bound)
    if (path !== null && fields.some((field) => field.path === path)) bound.set(name, `${path}/@`)
  }
  return bound
}

function pathOf([first = '', ...rest]: readonly string[], names: ReadonlyMap<string, RecordPath>): RecordPath | null {
  const known = names.get(first)
  return known === undefined ? [`/${first}`, ...rest].join('/') : [known, ...rest].join('/')
}

/**
 * What may stand at a position of a rule's text: fields with their titles, functions with their signatures, operators after a value.
 * @param at template path of the field at which the rule stands
 */
export function completionsAt(definition: FormDefinition, at: RecordPath, text: string, position: number): Completions {
  const before = text.slice(0, position)
  const typed = /[\w.]*$/.exec(before)?.[0] ?? ''
  const [chain, word] = [typed.split('.').slice(0, -1), typed.split('.').at(-1) ?? '']
  const answer = (items: readonly Completion[]): Completions => ({
    from: position - word.length,
    to: position,
    items: items.filter(({ insert }) => insert.toLowerCase().startsWith(word.toLowerCase())),
  })
  const fields = declaredFields(definition.schema)
  const repeat = at.lastIndexOf('/@')
  const own = new Map<string, RecordPath>([[SELF, ''], [PREVIOUS, ''], ...(repeat < 0 ? [] : [[ROW, at.slice(0, repeat + 2)] as const])])
  const names = boundRows(before, own, fields)
  if (chain.length > 0) {
    const path = pathOf(chain, names)
    return answer([...fieldsIn(fields, path ?? '').map((field) => asField(field)), ...functionsOf(methods)])
  }
  const isAfterValue = /[\w)\]"']\s+$/.test(before) && !/(?:&&|\|\||\bin)\s+$/.test(before)
  if (word === '' && isAfterValue) return answer(operators.map((insert) => ({ kind: 'operator', insert })))
  const rows = [...names].filter(([name]) => name !== SELF && name !== PREVIOUS)
  return answer([
    ...rows.map(([name, path]): Completion => ({
      kind: 'field',
      insert: name,
      title: fields.find((field) => `${field.path}/@` === path)?.schema.title ?? name,
      type: 'repeat',
    })),
    ...fieldsIn(fields, '').map((field) => asField(field, isCelName(field.name) ? field.name : `${SELF}[${JSON.stringify(field.name)}]`)),
    ...functionsOf(globals),
  ])
}
