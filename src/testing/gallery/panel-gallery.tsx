import { useState } from 'react'
import type { i18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { newField } from '#core/form/authoring/new-field.ts'
import type { PersonalClass } from '#core/form/field-types/panels/common-panel.ts'
import type { UiSchema } from '#core/form/definition.ts'
import { fieldTypeNames, type FieldTypeName } from '#core/form/field-settings.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { FieldPanel } from '#features/builder/inspector/field-panel.tsx'
import type { FieldChange } from '#features/builder/inspector/field-change.ts'
import './gallery.css'

const choices = (count: number) => Array.from({ length: count }, (_, at) => `Lựa chọn số ${at + 1}`)

const about = {
  lists: [
    { key: 'provinces', title: 'Tỉnh, thành phố', version: '2025-07-01', count: 34, columns: [] },
    { key: 'communes', title: 'Xã, phường, đặc khu', version: '2026-04-30', count: 3321, columns: ['province'] },
  ],
  forms: [{ key: 'household-business', title: 'Hộ kinh doanh' }],
  concepts: [{ key: 'person.full-name', title: 'Họ và tên' }],
  siblings: [
    { key: 'province', title: 'Tỉnh' },
    { key: 'ho_ten', title: 'Họ và tên' },
  ],
  numberParts: [{ key: 'court', title: 'Toà án' }],
} as const

interface Shown {
  readonly schema: JsonSchema
  readonly uiSchema: UiSchema
  readonly name: string
  readonly required: boolean
  readonly personalData: PersonalClass | null
}

function changed(shown: Shown, change: FieldChange): Shown {
  switch (change.kind) {
    case 'field':
      return { ...shown, schema: change.schema, uiSchema: change.uiSchema }
    case 'name':
      return { ...shown, name: change.name }
    case 'required':
      return { ...shown, required: change.required }
    case 'personal-data':
      return { ...shown, personalData: change.personalData }
  }
}

function PanelCard({ type, rows }: { readonly type: FieldTypeName; readonly rows: number }) {
  const [shown, setShown] = useState<Shown>(() => ({
    schema: newField({ type, title: 'Tên mục', help: 'Ghi như trong giấy tờ.', choices: choices(rows) }),
    uiSchema: {},
    name: 'ten_muc',
    required: false,
    personalData: null,
  }))
  return (
    <section className="gallery-panel" id={`panel-${type}`}>
      <h2>{type}</h2>
      <FieldPanel
        {...about}
        type={type}
        field={shown.schema}
        uiSchema={shown.uiSchema}
        name={shown.name}
        required={shown.required}
        personalData={shown.personalData}
        onChange={(change) => setShown((now) => changed(now, change))}
      />
      <pre hidden data-schema>
        {JSON.stringify(shown)}
      </pre>
    </section>
  )
}

/** The settings of every field type as the builder's inspector shows them: `/gallery?panels=all`, `?panels=choice&rows=200`. */
export function PanelGallery({ words, only, rows }: { readonly words: i18n; readonly only: string; readonly rows: number }) {
  return (
    <I18nextProvider i18n={words}>
      <main className="gallery gallery-panels">
        {fieldTypeNames
          .filter((type) => only === 'all' || type === only)
          .map((type) => (
            <PanelCard key={type} type={type} rows={rows} />
          ))}
      </main>
    </I18nextProvider>
  )
}
