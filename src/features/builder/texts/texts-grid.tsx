import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isMissing, type FormText, type TextLang } from '#core/form/authoring/texts/form-text.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { classNames } from '#ui/class-names.ts'
import { useVisibleLines } from '#ui/use-visible-lines.ts'
import type { Goal } from '../goal.ts'
import type { CellStep } from './text-cell.tsx'
import { textOwner } from './text-owner.ts'
import { TextRow } from './text-row.tsx'

interface TextsGridProps {
  readonly definition: FormDefinition
  readonly texts: readonly FormText[]
  readonly onSet: (text: FormText, lang: TextLang, words: string) => void
  readonly onUndo: (redo: boolean) => void
  readonly onGo: (goal: Goal) => void
}

/** A row of one line, pixels; what is longer is measured. */
const LINE = 57

/** The cell that has the focus, and the ways from it; its row stays drawn however far the list is scrolled. */
function useCells(count: number) {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<{ readonly line: number; readonly cell: string | null }>({ line: 0, cell: null })
  useEffect(() => {
    if (at.cell === null) return
    box.current?.querySelector<HTMLElement>(`[data-cell="${at.cell}"]`)?.focus()
  }, [at])
  const step = useCallback(
    (line: number, column: number, [lines, columns]: CellStep) => {
      const next = Math.max(0, Math.min(count - 1, line + lines))
      const nextColumn = Math.max(0, Math.min(2, column + columns))
      setAt({ line: next, cell: `text-${next}-${nextColumn}` })
    },
    [count],
  )
  const focused = useCallback((line: number) => setAt((before) => (before.line === line ? before : { line, cell: null })), [])
  return { box, line: at.line, step, focused }
}

/** All texts under each other, both languages side by side. Only what is near the screen is drawn. */
export function TextsGrid({ definition, texts, onSet, onUndo, onGo }: TextsGridProps) {
  const { t } = useTranslation()
  const { box, line, step, focused } = useCells(texts.length)
  const { height, lines, measure } = useVisibleLines({
    box,
    count: texts.length,
    estimate: LINE,
    keyOf: (index) => texts[index]?.key ?? index,
    kept: line,
  })
  const sections = new Map((definition.uiSchema['ui:options']?.sections ?? []).map(({ id, title }) => [id, title]))
  return (
    <div className="bt-grid" role="grid" aria-label={t('builder.tab.texts')} aria-rowcount={texts.length + 1} ref={box}>
      <div role="rowgroup" className="bt-head">
        <div role="row" aria-rowindex={1} className="bt-row">
          <div role="columnheader">{t('builderTexts.grid.place')}</div>
          <div role="columnheader">{t('builderTexts.grid.vi')}</div>
          <div role="columnheader">{t('builderTexts.grid.en')}</div>
        </div>
      </div>
      <div role="rowgroup" className="bt-body" style={{ height }}>
        {lines.map(({ index, start, key }) => {
          const text = texts[index]
          if (text === undefined) return null
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              ref={measure}
              className={classNames('bt-row', 'bt-line', isMissing(text) && 'bt-line-missing')}
              style={{ transform: `translateY(${start}px)` }}
            >
              <TextRow
                text={text}
                owner={textOwner(definition, text.place)}
                section={text.section === null ? null : (sections.get(text.section) ?? null)}
                line={index}
                onSet={onSet}
                onStep={step}
                onFocus={focused}
                onUndo={onUndo}
                onGo={onGo}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
