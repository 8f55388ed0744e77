import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { completionsAt } from '#core/form/authoring/rules/completions.ts'
import type { RuleFinding } from '#core/form/authoring/rules/findings.ts'
import { readTerm } from '#core/form/authoring/rules/read-cel.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { CelText, type CelProblem } from './cel-text.tsx'
import { findingWords, issueWords } from './finding-words.ts'
import { TryIt } from './try-it.tsx'
import { useCelText } from './use-cel-text.ts'

export interface CelFieldProps {
  readonly id: string
  /** What the text decides: the check, when it runs, the value. */
  readonly name: string
  readonly definition: FormDefinition
  readonly at: RecordPath
  readonly text: string
  readonly mayBeEmpty: boolean
  readonly findings: readonly RuleFinding[]
  readonly onChange: (text: string) => void
  /** The same in parts, above the text. */
  readonly children: ReactNode
}

const rangeOf = (params: Issue['params'], length: number): { readonly from: number; readonly to: number } => {
  const { start, end } = params
  return { from: typeof start === 'number' ? start : 0, to: typeof end === 'number' ? end : length }
}

/** A rule's expression: its parts, and below them its text with what is wrong where. */
export function CelField({ id, name, definition, at, text: said, mayBeEmpty, findings, onChange, children }: CelFieldProps) {
  const { t } = useTranslation()
  const { text, issues, isUntold, type, leave } = useCelText(said, readTerm, onChange, mayBeEmpty)
  const completions = useCallback((typed: string, position: number) => completionsAt(definition, at, typed, position), [definition, at])
  const problems = useMemo((): readonly CelProblem[] => {
    if (issues.length > 0) return issues.map((issue) => ({ ...rangeOf(issue.params, text.length), message: issueWords(t, issue) }))
    // They are of what the form says, not of what is typed since.
    if (isUntold) return []
    return findings.map((finding) => {
      const range = finding.kind === 'circle' ? null : finding.at.range
      return { from: range?.start ?? 0, to: range?.end ?? text.length, message: findingWords(t, finding) }
    })
  }, [issues, findings, isUntold, text, t])
  return (
    <div className="rules-logic" role="group" aria-label={name}>
      <div className="ph-label">{name}</div>
      {children}
      <p className="rules-note">{t('builderRules.asText')}</p>
      <CelText
        label={t('builderRules.textOf', { name })}
        describedBy={problems.length > 0 ? `${id}-problems` : undefined}
        text={text}
        onType={type}
        onLeave={leave}
        completions={completions}
        problems={problems}
      />
      <ul className="rules-problems" id={`${id}-problems`} role="status">
        {problems.map(({ from, message }) => (
          <li key={`${from} ${message}`}>
            {t('builderRules.atCharacter', { at: from + 1 })}: {message}
          </li>
        ))}
      </ul>
      {issues.length > 0 && <p className="rules-note">{t('builderRules.brokenText')}</p>}
      <TryIt definition={definition} at={at} text={text} />
    </div>
  )
}
