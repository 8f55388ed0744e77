import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import type { FieldRef, Logic } from '../../authoring/rules/logic.ts'
import { propertyPath, type RecordPath } from '../../../lib/record-path.ts'
import type { KnownQuestion, Place } from './expression/said.ts'
import { chainOf, type Names } from './names.ts'
import type { QuestionType } from './question-type.ts'
import type { TopPart } from './top-order.ts'

/** What is known of a form on its way into a workbook. */
export interface Known {
  readonly form: CompiledForm
  readonly names: Names
  /** Its fields at the top, in the order of the workbook. */
  readonly top: readonly TopPart[]
  /** By node index: codes that are written otherwise over there. */
  readonly codes: readonly ReadonlyMap<string, string>[]
  /** By node index; null: it is not in the workbook. */
  readonly types: readonly (QuestionType | null)[]
  /** Yes/no fields that only conditions read, by path: what they are worked out from. */
  readonly flags: ReadonlyMap<RecordPath, Logic>
}

/** How a yes/no answer is written: of a choice of two, an acknowledgement, a calculation. */
const answers: Readonly<Record<string, readonly [string, string | null]>> = {
  select_one: ['yes', 'no'],
  acknowledge: ['OK', null],
  calculate: ['true', 'false'],
  hidden: ['true', 'false'],
}

/** The path of the row in which something stands, `/members/@`; empty outside of rows. */
const rowOf = (path: RecordPath): RecordPath => {
  const end = path.lastIndexOf('/@/')
  return end < 0 ? '' : path.slice(0, end + 2)
}

const join = (from: RecordPath, names: readonly string[]): RecordPath => names.reduce(propertyPath, from)

/** Names of what holds a node and its own, the section first. */
function wayTo({ form, names, top }: Known, node: FormNode): readonly string[] {
  const chain = chainOf(form, node)
  const section = top.find(({ nodes }) => nodes.some((each) => each === chain[0]))?.section ?? null
  const own = chain.map(({ index }) => names.of[index] ?? '')
  const heading = section === null ? undefined : names.sections.get(section.id)
  return heading === undefined ? own : [heading, ...own]
}

/** `${name}`, or the path from one question to the other where several have the name. */
function reference(known: Known, from: FormNode, to: FormNode): string {
  const name = known.names.of[to.index] ?? ''
  if (known.names.isUnique(name)) return `\${${name}}`
  const [here, there] = [wayTo(known, from), wayTo(known, to)]
  const differs = here.findIndex((part, at) => part !== there[at])
  const common = differs < 0 ? here.length : differs
  return `${'../'.repeat(here.length - common)}${there.slice(common).join('/')}`
}

function question(known: Known, from: FormNode, to: FormNode | undefined, isSelf: boolean): KnownQuestion | null {
  const type = to === undefined ? null : (known.types[to.index] ?? null)
  if (to === undefined || type === null || known.flags.has(to.path) || to.kind === 'group' || to.kind === 'grid') return null
  const [yes, no] = answers[type.type] ?? ['yes', 'no']
  return {
    text: isSelf ? '.' : reference(known, from, to),
    type: type.said,
    yes,
    no,
    codes: known.codes[to.index] ?? new Map(),
    isThere: isSelf,
  }
}

const isAround = (repeats: readonly RecordPath[], rows: readonly RecordPath[]): boolean => rows.every((path, at) => repeats[at] === path)

/** How expressions at a field see the others. `isSelf`: they are looked at only when it has an answer, and call it `.`. */
export function placeAt(known: Known, node: FormNode, isSelf: boolean): Place {
  const { form, flags } = known
  const pathOf = (field: FieldRef): RecordPath | null => {
    if (field.from === 'record') return join('', field.path)
    return field.from === 'row' && rowOf(node.path) !== '' ? join(rowOf(node.path), field.path) : null
  }
  return {
    one: (field) => {
      const path = pathOf(field)
      const target = path === null ? undefined : form.byPath.get(path)
      // Seen from within its own rows a list is one row there.
      if (target === undefined || !isAround(node.repeats, target.repeats) || node.repeats.includes(target.path)) return null
      return question(known, node, target, isSelf && target === node)
    },
    each: (list, path) => {
      const of = pathOf(list)
      const target = of === null ? undefined : form.byPath.get(join(`${of}/@`, path))
      const isOutside = of !== null && !node.repeats.includes(of) && node.path !== of
      return target !== undefined && isOutside && target.repeats.at(-1) === of ? question(known, node, target, false) : null
    },
    flag: (field) => {
      const path = pathOf(field)
      return path === null ? null : (flags.get(path) ?? null)
    },
  }
}
