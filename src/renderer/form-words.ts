import type { CompiledForm, FormNode, FormPage, FormSection } from '#core/form/compiled-form.ts'
import type { ChoiceItem as FormChoice } from '#core/form/instance-types.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import { messageFields } from '#core/form/message-fields.ts'
import { fillMessage } from '#core/form/message-template.ts'
import { formatDate } from '#core/lib/calendar.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import { formatNumber } from '#core/lib/numbers.ts'
import type { Lang } from './form-view-props.ts'

/** The form's own words in one language; what is not translated stays Vietnamese. */
export interface FormWords {
  title(): string
  field(node: FormNode): string
  help(node: FormNode): string
  /** A title or description inside an island. */
  inside(node: FormNode, text: string): string
  section(section: FormSection): string
  page(page: FormPage): string
  choice(node: FormNode, choice: FormChoice): string
  /** The message of a rule, its gaps left open, or null when the form has no such rule. */
  rule(ruleId: string): string | null
  /** The same with the values that an issue of the rule brings along. */
  ruleWith(ruleId: string, values: JsonValue | undefined): string | null
}

/** In the place of a value that is not known. */
const openGap = '…'

const noLists = codeListsOf([], '')

/** A value in a message: a field's in the words of its type, others by what they are. */
function gapText(value: JsonValue, node: FormNode | null, lang: Lang): string {
  // The name of a code comes with the issue; there is no list to look it up in.
  if (node !== null && node.settings.list === undefined) return fieldType(node.type).display(value, node, { lists: noLists, lang })
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean') return yesNo[lang][value ? 0 : 1]
  return typeof value === 'string' ? formatDate(value) : JSON.stringify(value)
}

const yesNo = { vi: ['có', 'không'], en: ['yes', 'no'] } as const

export function formWords(form: CompiledForm, lang: Lang): FormWords {
  const words = form.definition.translations[lang]
  // Inside a $ref a word may stand for every use of the shared part, or for one of them.
  const field = (node: FormNode) => words?.fields?.[node.fieldId] ?? words?.fields?.[node.settings.id]
  const rules = new Map(form.definition.rules.flatMap((rule) => ('check' in rule ? [[rule.id, rule.message] as const] : [])))
  const message = (ruleId: string): string | null => words?.rules?.[ruleId] ?? rules.get(ruleId) ?? null
  const filled = (ruleId: string, shown: (gap: string) => string): string | null => {
    const text = message(ruleId)
    return text === null ? null : fillMessage(text, shown)
  }
  const choiceTitle = (node: FormNode, value: JsonValue): string | null => {
    const choice = node.choices.find((each) => each.value === value)
    return choice === undefined ? null : (field(node)?.choices?.[String(value)] ?? choice.title)
  }
  return {
    title: () => words?.title ?? form.definition.title,
    field: (node) => field(node)?.title ?? node.title,
    help: (node) => field(node)?.help ?? node.help,
    inside: (node, text) => {
      const inner = field(node)?.words
      return inner !== undefined && Object.hasOwn(inner, text) ? (inner[text] ?? text) : text
    },
    section: (section) => words?.sections?.[section.id] ?? section.title,
    page: (page) => words?.sections?.[page.id] ?? page.title,
    choice: (node, choice) =>
      field(node)?.choices?.[String(choice.value)] ?? (lang === 'en' ? (choice.item?.nameEn ?? choice.title) : choice.title),
    rule: (ruleId) => filled(ruleId, () => openGap),
    ruleWith: (ruleId, values) =>
      filled(ruleId, (gap) => {
        const value = isJsonObject(values) && Object.hasOwn(values, gap) ? (values[gap] ?? null) : null
        const node = messageFields(form, ruleId).get(gap) ?? null
        return value === null ? openGap : ((node && choiceTitle(node, value)) ?? gapText(value, node, lang))
      }),
  }
}
