import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextChange } from '#core/form/authoring/texts/text-changes.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icon.tsx'
import { useVisibleLines } from '#ui/use-visible-lines.ts'
import { textOwner } from './text-owner.ts'

interface ChangeListProps {
  readonly definition: FormDefinition
  readonly changes: readonly TextChange[]
  readonly chosen: ReadonlySet<TextChange>
  readonly onToggle: (change: TextChange) => void
}

const LINE = 88

/** What a file would change, text by text: the old words, the new ones, and what speaks against them. */
export function ChangeList({ definition, changes, chosen, onToggle }: ChangeListProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const { height, lines, measure } = useVisibleLines({ box, count: changes.length, estimate: LINE })
  return (
    // Scrolls, so that keys reach it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="bt-changes" ref={box} tabIndex={0} role="group" aria-label={t('builderTexts.file.changes')}>
      <ul style={{ height: height }}>
        {lines.map(({ index, start, key }) => {
          const change = changes[index]
          if (change === undefined) return null
          const { text, lang, row, before, after, doubt, refusal } = change
          const name = textOwner(definition, text.place).name ?? t('builder.wholeForm')
          return (
            <li key={key} data-index={index} ref={measure} style={{ transform: `translateY(${start}px)` }}>
              <label className={classNames('ph-option', refusal !== null && 'bt-refused')}>
                <input type="checkbox" checked={chosen.has(change)} disabled={refusal !== null} onChange={() => onToggle(change)} />
                <span>
                  <span className="bt-kind">
                    {t('builderTexts.file.row', { row })} · {t(`builderTexts.kind.${text.place.kind}`)} · {name} ·{' '}
                    {t(`builderTexts.grid.${lang}`)}
                  </span>
                  <span className="bt-change">
                    <del lang={lang}>{before === '' ? t('builderTexts.file.nothing') : before}</del>
                    <Icon name="right" size={16} label={t('builderTexts.file.becomes')} />
                    <ins lang={lang}>{after === '' ? t('builderTexts.file.nothing') : after}</ins>
                  </span>
                  {refusal !== null && <span className="bt-refusal">{t(`builderTexts.refusal.${refusal}`)}</span>}
                  {refusal === null && doubt !== null && <span className="bt-doubt">{t(`builderTexts.doubt.${doubt}`)}</span>}
                </span>
              </label>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
