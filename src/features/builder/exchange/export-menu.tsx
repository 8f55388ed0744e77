import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { canonicalText } from '#core/form/canonical.ts'
import type { CodeLists } from '#core/form/code-list.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { blankForm } from '#core/form/export/blank/blank-form.ts'
import { dataDictionary } from '#core/form/export/data-dictionary.ts'
import { jsonSchemaOf } from '#core/form/export/json-schema-of.ts'
import { rjsfPairOf } from '#core/form/export/rjsf-pair.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'
import { Icon } from '#ui/icon.tsx'
import { Menu, type MenuItem } from '#ui/menu.tsx'
import { saveFile } from '#ui/save-file.ts'
import type { DefinitionWords } from '../definition-words.ts'
import { dictionarySheets } from './dictionary-sheets.ts'
import { xlsFormRequest } from './made-xlsform.ts'
import { openPaper } from './open-paper.ts'
import { useXlsForm } from './use-xlsform.ts'
import { XlsFormDialog } from './xlsform-dialog.tsx'

interface ExportMenuProps {
  readonly definition: FormDefinition
  /** Something of it must be mended: what needs the whole form waits. */
  readonly isUnsound: boolean
  readonly lists: CodeLists
  /** The day of which the codes of lists are, ISO. */
  readonly asOf: string
  readonly words: DefinitionWords
}

const saveJson = (name: string, text: string): void => saveFile(text, name, 'application/json')
const jsonText = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What can be made of a whole form, by the key of its words. */
const ways: readonly {
  readonly key: string
  readonly hint: string
  make(t: TFunction, form: CompiledForm, name: string, lists: CodeLists): void
}[] = [
  {
    key: 'asSchema',
    hint: '.schema.json',
    make: (_, form, name) => saveJson(`${name}.schema.json`, jsonText(jsonSchemaOf(form.definition))),
  },
  { key: 'asRjsf', hint: '.rjsf.json', make: (_, form, name) => saveJson(`${name}.rjsf.json`, jsonText(rjsfPairOf(form.definition))) },
  {
    key: 'asDictionary',
    hint: '.xlsx',
    make: (t, form, name, lists) => {
      saveFile(writeXlsx(dictionarySheets(t, dataDictionary(form, lists))), `${name}.xlsx`, xlsx)
    },
  },
  { key: 'asPaper', hint: 'A4', make: (_, form, name, lists) => openPaper(blankForm(form, lists), `${name}.html`) },
]

/** Takes the form out of the builder in the ways that others can use it. */
export function ExportMenu({ definition, isUnsound, lists, asOf, words }: ExportMenuProps) {
  const { t } = useTranslation()
  const xlsForm = useXlsForm()
  const name = `${definition.key}-${definition.version}`
  const itemOf = (key: string, hint: string, onSelect: () => void): MenuItem => ({
    key,
    icon: key === 'asPaper' ? 'print' : 'download',
    label: t(`builderExchange.${key}`),
    hint: isUnsound ? t('builderExchange.mendFirst') : hint,
    disabled: isUnsound,
    onSelect,
  })
  const items = ways.map(({ key, hint, make }) =>
    itemOf(key, hint, () => {
      // Only now: a form of a thousand fields is not compiled with every key.
      const form = compileForm(definition)
      if (form.ok) make(t, form.value, name, lists)
    }),
  )
  const asXlsForm = itemOf('asXlsForm', '.xlsx', () => xlsForm.make(xlsFormRequest(definition, lists, asOf)))
  const asForm: MenuItem = {
    key: 'asForm',
    icon: 'download',
    label: t('builderExchange.asForm'),
    hint: 'form.json',
    onSelect: () => saveJson('form.json', canonicalText(definition)),
  }
  const trigger = (
    <span className="bd-export">
      <Icon name="download" size={18} />
      <span>{t('builderExchange.export')}</span>
    </span>
  )
  return (
    <>
      <Menu align="end" trigger={trigger} items={[asForm, ...items, asXlsForm]} />
      {xlsForm.state.kind !== 'none' && (
        <XlsFormDialog
          made={xlsForm.state.kind === 'made' ? xlsForm.state.made : null}
          name={`${name}-xlsform`}
          words={words}
          onClose={xlsForm.close}
        />
      )}
    </>
  )
}
