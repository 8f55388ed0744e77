import type { TFunction } from 'i18next'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { SampleGoal } from '#core/form/authoring/samples/sample-goal.ts'
import { formWords } from '#renderer/form-words.ts'

/** A goal in words: what a sample has to show. */
export function goalWords(t: TFunction, form: CompiledForm, goal: SampleGoal, lang: 'vi' | 'en'): string {
  const words = formWords(form, lang)
  if (goal.kind === 'rule') return t(`builderDesk.goal.${goal.passes ? 'passes' : 'fails'}`, { message: words.rule(goal.id) ?? goal.id })
  const node = form.byPath.get(goal.path)
  const field = node === undefined ? goal.path : words.field(node)
  if (goal.kind === 'filled') return t('builderDesk.goal.filled', { field })
  if (goal.kind === 'presence') return t(`builderDesk.goal.${goal.is ? 'shown' : 'hidden'}`, { field })
  const choice = node?.choices.find(({ value }) => value === goal.value)
  return t('builderDesk.goal.choice', {
    field,
    choice: node === undefined || choice === undefined ? goal.value : words.choice(node, choice),
  })
}
