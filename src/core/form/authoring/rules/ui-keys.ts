import { unescapeName, type RecordPath } from '../../../lib/record-path.ts'

/** Keys of the uiSchema of the object at a template path. */
export const uiKeys = (scope: RecordPath): readonly string[] =>
  scope
    .split('/')
    .slice(1)
    .map((part) => (part === '@' ? 'items' : unescapeName(part)))
