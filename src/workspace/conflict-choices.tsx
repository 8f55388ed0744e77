import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionRequest } from '#core/protocol/records.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { conflictLines, type ConflictLine, type ConflictSubject } from './conflict-words.ts'
import { FailureNotice } from './load-states.tsx'
import { formatTime } from './format-time.ts'
import { useLang } from './lang.ts'
import type { ValueOrigin, ValueOrigins } from './value-origins.ts'
import './conflict-choices.css'

export type ConflictChoice = Omit<Extract<DecisionRequest['decision'], { kind: 'resolve-conflict' }>, 'kind'>

export interface ConflictChoicesProps {
  readonly subject: ConflictSubject
  readonly origins: ValueOrigins
  /** Null for who may not choose, or cannot now. */
  readonly onChoose: ((choice: ConflictChoice) => void) | null
  readonly busy: boolean
  readonly error: string | null
}

/** Places where people entered different values: what was there before, all that they entered, whose and when, and the choice. */
export function ConflictChoices({ subject, origins, onChoose, busy, error }: ConflictChoicesProps) {
  const { t } = useTranslation()
  const lines = conflictLines(t, useLang(), subject, origins)
  if (lines.length === 0) return null
  return (
    <Notice tone="warn" icon="conflict" title={t('records.conflicts')}>
      <p>{t(onChoose === null ? 'records.conflictsRead' : 'records.conflictsHelp')}</p>
      {error !== null && <FailureNotice text={error} />}
      <div className="conflict-choices">
        {lines.map((line) => (
          <Choice key={line.path} line={line} onChoose={onChoose} busy={busy} />
        ))}
      </div>
    </Notice>
  )
}

interface ChoiceProps extends Pick<ConflictChoicesProps, 'onChoose' | 'busy'> {
  readonly line: ConflictLine
}

interface Side {
  readonly choice: ConflictChoice
  readonly label: string
  readonly text: string
  readonly origin: ValueOrigin
  readonly action: string
}

const keyOf = ({ take, opId }: ConflictChoice): string => opId ?? take

function Choice({ line, onChoose, busy }: ChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  const { path, base, current, others } = line
  const sides: readonly Side[] = [
    { ...current, choice: { path, take: 'current' }, label: t('records.sideCurrent'), action: t('records.keepCurrent') },
    ...others.map(({ opId, ...side }) => ({
      ...side,
      choice: { path, take: 'other' as const, ...(opId === null ? {} : { opId }) },
      label: t('records.sideOther'),
      action: t('records.takeOther'),
    })),
  ]
  return (
    <div role="group" aria-labelledby={id}>
      <strong id={id}>{line.field}</strong>
      <div className="conflict-sides">
        {base !== null && (
          <div className="conflict-base">
            <p>
              <small>{t('records.sideBase')}</small>
              <span>{base}</span>
            </p>
          </div>
        )}
        {sides.map(({ choice, label, text, origin, action }) => (
          <div key={keyOf(choice)} data-own={origin.own}>
            <p id={`${id}-${keyOf(choice)}`}>
              <small>
                {label}
                {origin.own && <b> · {t('records.sideOwn')}</b>}
              </small>
              <span>{text}</span>
              <small>
                {origin.author}
                {origin.at !== null && <time dateTime={origin.at}> · {formatTime(origin.at)}</time>}
              </small>
            </p>
            {onChoose !== null && (
              <Button small busy={busy} aria-describedby={`${id} ${id}-${keyOf(choice)}`} onClick={() => onChoose(choice)}>
                {action}
              </Button>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
