import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { conflictLines, type ConflictLine, type ConflictSubject } from './conflict-words.ts'
import { FailureNotice } from './load-states.tsx'
import { useLang } from './lang.ts'
import './conflict-choices.css'

export type ConflictChoice = Omit<Extract<DecisionRequest['decision'], { kind: 'resolve-conflict' }>, 'kind'>

export interface ConflictChoicesProps {
  readonly subject: ConflictSubject
  /** Who entered the value that stands. */
  readonly currentAuthor: (path: RecordPath) => string
  /** Null for who may not choose, or cannot now. */
  readonly onChoose: ((choice: ConflictChoice) => void) | null
  readonly busy: boolean
  readonly error: string | null
}

/** Places where people entered different values: all of them, each with who entered it, and the choice. */
export function ConflictChoices({ subject, currentAuthor, onChoose, busy, error }: ConflictChoicesProps) {
  const { t } = useTranslation()
  const lines = conflictLines(t, useLang(), subject)
  if (lines.length === 0) return null
  return (
    <Notice tone="warn" icon="conflict" title={t('records.conflicts')}>
      <p>{t(onChoose === null ? 'records.conflictsRead' : 'records.conflictsHelp')}</p>
      {error !== null && <FailureNotice text={error} />}
      <div className="conflict-choices">
        {lines.map((line) => (
          <Choice key={line.path} line={line} currentAuthor={currentAuthor(line.path)} onChoose={onChoose} busy={busy} />
        ))}
      </div>
    </Notice>
  )
}

interface ChoiceProps extends Pick<ConflictChoicesProps, 'onChoose' | 'busy'> {
  readonly line: ConflictLine
  readonly currentAuthor: string
}

interface Side {
  readonly choice: ConflictChoice
  readonly label: string
  readonly value: string
  readonly action: string
}

const keyOf = ({ take, opId }: ConflictChoice): string => opId ?? take

function Choice({ line, currentAuthor, onChoose, busy }: ChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  const { path } = line
  const sides: readonly Side[] = [
    {
      choice: { path, take: 'current' },
      label: t('records.currentValue', { author: currentAuthor }),
      value: line.current,
      action: t('records.keepCurrent'),
    },
    ...line.others.map(({ opId, author, text }) => ({
      choice: { path, take: 'other' as const, ...(opId === null ? {} : { opId }) },
      label: t('records.otherValue', { author }),
      value: text,
      action: t('records.takeOther'),
    })),
  ]
  return (
    <div role="group" aria-labelledby={id}>
      <strong id={id}>{line.field}</strong>
      {sides.map(({ choice, label, value, action }) => (
        <div key={keyOf(choice)}>
          <p id={`${id}-${keyOf(choice)}`}>
            {label} <span>{value}</span>
          </p>
          {onChoose !== null && (
            <Button small busy={busy} aria-describedby={`${id} ${id}-${keyOf(choice)}`} onClick={() => onChoose(choice)}>
              {action}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
