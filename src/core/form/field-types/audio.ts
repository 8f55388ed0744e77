import { issue } from '../../lib/issue.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { audioTypes } from '../file-limits.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { checkFile, fileInWords, sampleFile } from './file-value.ts'

/** A recording, a file like any other once it is made: WebM or MP4 from the browser's recorder, or picked. `maxSeconds` stops the recorder. */
export const audio: FieldType = {
  name: 'audio',
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('file.text')])),
  format: fileInWords,
  display: fileInWords,
  check: (value, node) => checkFile(value, node, audioTypes),
  sample: (_node, seed) => sampleFile(seed, 'audio/webm', 'webm'),
}
