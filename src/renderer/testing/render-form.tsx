import { cleanup, fireEvent, render } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { createRef, useState } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { createInstance } from '#core/form/instance.ts'
import type { Instance } from '#core/form/instance-types.ts'
import { must } from '#core/lib/assert.ts'
import { parseId, type RowId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { uiTextsVi } from '#ui/texts-vi.ts'
import { FormView } from '../form-view.tsx'
import type { FormViewHandle, FormViewProps } from '../form-view-props.ts'
import { rendererTextsVi } from '../texts-vi.ts'
import { householdContext, householdForm } from './household-form.ts'

export const rowId = (digit: number): RowId => must(parseId<RowId>(`01900000-0000-7000-8000-00000000000${digit}`), 'a row id')

export interface Rendered {
  readonly instance: Instance
  readonly handle: FormViewHandle
  readonly changes: string[]
  /** The control with this label. */
  readonly input: (label: string) => HTMLInputElement
  readonly text: () => string
}

/** The household form in a document, with row ids 1, 2, 3… */
export function renderForm(values: JsonObject = {}, props: Partial<FormViewProps> = {}): Rendered {
  cleanup()
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({
    lng: 'vi',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { vi: { translation: { ...uiTextsVi, ...rendererTextsVi } } },
  })
  const context = props.formContext ?? householdContext()
  const instance = props.instance ?? createInstance(householdForm(), values, context)
  const handle = createRef<FormViewHandle>()
  const changes: string[] = []
  const count = { rows: 0 }
  // Like a screen: it renders again at each change, to tell that it is being saved, and makes its lists anew.
  function Screen() {
    const [, setSaved] = useState(0)
    return (
      <FormView
        instance={instance}
        mode="edit"
        lang="vi"
        formContext={context}
        makeRowId={() => rowId(++count.rows)}
        onChange={(path) => setSaved(changes.push(path))}
        comments={[]}
        changed={[]}
        before={{}}
        provisional={{}}
        handle={handle}
        {...props}
      />
    )
  }
  const view = render(
    <I18nextProvider i18n={i18n}>
      <Screen />
    </I18nextProvider>,
  )
  const input = (label: string) => {
    const found = [...view.container.querySelectorAll('label')].find((each) => each.textContent?.startsWith(label))
    const control = document.getElementById(found?.htmlFor ?? '') ?? found?.querySelector('input')
    return must(control instanceof HTMLInputElement ? control : null, `a control labelled ${label}`)
  }
  return { instance, handle: must(handle.current, 'the handle'), changes, input, text: () => view.container.textContent ?? '' }
}

/** Types into the focused input as a keyboard does: `\b` is Backspace. No composition events, as UniKey sends none. */
export function type(input: HTMLInputElement, keys: string): void {
  input.focus()
  for (const key of keys) {
    const value = key === '\b' ? input.value.slice(0, -1) : input.value + key
    fireEvent.keyDown(input, { key: key === '\b' ? 'Backspace' : 'Unidentified', keyCode: key === '\b' ? 8 : 229 })
    fireEvent.input(input, { target: { value } })
  }
}

export function leave(input: HTMLInputElement): void {
  fireEvent.blur(input)
}
