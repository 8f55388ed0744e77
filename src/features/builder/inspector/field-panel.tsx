import { useId, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UiSchema } from '#core/form/definition.ts'
import {
  commonSchema,
  readCommon,
  writeCommon,
  type CommonSettings,
  type PersonalClass,
} from '#core/form/field-types/panels/common-panel.ts'
import { nothingAbout, type Named, type PanelAbout, type Written } from '#core/form/field-types/panels/panel.ts'
import { panelSchema, type PanelForm } from '#core/form/field-types/panels/panel-schema.ts'
import { readPanel } from '#core/form/field-types/panels/read-panel.ts'
import { writePanel } from '#core/form/field-types/panels/write-panel.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { isEqualJson } from '#core/form/validate/equal.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { useLatest } from '#renderer/use-latest.ts'
import { useSame } from '#renderer/use-same.ts'
import { gestureOf, type FieldChange } from './field-change.ts'
import { PanelContext } from './panel-context.ts'
import { SettingsForm } from './settings-form.tsx'

export interface FieldPanelProps {
  /** As the field is written in the form: a `$ref` is not followed. */
  readonly field: JsonSchema
  readonly type: FieldTypeName
  /** The part of the form's uiSchema that speaks of the field. */
  readonly uiSchema: UiSchema
  readonly name: string
  /** Null: what stands in `conditions` says it. */
  readonly required: boolean | null
  /** When the field is there and must be filled in, after what all fields have. */
  readonly conditions?: ReactNode
  readonly personalData: PersonalClass | null
  readonly lists: readonly (Named & { readonly version: string; readonly count: number; readonly columns: readonly string[] })[]
  readonly forms: readonly Named[]
  /** Terms of the data dictionary. */
  readonly concepts: readonly Named[]
  /** The other fields of the object around, by their property names. */
  readonly siblings: readonly Named[]
  /** Required fields at the top, which assigned numbers may be made of. */
  readonly numberParts: readonly Named[]
  /** False: what its type has comes next, the common settings are there. */
  readonly whole?: boolean
  /** What a published version has fixed. */
  readonly locked?: { readonly name?: boolean; readonly codes?: readonly string[] }
  /** Is expected to give the changed field back in the same turn. */
  readonly onChange: (change: FieldChange) => void
}

const noCodes: readonly string[] = []

/** Of a code list its name, and how long it is. */
const listsOf = (lists: FieldPanelProps['lists']): PanelAbout['lists'] =>
  lists.map(({ key, title, version, count, columns }) => ({ key, title: `${title} (${version}, ${count})`, columns }))

/** The panel of every field, with the terms of the dictionary to choose from. */
function commonPanel(props: FieldPanelProps, lockedHelp: string): PanelForm {
  const { type, field, name, required, personalData, concepts, locked } = props
  const panel = commonSchema(type, { schema: field, name, required, personalData })
  const { concept } = panel.schema.properties ?? {}
  const known = concept === undefined ? {} : { concept: { ...concept, examples: concepts.map(({ key }) => key) } }
  return {
    ...panel,
    schema: { ...panel.schema, properties: { ...panel.schema.properties, ...known } },
    uiSchema: locked?.name === true ? { ...panel.uiSchema, name: { 'ui:readonly': true, 'ui:help': lockedHelp } } : panel.uiSchema,
  }
}

const asJson = (value: unknown): JsonValue => value as JsonValue // schemas are JSON

/** What of the common settings has changed, each for itself. */
function commonChanges(before: CommonSettings, after: CommonSettings, uiSchema: UiSchema): readonly DistributedChange[] {
  return [
    ...(isEqualJson(asJson(before.schema), asJson(after.schema))
      ? []
      : [{ kind: 'field', schema: after.schema, uiSchema, notes: [] } as const]),
    ...(before.required === after.required || after.required === null ? [] : [{ kind: 'required', required: after.required } as const]),
    ...(isEqualJson(asJson(before.personalData), asJson(after.personalData))
      ? []
      : [{ kind: 'personal-data', personalData: after.personalData } as const]),
    ...(before.name === after.name ? [] : [{ kind: 'name', name: after.name } as const]),
  ]
}

type WithoutGesture<T> = T extends unknown ? Omit<T, 'gesture' | 'key'> : never
type DistributedChange = WithoutGesture<FieldChange>

function CommonSettingsForm(props: FieldPanelProps & { readonly id: string }) {
  const { t } = useTranslation()
  const { id, type, field, uiSchema, name, required, personalData, siblings, onChange } = props
  const before: CommonSettings = { schema: field, name, required, personalData }
  const data = readCommon(type, before)
  const panel = useSame(commonPanel(props, t('builderPanels.ui.locked')))
  const taken = new Set(siblings.map(({ key }) => key).filter((key) => key !== name))
  return (
    <SettingsForm
      id={id}
      panel={panel}
      data={data}
      late={['name']}
      write={(next) => writeCommon(before, next, taken)}
      onWritten={(after, key, next) => {
        const gesture = gestureOf(panel.schema, key, data, next)
        for (const change of commonChanges(before, after, uiSchema)) onChange({ ...change, ...gesture } as FieldChange) // the same member with its gesture
        return readCommon(type, after)
      }}
    />
  )
}

function OwnSettingsForm(props: FieldPanelProps & { readonly id: string }) {
  const { id, type, field, uiSchema, lists, forms, siblings, numberParts, onChange } = props
  const about: PanelAbout = { lists: listsOf(lists), forms, siblings, numberParts }
  // A letter in the label changes nothing of this: what says the same stays the same, and is not drawn anew.
  const data = useSame(readPanel(type, field, uiSchema))
  const panel = useSame(panelSchema(type, field, uiSchema, about))
  const onWritten = ({ schema, uiSchema: ui, notes }: Written, key: string, next: JsonObject): JsonObject => {
    onChange({ kind: 'field', schema, uiSchema: ui, notes, ...gestureOf(panel.schema, key, data, next) })
    return readPanel(type, schema, ui)
  }
  const latest = useLatest({ write: (next: JsonObject) => writePanel(type, field, uiSchema, next), onWritten })
  const { write, written } = useMemo(
    () => ({
      write: (next: JsonObject) => latest.current.write(next),
      written: (value: Written, key: string, next: JsonObject) => latest.current.onWritten(value, key, next),
    }),
    [latest],
  )
  const codes = props.locked?.codes ?? noCodes
  const context = useMemo(() => ({ lockedCodes: new Set(codes), sections: panel.sections }), [codes, panel.sections])
  return (
    <PanelContext value={context}>
      <SettingsForm id={id} panel={panel} data={data} write={write} onWritten={written} />
    </PanelContext>
  )
}

/** All settings of one field: what every field has, then what its type has. Another field is another panel: give it a key. */
export function FieldPanel(props: FieldPanelProps) {
  const id = `fp${useId().replaceAll(/[^a-zA-Z0-9]/g, '')}`
  const { whole = true, conditions } = props
  const { sections } = panelSchema(props.type, props.field, props.uiSchema, nothingAbout)
  return (
    <div className="ph-inspector">
      <CommonSettingsForm {...props} id={`${id}c`} />
      {conditions}
      {whole && sections.length > 0 && <OwnSettingsForm {...props} id={`${id}o`} />}
    </div>
  )
}
