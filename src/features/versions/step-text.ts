import type { TFunction } from 'i18next'
import type { UpgradeStep } from '#core/form/definition.ts'
import type { NameOf } from './change-text.ts'

/** A step of an upgrade map in words; none: values stay, and people settle what does not fit. */
export function stepText(t: TFunction, nameOf: NameOf, step: UpgradeStep | null): string {
  const named = (path: string, when?: 'before'): string => `“${nameOf(path, when)}”`
  switch (step?.kind) {
    case undefined:
      return t('versions.step.none')
    case 'rename':
      if (nameOf(step.from, 'before') === nameOf(step.to)) return t('versions.step.renamed', { at: named(step.to) })
      return t('versions.step.rename', { from: named(step.from, 'before'), to: named(step.to) })
    case 'default':
      return t('versions.step.default', { at: named(step.at), value: JSON.stringify(step.value) })
    case 'map-codes':
      return t('versions.step.map-codes', {
        at: named(step.at),
        codes: Object.entries(step.codes)
          .map(([from, to]) => `${from} → ${to}`)
          .join(', '),
      })
    case 'split':
      return t('versions.step.split', { from: named(step.from, 'before'), into: step.into.map((path) => named(path)).join(', ') })
    case 'convert':
      return t('versions.step.convert', { at: named(step.at), to: t(`versions.convert.${step.to}`) })
    case 'drop':
      return t('versions.step.drop', { at: named(step.at, 'before') })
  }
}
