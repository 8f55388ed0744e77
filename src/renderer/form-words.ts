import type { CompiledForm, FormNode, FormPage, FormSection } from '#core/form/compiled-form.ts'
import type { ChoiceItem as FormChoice } from '#core/form/instance-types.ts'
import type { Lang } from './form-view-props.ts'

/** The form's own words in one language; what is not translated stays Vietnamese. */
export interface FormWords {
  title(): string
  field(node: FormNode): string
  help(node: FormNode): string
  section(section: FormSection): string
  page(page: FormPage): string
  choice(node: FormNode, choice: FormChoice): string
  /** The message of a rule, or null when the form has no such rule. */
  rule(ruleId: string): string | null
}

export function formWords(form: CompiledForm, lang: Lang): FormWords {
  const words = form.definition.translations[lang]
  // Inside a $ref a word may stand for every use of the shared part, or for one of them.
  const field = (node: FormNode) => words?.fields?.[node.fieldId] ?? words?.fields?.[node.settings.id]
  const rules = new Map(form.definition.rules.flatMap((rule) => ('check' in rule ? [[rule.id, rule.message] as const] : [])))
  return {
    title: () => words?.title ?? form.definition.title,
    field: (node) => field(node)?.title ?? node.title,
    help: (node) => field(node)?.help ?? node.help,
    section: (section) => words?.sections?.[section.id] ?? section.title,
    page: (page) => words?.sections?.[page.id] ?? page.title,
    choice: (node, choice) =>
      field(node)?.choices?.[String(choice.value)] ?? (lang === 'en' ? (choice.item?.nameEn ?? choice.title) : choice.title),
    rule: (ruleId) => words?.rules?.[ruleId] ?? rules.get(ruleId) ?? null,
  }
}
