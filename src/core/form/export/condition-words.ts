import type { RecordPath } from '../../lib/record-path.ts'
import { propertyPath } from '../../lib/record-path.ts'
import type { FieldRef, Logic, Term } from '../authoring/rules/logic.ts'
import { presenceOf } from '../authoring/rules/presence-of.ts'
import type { CodeLists } from '../code-list.ts'
import type { CompiledForm, FormNode } from '../compiled-form.ts'

const signs = { '==': 'là', '!=': 'không phải', '<': 'nhỏ hơn', '<=': 'không quá', '>': 'lớn hơn', '>=': 'từ' } as const

/** The words of a form for what its conditions say. */
interface Words {
  readonly form: CompiledForm
  readonly lists: CodeLists
  /** The object in which the fields of the condition lie. */
  readonly scope: RecordPath
}

function nodeOf({ form, scope }: Words, field: FieldRef): FormNode | undefined {
  const path = field.path.reduce(propertyPath, '')
  return form.byPath.get(`${scope}${path}`) ?? form.byPath.get(path)
}

const titled = (node: FormNode | undefined): string | null => (node === undefined || node.hidden ? null : `“${node.title}”`)

function choiceTitle({ lists }: Words, node: FormNode | undefined, value: string | number): string | undefined {
  const list = node?.settings.list
  return list === undefined ? node?.choices.find((choice) => choice.value === value)?.title : lists.item(list, String(value))?.name
}

function valueWords(words: Words, node: FormNode | undefined, term: Term): string | null {
  if (term.kind === 'text' || term.kind === 'integer' || term.kind === 'decimal') {
    const title = choiceTitle(words, node, term.value)
    return title === undefined ? String(term.value) : `“${title}”`
  }
  return term.kind === 'field'
    ? null
    : term.kind === 'list'
      ? joined(
          term.items.map((item) => valueWords(words, node, item)),
          ', ',
        )
      : null
}

const joined = (parts: readonly (string | null)[], by: string): string | null =>
  parts.length > 0 && parts.every((part) => part !== null) ? parts.join(by) : null

const sentence = (...parts: readonly (string | null)[]): string | null => joined(parts, ' ')

function logicWords(words: Words, logic: Logic): string | null {
  switch (logic.kind) {
    case 'all':
    case 'any':
      return joined(
        logic.parts.map((part) => logicWords(words, part)),
        logic.kind === 'all' ? ' và ' : ' hoặc ',
      )
    case 'compare': {
      if (logic.left.kind !== 'field') return null
      const node = nodeOf(words, logic.left.field)
      return sentence(titled(node), signs[logic.sign], valueWords(words, node, logic.right))
    }
    case 'in': {
      if (logic.value.kind === 'field') {
        const node = nodeOf(words, logic.value.field)
        return sentence(titled(node), 'là một trong', valueWords(words, node, logic.list))
      }
      const node = logic.list.kind === 'field' ? nodeOf(words, logic.list.field) : undefined
      return sentence(titled(node), 'có chọn', valueWords(words, node, logic.value))
    }
    case 'present':
      return sentence(titled(nodeOf(words, logic.field)), 'có ghi')
    case 'truth':
      return logic.of.kind === 'field' ? sentence(titled(nodeOf(words, logic.of.field)), 'là Có') : null
    case 'not':
      return logic.of.kind === 'truth' && logic.of.of.kind === 'field'
        ? sentence(titled(nodeOf(words, logic.of.of.field)), 'là Không')
        : null
    case 'some':
      return null
  }
}

const isAlways = (node: FormNode): boolean => node.presence.some((all) => all.length === 0)

/**
 * When a field is there, in Vietnamese, for people who have no screen that shows and hides it; null when it always is. Where the condition
 * cannot be put into words, which fields it looks at.
 */
export function presenceWords(form: CompiledForm, node: FormNode, lists: CodeLists): string | null {
  if (isAlways(node)) return null
  const when = presenceOf(form.definition, node.path)
  const scope = node.path.slice(0, node.path.lastIndexOf('/'))
  const said = when.kind === 'when' ? logicWords({ form, lists, scope }, when.logic) : null
  if (said !== null) return `khi ${said}`
  const reads = new Set(node.presence.flat().flatMap((condition) => condition.reads))
  const names = [...reads].flatMap((path) => titled(form.byPath.get(path)) ?? [])
  return names.length === 0 ? 'khi có điều kiện' : `phù hợp với ${names.join(', ')}`
}
