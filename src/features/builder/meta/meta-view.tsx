import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Goal } from '../goal.ts'
import type { Editor } from '../use-editor.ts'
import { MetaEffects } from './meta-effects.tsx'
import { MetaFacts } from './meta-facts.tsx'
import { MetaKeys } from './meta-keys.tsx'
import { PersonalTable } from './personal-table.tsx'
import { SensitiveRules } from './sensitive-rules.tsx'
import './meta.css'

interface MetaViewProps {
  readonly editor: Editor
  /** What stands against the document. */
  readonly issues: readonly Issue[]
  readonly onGo: (goal: Goal) => void
}

/** What a form says of itself and of the data it asks for. Every change is one step of undo. */
export function MetaView({ editor, issues, onGo }: MetaViewProps) {
  const { t } = useTranslation()
  const { definition, put } = editor
  const change = (next: FormDefinition) => put(next, 'meta')
  return (
    <div className="bm" role="region" aria-label={t('builder.tab.meta')}>
      <div className="bm-columns">
        <MetaFacts definition={definition} onChange={change} />
        <div className="bm-column">
          <MetaKeys definition={definition} onChange={change} />
          <MetaEffects definition={definition} />
        </div>
      </div>
      <PersonalTable definition={definition} onChange={change} onGo={onGo} />
      <SensitiveRules definition={definition} issues={issues} onGo={onGo} />
    </div>
  )
}
