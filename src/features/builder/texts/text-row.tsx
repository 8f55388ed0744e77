import { useTranslation } from 'react-i18next'
import type { FormText, TextLang } from '#core/form/authoring/texts/form-text.ts'
import type { Goal } from '../goal.ts'
import { TextCell, type CellStep } from './text-cell.tsx'
import type { TextOwner } from './text-owner.ts'

interface TextRowProps {
  readonly text: FormText
  readonly owner: TextOwner
  /** Title of the section around; null where the owner says enough. */
  readonly section: string | null
  readonly line: number
  readonly onSet: (text: FormText, lang: TextLang, words: string) => void
  readonly onStep: (line: number, column: number, step: CellStep) => void
  readonly onFocus: (line: number) => void
  readonly onUndo: (redo: boolean) => void
  readonly onGo: (goal: Goal) => void
}

const columns = ['vi', 'en'] as const

const steps: Readonly<Record<string, CellStep>> = { ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

/** What a text belongs to, and the way there. */
function Place({ text: { place }, owner, section, line, onStep, onFocus, onGo }: TextRowProps) {
  const { t } = useTranslation()
  const name = owner.name ?? t('builder.wholeForm')
  const { goal } = owner
  return (
    <div role="rowheader" className="bt-place">
      {goal === null ? (
        <span className="bt-owner">{name}</span>
      ) : (
        <button
          type="button"
          className="bt-owner bt-go"
          tabIndex={-1}
          data-cell={`text-${line}-0`}
          title={t('builderTexts.grid.go', { name })}
          onFocus={() => onFocus(line)}
          onClick={() => onGo(goal)}
          onKeyDown={(event) => {
            const step = steps[event.key]
            if (step === undefined) return
            event.preventDefault()
            event.stopPropagation()
            onStep(line, 0, step)
          }}
        >
          {name}
        </button>
      )}
      <span className="bt-kind">
        {t(`builderTexts.kind.${place.kind}`)}
        {place.kind === 'choice' && (
          <>
            {' '}
            <code>{place.value}</code>
          </>
        )}
        {section !== null && section !== name && ` · ${section}`}
      </span>
    </div>
  )
}

/** One text: what it belongs to, and its words side by side. */
export function TextRow(props: TextRowProps) {
  const { t } = useTranslation()
  const { text, owner, line, onSet, onStep, onFocus, onUndo } = props
  const { place } = text
  const kind = t(`builderTexts.kind.${place.kind}`)
  const name = owner.name ?? t('builder.wholeForm')
  return (
    <>
      <Place {...props} />
      {columns.map((lang, at) => (
        <div role="gridcell" key={lang} className="bt-cell" data-lang={lang}>
          <TextCell
            text={text}
            lang={lang}
            label={t('builderTexts.grid.cell', {
              kind: place.kind === 'choice' ? `${kind} ${place.value}` : kind,
              name,
              lang: t(`builderTexts.grid.${lang}`),
            })}
            cell={`text-${line}-${at + 1}`}
            onCommit={(words) => onSet(text, lang, words)}
            onStep={(step) => onStep(line, at + 1, step)}
            onFocus={() => onFocus(line)}
            onUndo={onUndo}
          />
        </div>
      ))}
    </>
  )
}
