import { issue } from '../../lib/issue.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { fileTypes } from '../file-limits.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { checkFile, fileInWords, sampleFile } from './file-value.ts'

/**
 * A file, `{sha256, size, type, name}`: chosen, never typed (`file.text`). `accept` in the settings narrows the media types,
 * `maxBytes` the size. The bytes lie encrypted on the device until they have followed the record to the server.
 */
export const file: FieldType = {
  name: 'file',
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('file.text')])),
  format: fileInWords,
  display: fileInWords,
  check: (value, node) => checkFile(value, node, node.settings.accept ?? fileTypes),
  sample: (node, seed) => sampleFile(seed, node.settings.accept?.[0] ?? 'application/pdf', 'pdf'),
}
