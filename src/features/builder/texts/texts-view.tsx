import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormText, TextLang } from '#core/form/authoring/texts/form-text.ts'
import { setText } from '#core/form/authoring/texts/set-text.ts'
import { applyTextChanges } from '#core/form/authoring/texts/text-changes.ts'
import { textRows } from '#core/form/authoring/texts/text-rows.ts'
import { textsOf } from '#core/form/authoring/texts/texts-of.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { Toolbar } from '#ui/toolbar.tsx'
import { saveFile } from '#ui/save-file.ts'
import type { DefinitionWords } from '../definition-words.ts'
import type { Goal } from '../goal.ts'
import type { Editor } from '../use-editor.ts'
import { ImportTexts } from './import-texts.tsx'
import { csvOf } from './texts-csv.ts'
import { TextsGrid } from './texts-grid.tsx'
import { useShownTexts, type TextFilter } from './use-shown-texts.ts'
import './texts.css'

interface TextsViewProps {
  readonly editor: Editor
  readonly issueWords: DefinitionWords
  readonly onGo: (goal: Goal) => void
}

interface ToolsProps {
  readonly definition: FormDefinition
  readonly look: ReturnType<typeof useShownTexts>
  readonly total: number
  readonly onImport: () => void
}

function Tools({ definition, look, total, onImport }: ToolsProps) {
  const { t } = useTranslation()
  const { filter, search, missing, changed, setFilter, setSearch } = look
  const filters: readonly (readonly [TextFilter, number])[] = [
    ['all', total],
    ['missing', missing],
    ['changed', changed],
  ]
  return (
    <Toolbar
      label={t('builderTexts.grid.tools')}
      end={
        <>
          <Button
            icon="download"
            onClick={() => saveFile(csvOf(textRows(definition)), `${definition.key}-v${definition.version}-texts.csv`, 'text/csv')}
          >
            {t('builderTexts.file.export')}
          </Button>
          <Button icon="upload" onClick={onImport}>
            {t('builderTexts.file.importShort')}
          </Button>
        </>
      }
    >
      <TextInput
        type="search"
        aria-label={t('builderTexts.grid.search')}
        placeholder={t('builderTexts.grid.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Select
        aria-label={t('builderTexts.grid.filter')}
        items={filters.map(([value, count]) => ({ value, label: t(`builderTexts.grid.show.${value}`, { count }) }))}
        value={filter}
        onChange={(event) => setFilter(event.target.value as TextFilter)} // its items are the filters
      />
    </Toolbar>
  )
}

/** Every text of the form in both languages: written here, or taken out for a translator and brought back. */
export function TextsView({ editor, issueWords, onGo }: TextsViewProps) {
  const { t } = useTranslation()
  const { definition, history, put } = editor
  const [isImporting, setImporting] = useState(false)
  const texts = useMemo(() => textsOf(definition), [definition])
  const first = history.past[0]?.document ?? definition
  const before = useMemo(() => textsOf(first), [first])
  const look = useShownTexts(texts, before)
  const { filter, search, shown, missing } = look
  const set = (text: FormText, lang: TextLang, words: string) => put(setText(definition, text, lang, words), 'text')
  return (
    <section className="bt" aria-label={t('builder.tab.texts')}>
      <Tools definition={definition} look={look} total={texts.length} onImport={() => setImporting(true)} />
      <p className="bt-counts" role="status">
        {missing === 0 ? t('builderTexts.grid.complete') : t('builderTexts.grid.missing', { count: missing, of: texts.length })}
        {shown.length < texts.length && ` ${t('builderTexts.grid.shown', { count: shown.length })}`}
      </p>
      {shown.length === 0 ? (
        <EmptyState
          icon={filter === 'missing' && search === '' ? 'check-circle' : 'search'}
          title={t(`builderTexts.grid.empty.${search === '' ? filter : 'all'}`)}
        />
      ) : (
        <TextsGrid
          key={`${filter} ${search}`}
          definition={definition}
          texts={shown}
          onSet={set}
          onUndo={(isRedo) => (isRedo ? editor.redo() : editor.undo())}
          onGo={onGo}
        />
      )}
      {isImporting && (
        <ImportTexts
          definition={definition}
          issueWords={issueWords}
          onTake={(chosen) => {
            put(applyTextChanges(definition, chosen), 'text')
            setImporting(false)
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </section>
  )
}
