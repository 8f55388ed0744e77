import { memo, useMemo, type KeyboardEvent } from 'react'
import Form, { type IChangeEvent } from '@rjsf/core'
import type { UiSchema } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import type { PanelForm } from '#core/form/field-types/panels/panel-schema.ts'
import { isPanelWord } from '#core/form/field-types/panels/panel-words.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { unescapeName } from '#core/lib/record-path.ts'
import type { Result } from '#core/lib/result.ts'
import { errorSchema } from '#renderer/rjsf/error-schema.ts'
import { IslandContext, type Way } from '#renderer/rjsf/island-context.ts'
import { plainJson } from '#renderer/rjsf/plain-json.ts'
import { putPart } from '#renderer/rjsf/put-part.ts'
import { rjsfSchema } from '#renderer/rjsf/rjsf-schema.ts'
import { rjsfValidator } from '#renderer/rjsf/rjsf-validator.ts'
import { saidSchema, saidUi } from '#renderer/rjsf/said-schema.ts'
import { rjsfWords } from '#renderer/rjsf/words.ts'
import { useLatest } from '#renderer/use-latest.ts'
import { useSame } from '#renderer/use-same.ts'
import { withOpaqueLists } from './opaque-lists.ts'
import { panelIssueText } from './panel-issue-text.ts'
import { panelTheme } from './panel-theme.ts'
import { useSettings } from './use-settings.ts'
import '#renderer/fields.css'
import '#renderer/rjsf/island.css'
import './inspector.css'

export interface SettingsFormProps<T> {
  /** Prefix of the ids in it. */
  readonly id: string
  readonly panel: PanelForm
  readonly data: JsonObject
  readonly write: (data: JsonObject) => Result<T>
  readonly onWritten: (value: T, key: string, next: JsonObject) => JsonObject
  /** Settings that are given on when they are left: a half-typed one would mean something. */
  readonly late?: readonly string[]
}

/** The settings are what they are: RJSF adds none of its own. */
const noDefaults = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  allOf: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const

/** The panel's schema in the language of the screen; the same one as long as it says the same. */
function useSaid({ schema, uiSchema }: PanelForm) {
  const { t, i18n } = useTranslation()
  const same = useSame({ schema: withOpaqueLists(schema, uiSchema), uiSchema })
  return useMemo(() => {
    const say = (text: string): string => (isPanelWord(text) ? t(text) : text)
    // Only words were changed.
    return {
      schema: rjsfSchema(saidSchema(say)(same.schema) as object),
      uiSchema: saidUi(say, same.uiSchema) as UiSchema,
    }
    // The words are those of the language.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [same, t, i18n.language])
}

/** What RJSF tells of: a change, and that a setting was left. */
function useTaking<T>({ id, panel, data, write, onWritten, late = [] }: SettingsFormProps<T>) {
  const { t } = useTranslation()
  const settings = useSettings<T>({ panel, data, write, onWritten })
  /** `inspector_bounds_0_south` is of the setting `bounds`. */
  const settingOf = (at: string | undefined): string => at?.slice(id.length + 1).split('_')[0] ?? ''
  const take = (value: unknown, at: string | undefined) => {
    const json = (plainJson(value) ?? {}) as JsonObject // the panel's schema is of an object
    if (late.includes(settingOf(at))) settings.hold(json)
    else settings.change(json, settingOf(at))
  }
  const latest = useLatest({ take, now: settings.now })
  const island = useMemo(
    () => ({ t, put: (way: Way, part: unknown) => latest.current.take(putPart(latest.current.now, way, part), `${id}_${way.join('_')}`) }),
    [t, id, latest],
  )
  const leave = (at: string) => {
    if (late.includes(settingOf(at))) settings.change(settings.now, settingOf(at))
  }
  const onKeyDown = ({ key, target, nativeEvent }: KeyboardEvent) => {
    if (key === 'Enter' && target instanceof HTMLInputElement && !nativeEvent.isComposing) leave(target.id)
  }
  return { now: settings.now, issues: settings.issues, take, leave, onKeyDown, island }
}

function useErrors(issues: readonly Issue[]) {
  const { t } = useTranslation()
  return useMemo(
    () => errorSchema(issues.map((found) => ({ way: found.path.split('/').slice(1).map(unescapeName), text: panelIssueText(t, found) }))),
    [issues, t],
  )
}

function SettingsFormOf<T>(props: SettingsFormProps<T>) {
  const { t } = useTranslation()
  const said = useSaid(props.panel)
  const { now, issues, take, leave, onKeyDown, island } = useTaking(props)
  const validator = useMemo(() => rjsfValidator((found) => panelIssueText(t, found), false), [t])
  const errors = useErrors(issues)
  return (
    <IslandContext value={island}>
      {/* The controls inside are the interactive elements; their keys bubble up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onKeyDown}>
        <Form
          tagName="div"
          className="ph-inspector-form"
          idPrefix={props.id}
          {...said}
          formData={now}
          validator={validator}
          extraErrors={errors}
          experimental_defaultFormStateBehavior={noDefaults}
          noValidate
          noHtml5Validate
          showErrorList={false}
          translateString={rjsfWords(t) as (text: string) => string}
          onChange={(event: IChangeEvent, at?: string) => take(event.formData, at)}
          onBlur={leave}
          {...panelTheme}
        >
          <></>
        </Form>
      </div>
    </IslandContext>
  )
}

/** A panel's settings, drawn by RJSF: our controls, our words, our validator. Not drawn anew for props that are what they were. */
export const SettingsForm = memo(SettingsFormOf) as typeof SettingsFormOf // memo forgets that it is generic
