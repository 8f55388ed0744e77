import type { JsonObject, JsonValue } from '../../../../lib/json.ts'
import { issue } from '../../../../lib/issue.ts'
import { err } from '../../../../lib/result.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { dataOf, done, numberIn, rowsIn, setting, withSetting } from '../field-parts.ts'
import type { PanelEntry } from '../panel.ts'
import { said } from '../panel-words.ts'

const degrees = (name: string, limit: number): JsonSchema => ({
  ...said(`bounds-${name}`),
  type: 'number',
  minimum: -limit,
  maximum: limit,
})

const box: JsonSchema = {
  type: 'object',
  properties: { south: degrees('south', 90), north: degrees('north', 90), west: degrees('west', 180), east: degrees('east', 180) },
  required: ['south', 'north', 'west', 'east'],
}

const isUpsideDown = (row: JsonObject): boolean =>
  (numberIn(row, 'south') ?? -Infinity) > (numberIn(row, 'north') ?? Infinity) ||
  (numberIn(row, 'west') ?? -Infinity) > (numberIn(row, 'east') ?? Infinity)

/** The boxes of which a place must lie in one. `panel.bounds` at a box whose south lies north of its north, or its west east of its east. */
export const boundsEntry: PanelEntry = {
  group: 'limits',
  names: ['bounds'],
  part: () => ({
    properties: { bounds: { ...said('bounds', 'help'), type: 'array', maxItems: 20, items: box } },
  }),
  read: (field) => dataOf({ bounds: setting(field, 'bounds')?.map((each): JsonValue => ({ ...each })) }),
  write(field, data) {
    const rows = rowsIn(data, 'bounds')
    const wrong = rows.flatMap((row, at) => (isUpsideDown(row) ? [issue('panel.bounds', `/bounds/${at}`)] : []))
    return wrong.length > 0 ? err(wrong) : done(withSetting(field, 'bounds', rows.length === 0 ? undefined : rows))
  },
}
