import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'

/** What follows from what the form says, and what is decided elsewhere. */
export function MetaEffects({ definition }: { readonly definition: FormDefinition }) {
  const { t } = useTranslation()
  const { access, period, retention, identityKeys } = definition
  const facts: readonly (readonly [string, string])[] = [
    ['review', t('builderMeta.effect.reviewers')],
    ['access', t(access === undefined ? 'builderMeta.effect.seenByUnit' : 'builderMeta.effect.seenByNamed')],
    ...(access?.export === 'single' ? [['export', t('builderMeta.effect.single')] as const] : []),
    ['period', period === undefined ? t('builderMeta.effect.noPeriod') : t(`builderMeta.effect.period.${period.kind}`)],
    [
      'twice',
      identityKeys.length === 0
        ? t(period === undefined ? 'builderMeta.effect.noKeys' : 'builderMeta.effect.periodKey')
        : t('builderMeta.effect.keys', { count: identityKeys.length }),
    ],
    [
      'kept',
      retention.kind === 'years'
        ? t(`builderMeta.effect.years.${retention.after}`, { count: retention.years })
        : t('builderMeta.effect.neverDelete'),
    ],
  ]
  return (
    <section className="bm-card" aria-labelledby="meta-effects">
      <h2 id="meta-effects">{t('builderMeta.effects')}</h2>
      <dl className="bm-effects">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{t(`builderMeta.effectName.${name}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
