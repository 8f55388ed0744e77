import { issue, type Issue } from '../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../lib/json.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import type { UiSchema } from './definition.ts'

const ownWidgets = ['hidden', 'textarea', 'radio', 'select', 'checkboxes']
const islandWidgets = [
  'text',
  'password',
  'email',
  'uri',
  'color',
  'updown',
  'range',
  'checkbox',
  'date',
  'date-time',
  'alt-date',
  'file',
  'files',
]

/** Stock RJSF throws on a widget it does not know, so only its own are admitted; some have a use in islands only. */
const widgets: readonly unknown[] = [...ownWidgets, ...islandWidgets]

const partIssues = (value: unknown, pointer: string): readonly Issue[] =>
  isJsonObject(value) ? uiIssues(value, pointer) : [issue('ui.shape', pointer)]

/** Codes: `ui.widget` {widget} · `ui.keyword` {keyword} (no `ui:` keyword of this format) · `ui.order` (not a list of names) · `ui.shape`. */
export function uiIssues(ui: UiSchema, path = '/uiSchema'): readonly Issue[] {
  return Object.entries(ui).flatMap(([key, value]): readonly Issue[] => {
    const pointer = jsonPointer(path, key)
    if (key === 'ui:widget') return widgets.includes(value) ? [] : [issue('ui.widget', pointer)]
    if (key === 'ui:order')
      return Array.isArray(value) && value.every((name) => typeof name === 'string') ? [] : [issue('ui.order', pointer)]
    if (key === 'ui:options') return isJsonObject(value) ? [] : [issue('ui.shape', pointer)]
    if (key.startsWith('ui:')) return [issue('ui.keyword', pointer, { keyword: key })]
    // Alternatives and the places of a tuple have a part each.
    if (Array.isArray(value)) return value.flatMap((each: JsonValue, i) => partIssues(each, jsonPointer(pointer, i)))
    return partIssues(value, pointer)
  })
}
