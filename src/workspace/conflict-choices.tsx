import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPath } from '#core/lib/record-path.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { conflictLines, type ConflictLine, type ConflictSubject } from './conflict-words.ts'
import { FailureNotice } from './load-states.tsx'
import { useLang } from './lang.ts'
import './conflict-choices.css'

export interface ConflictChoicesProps {
  readonly subject: ConflictSubject
  /** Who entered the value that stands. */
  readonly currentAuthor: (path: RecordPath) => string
  /** Null for who may not choose, or cannot now. */
  readonly onChoose: ((path: RecordPath, take: 'current' | 'other') => void) | null
  readonly busy: boolean
  readonly error: string | null
}

/** Places where two people entered different values: both, each with who entered it, and the choice. */
export function ConflictChoices({ subject, currentAuthor, onChoose, busy, error }: ConflictChoicesProps) {
  const { t } = useTranslation()
  const lines = conflictLines(t, useLang(), subject)
  if (lines.length === 0) return null
  return (
    <Notice tone="warn" icon="conflict" title={t('records.conflicts')}>
      <p>{t(onChoose === null ? 'records.conflictsRead' : 'records.conflictsHelp')}</p>
      {error !== null && <FailureNotice text={error} />}
      <ul className="conflict-choices">
        {lines.map((line) => (
          <Choice key={line.path} line={line} currentAuthor={currentAuthor(line.path)} onChoose={onChoose} busy={busy} />
        ))}
      </ul>
    </Notice>
  )
}

interface ChoiceProps extends Pick<ConflictChoicesProps, 'onChoose' | 'busy'> {
  readonly line: ConflictLine
  readonly currentAuthor: string
}

function Choice({ line, currentAuthor, onChoose, busy }: ChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  const sides = [
    { take: 'current', label: t('records.currentValue', { author: currentAuthor }), value: line.current, action: t('records.keepCurrent') },
    { take: 'other', label: t('records.otherValue', { author: line.author }), value: line.other, action: t('records.takeOther') },
  ] as const
  return (
    <li role="group" aria-labelledby={id}>
      <strong id={id}>{line.field}</strong>
      {sides.map(({ take, label, value, action }) => (
        <div key={take}>
          <p id={`${id}-${take}`}>
            {label} <span>{value}</span>
          </p>
          {onChoose !== null && (
            <Button small busy={busy} aria-describedby={`${id} ${id}-${take}`} onClick={() => onChoose(line.path, take)}>
              {action}
            </Button>
          )}
        </div>
      ))}
    </li>
  )
}
