import { ownValue } from '../../lib/entrance.ts'
import { isUuid } from '../../lib/ids.ts'
import { issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

function format(value: JsonValue): string {
  const title = ownValue(value, 'title')
  return typeof title === 'string' ? title : plain(value)
}

const sampleId = (seed: number): string => `01900000-0000-7000-8000-${String(seed).padStart(12, '0')}`

/**
 * A record of another form: `{recordId, unitId, title}`, chosen by search and never typed (`record-ref.text`).
 * `record-ref.id`: an id is none. Whether the record exists is for the server, which also knows who may see it.
 */
export const recordRef: FieldType = {
  name: 'record-ref',
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('record-ref.text')])),
  format,
  display: format,
  check(value) {
    if (!isJsonObject(value)) return []
    return isUuid(value['recordId']) && isUuid(value['unitId']) ? [] : [issue('record-ref.id')]
  },
  sample: (_node, seed) => ({ recordId: sampleId(seed), unitId: sampleId(seed + 1), title: `Phiếu ${seed}` }),
}
