import type { TFunction } from 'i18next'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { UpgradeStep } from '#core/form/definition.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { Proposal } from '#core/form/upgrade/propose-steps.ts'
import type { Comparison } from '../compare-versions.ts'

/** A value as the field shows it: the title of a choice, a number with its points. */
function valueText(node: FormNode | undefined, value: JsonValue): string {
  if (node === undefined || node.kind !== 'field') return JSON.stringify(value)
  const title = node.choices.find((choice) => choice.value === value)?.title
  return `“${title ?? fieldType(node.type).format(value, node)}”`
}

/** The titles of choices by their codes, as the old version had them. */
export const oldTitles = ({ old, next }: Comparison, at: string): ReadonlyMap<string, string> => {
  const id = next.byPath.get(at)?.fieldId
  const node = old.nodes.find(({ fieldId }) => fieldId === id)
  return new Map(node?.choices.map(({ value, title }) => [String(value), title]) ?? [])
}

function codesText(comparison: Comparison, { at, codes }: Extract<UpgradeStep, { kind: 'map-codes' }>): string {
  const before = oldTitles(comparison, at)
  const after = new Map(comparison.next.byPath.get(at)?.choices.map(({ value, title }) => [String(value), title]) ?? [])
  return Object.entries(codes)
    .map(([from, to]) => `${before.get(from) ?? from} → ${after.get(to) ?? to}`)
    .join('; ')
}

/** One way for a change, as an entry of a list. */
export function optionText(t: TFunction, comparison: Comparison, why: Proposal['why'], step: UpgradeStep | null): string {
  const { nameOf } = comparison
  switch (step?.kind) {
    case undefined:
      return t(`upgradeSteps.option.none.${why}`)
    case 'rename':
      return t('upgradeSteps.option.rename', { to: nameOf(step.to) })
    case 'drop':
      return t('upgradeSteps.option.drop')
    case 'convert':
      return t('upgradeSteps.option.convert', { to: t(`versions.convert.${step.to}`) })
    case 'map-codes':
      return t('upgradeSteps.option.map-codes', { codes: codesText(comparison, step) })
    case 'default':
      // A default is JSON by the document's schema.
      return t('upgradeSteps.option.default', { value: valueText(comparison.next.byPath.get(step.at), step.value as JsonValue) })
    case 'split':
      return t('upgradeSteps.option.split', { into: step.into.map((path) => `“${nameOf(path)}”`).join(', ') })
  }
}
