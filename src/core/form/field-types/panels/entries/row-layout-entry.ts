import { isOneLine } from '../../../compile/table-layout.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { ROW_PROPERTY } from '../../../validate/check-object.ts'
import { dataOf, done, refused, textIn, uiOption, withUiOption } from '../field-parts.ts'
import type { PanelEntry } from '../panel.ts'
import { options, said } from '../panel-words.ts'

/** The first field of the rows that a line of a table has no room for. Rows written in a definition elsewhere are judged when the form is compiled. */
function tooHigh({ items }: JsonSchema): string | undefined {
  const columns = Object.entries(items?.properties ?? {}).filter(([name]) => name !== ROW_PROPERTY)
  const high = columns.find(([, column]) => {
    const type = column['x-phieu']?.type
    return type !== undefined && !isOneLine(type)
  })
  return high === undefined ? undefined : (high[1].title ?? high[0])
}

/** Rows as cards or as a table. `panel.no-column` {title}: a field that takes more than one line. */
export const rowLayoutEntry: PanelEntry = {
  group: 'look',
  names: ['layout'],
  part: () => ({
    properties: { layout: { ...said('layout', 'help'), type: 'string', default: 'cards', ...options('layout', ['cards', 'table']) } },
    ui: { layout: { 'ui:widget': 'radio' } },
  }),
  read: (field) => dataOf({ layout: uiOption(field, 'layout') === 'table' ? 'table' : 'cards' }),
  write(field, data) {
    const isTable = textIn(data, 'layout') === 'table'
    const high = isTable ? tooHigh(field.schema) : undefined
    if (high !== undefined) return refused('panel.no-column', '/layout', { title: high })
    return done(withUiOption(field, 'layout', isTable ? 'table' : undefined))
  },
}
