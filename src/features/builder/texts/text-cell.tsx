import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormText, TextLang } from '#core/form/authoring/texts/form-text.ts'
import { refusalOf } from '#core/form/authoring/texts/text-changes.ts'
import { classNames } from '#ui/class-names.ts'

/** To which cell the keys lead: lines down, columns on. */
export type CellStep = readonly [line: number, column: number]

interface TextCellProps {
  readonly text: FormText
  readonly lang: TextLang
  readonly label: string
  /** `data-cell`: by which the grid finds it. */
  readonly cell: string
  readonly onCommit: (words: string) => void
  readonly onStep: (step: CellStep) => void
  readonly onFocus: () => void
  readonly onUndo: (redo: boolean) => void
}

/** Where the keys lead from here; null where they stay the text's own. */
function stepOf(event: KeyboardEvent<HTMLTextAreaElement>): CellStep | null {
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const [isAtStart, isAtEnd] = [selectionEnd === 0, selectionStart === value.length]
  if (event.key === 'Enter' && !event.shiftKey) return [1, 0]
  if (event.shiftKey || event.altKey) return null
  if (event.ctrlKey || event.metaKey) return event.key === 'Home' ? [-Infinity, 0] : event.key === 'End' ? [Infinity, 0] : null
  if (event.key === 'ArrowUp' && isAtStart) return [-1, 0]
  if (event.key === 'ArrowDown' && isAtEnd) return [1, 0]
  if (event.key === 'ArrowLeft' && isAtStart) return [0, -1]
  if (event.key === 'ArrowRight' && isAtEnd) return [0, 1]
  return null
}

/** One text in one language. It counts when the cell is left: one step of undo. */
export function TextCell({ text, lang, label, cell, onCommit, onStep, onFocus, onUndo }: TextCellProps) {
  const { t } = useTranslation()
  const value = text[lang]
  const [typed, setTyped] = useState<{ readonly of: string; readonly words: string } | null>(null)
  // What comes from elsewhere (undo, a file) wins over what stood here.
  const words = typed !== null && typed.of === value ? typed.words : value
  const tidy = words.normalize('NFC').trim()
  const isFixed = lang === 'vi' && text.written.length === 0
  const refusal = isFixed ? null : refusalOf(text, lang, tidy, { vi: text.vi, en: text.en, [lang]: tidy })
  const commit = () => {
    if (typed === null) return
    if (tidy === value) setTyped(null)
    else if (refusal === null || refusal === 'gaps') onCommit(tidy)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Vietnamese keyboards may compose: their Enter ends a word, not the text.
    if (event.nativeEvent.isComposing) return
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y') && words === value) {
      event.preventDefault()
      return onUndo(key === 'y' || event.shiftKey)
    }
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation()
      return setTyped(null)
    }
    const step = stepOf(event)
    if (step === null) return
    event.preventDefault()
    if (event.key === 'Enter') commit()
    onStep(step)
  }
  return (
    <>
      <textarea
        rows={1}
        className={classNames('ph-input', value === '' && 'bt-missing')}
        data-cell={cell}
        aria-label={label}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={refusal === null ? undefined : `${cell}-refusal`}
        lang={lang}
        spellCheck={false}
        readOnly={isFixed}
        title={isFixed ? t('builderTexts.grid.fixed') : undefined}
        placeholder={t(`builderTexts.grid.none.${lang}`)}
        value={words}
        onChange={(event) => setTyped({ of: value, words: event.target.value })}
        onBlur={commit}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      />
      {refusal !== null && (
        <p className="bt-refusal" id={`${cell}-refusal`}>
          {t(`builderTexts.refusal.${refusal}`)}
        </p>
      )}
    </>
  )
}
