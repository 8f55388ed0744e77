import { memo, useState } from 'react'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import type { FormSection } from '#core/form/compiled-form.ts'
import { ProgressLine } from '#ui/progress-line.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { PROGRESS } from './progress.ts'
import { useShownCurrent } from './use-shown-current.ts'
import { keptSectionStates, type SectionMood } from './section-state.ts'

const icons: Readonly<Record<SectionMood, IconName>> = {
  empty: 'circle',
  started: 'circle-half',
  done: 'check-circle',
  warning: 'warning',
  error: 'error',
}

interface SectionEntryProps {
  readonly section: FormSection
  readonly at: number
  readonly current: boolean
  /** Null when nobody asks. */
  readonly mood: SectionMood | null
  readonly onGo: (section: string) => void
}

/** After a pause in typing those are drawn that say something else now. */
const SectionEntry = memo(function SectionEntry({ section, at, current, mood, onGo }: SectionEntryProps) {
  const { words, t } = useFormScope()
  return (
    <li>
      <button
        type="button"
        className={mood === null ? undefined : `ph-toc-${mood}`}
        aria-current={current ? 'step' : undefined}
        aria-keyshortcuts={at < 9 ? `Alt+${at + 1}` : undefined}
        onClick={() => onGo(section.id)}
      >
        {mood !== null && <Icon name={icons[mood]} size={18} />}
        <span>{words.section(section)}</span>
        {mood !== null && <span className="ph-hidden">, {t(`form.state.${mood}`)}</span>}
      </button>
    </li>
  )
})

interface SectionListProps {
  /** Reading, nobody asks how far the filling is. */
  readonly plain: boolean
  readonly current: string | null
  readonly onGo: (section: string) => void
  readonly onFind: () => void
}

/** The table of contents with how far each section is, and the whole as a line. It looks at the sections that have changed, when told to. */
export const SectionList = memo(function SectionList({ plain, current, onGo, onFind }: SectionListProps) {
  const { form, store, t } = useFormScope()
  useChannel(PROGRESS)
  const list = useShownCurrent(current)
  const [stateOf] = useState(() => keptSectionStates(form, store))
  const states = form.sections.map((section) => ({ section, ...stateOf(section) }))
  const sum = (pick: (state: (typeof states)[number]) => number) => states.reduce((total, state) => total + pick(state), 0)
  const [filled, required] = [sum((state) => state.filled), sum((state) => state.required)]
  return (
    <nav ref={list} className="ph-toc ph-no-print" aria-label={t('form.sections')}>
      {!plain && (
        <div className="ph-toc-head">
          <ProgressLine value={filled} max={required} label={t('form.progress', { filled, required })} />
          <IconButton icon="search" small label={t('find.open')} aria-keyshortcuts="Control+F" onClick={onFind} />
        </div>
      )}
      <ol>
        {states.map(({ section, mood }, at) => (
          <SectionEntry
            key={section.id}
            section={section}
            at={at}
            current={section.id === current}
            mood={plain ? null : mood}
            onGo={onGo}
          />
        ))}
      </ol>
    </nav>
  )
})
