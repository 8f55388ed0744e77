import { useTranslation } from 'react-i18next'
import { canonicalText } from '#core/form/canonical.ts'
import type { CodeLists } from '#core/form/code-list.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { blankForm } from '#core/form/export/blank/blank-form.ts'
import { dataDictionary } from '#core/form/export/data-dictionary.ts'
import { jsonSchemaOf } from '#core/form/export/json-schema-of.ts'
import { rjsfPairOf } from '#core/form/export/rjsf-pair.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'
import { Icon } from '#ui/icon.tsx'
import { Menu } from '#ui/menu.tsx'
import { saveFile } from '#workspace/save-file.ts'
import { dictionarySheets } from './dictionary-sheets.ts'
import { openPaper } from './open-paper.ts'

interface ExportMenuProps {
  readonly definition: FormDefinition
  /** Null while something of it must be mended: what needs the whole form waits. */
  readonly form: CompiledForm | null
  readonly lists: CodeLists
}

const saveJson = (name: string, text: string): void => saveFile(name, new Blob([text], { type: 'application/json' }))
const jsonText = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Takes the form out of the builder in the ways that others can use it. */
export function ExportMenu({ definition, form, lists }: ExportMenuProps) {
  const { t } = useTranslation()
  const name = `${definition.key}-${definition.version}`
  const whole = (make: (made: CompiledForm) => void) => ({
    disabled: form === null,
    ...(form === null ? { hint: t('builderExchange.mendFirst') } : {}),
    onSelect: () => {
      if (form !== null) make(form)
    },
  })
  return (
    <Menu
      align="end"
      trigger={
        <span className="ph-button ph-button-secondary">
          <Icon name="download" size={18} />
          <span>{t('builderExchange.export')}</span>
        </span>
      }
      items={[
        {
          key: 'form',
          icon: 'download',
          label: t('builderExchange.asForm'),
          hint: 'form.json',
          onSelect: () => saveJson('form.json', canonicalText(definition)),
        },
        {
          key: 'schema',
          icon: 'download',
          label: t('builderExchange.asSchema'),
          hint: '.schema.json',
          ...whole(() => saveJson(`${name}.schema.json`, jsonText(jsonSchemaOf(definition)))),
        },
        {
          key: 'rjsf',
          icon: 'download',
          label: t('builderExchange.asRjsf'),
          hint: '.rjsf.json',
          ...whole(() => saveJson(`${name}.rjsf.json`, jsonText(rjsfPairOf(definition)))),
        },
        {
          key: 'dictionary',
          icon: 'download',
          label: t('builderExchange.asDictionary'),
          hint: '.xlsx',
          ...whole((made) => {
            const bytes = writeXlsx(dictionarySheets(t, dataDictionary(made, lists)))
            saveFile(`${name}.xlsx`, new Blob([bytes], { type: xlsx }))
          }),
        },
        {
          key: 'paper',
          icon: 'print',
          label: t('builderExchange.asPaper'),
          hint: 'A4',
          ...whole((made) => openPaper(blankForm(made, lists), `${name}.html`)),
        },
      ]}
    />
  )
}
