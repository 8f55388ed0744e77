import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Issue } from '#core/lib/issue.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Goal } from '../goal.ts'

interface SensitiveRulesProps {
  readonly definition: FormDefinition
  readonly issues: readonly Issue[]
  readonly onGo: (goal: Goal) => void
}

/** Messages of rules that would show a sensitive value, each as its author wrote it. */
export function SensitiveRules({ definition, issues, onGo }: SensitiveRulesProps) {
  const { t } = useTranslation()
  const found = issues.filter(({ code }) => code === 'rule.message-sensitive')
  if (found.length === 0)
    return definition.rules.length === 0 ? null : (
      <Notice tone="good">{t('builderMeta.rulesClean', { count: definition.rules.length })}</Notice>
    )
  return (
    <Notice
      tone="danger"
      title={t('builderMeta.rulesShow', { count: found.length })}
      actions={
        <Button small onClick={() => onGo({ view: 'rules', fields: [], section: null })}>
          {t('builderMeta.toRules')}
        </Button>
      }
    >
      <ul>
        {found.map(({ path }) => {
          const rule = definition.rules[Number(/^\/rules\/(\d+)/.exec(path)?.[1] ?? -1)]
          return <li key={path}>{rule !== undefined && 'message' in rule ? rule.message : path}</li>
        })}
      </ul>
    </Notice>
  )
}
