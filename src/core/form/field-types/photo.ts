import { issue } from '../../lib/issue.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { photoTypes } from '../file-limits.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { checkFile, fileInWords, sampleFile } from './file-value.ts'

/**
 * A photograph, a file like any other once it is taken: the device shrinks it to `maxEdge` pixels and writes it anew as JPEG, so
 * that the camera's own data (place, time, serial number) stay behind.
 */
export const photo: FieldType = {
  name: 'photo',
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('file.text')])),
  format: fileInWords,
  display: fileInWords,
  check: (value, node) => checkFile(value, node, photoTypes),
  sample: (_node, seed) => sampleFile(seed, 'image/jpeg', 'jpg'),
}
