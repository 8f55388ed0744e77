import type { RowId } from './ids.ts'

/**
 * The address of a value inside a record: `/child/given`, `/members/@<row id>/share`, `/members/#order`.
 * Property names are escaped as in JSON Pointer (`~0`, `~1`); a name that starts with `@` or `#` is escaped as `~2`, `~3`.
 */
export type RecordPath = string

export type PathSegment =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'row'; readonly row: RowId }
  | { readonly kind: 'order' }

// Hardly any name needs escaping, and paths are made by the thousand.
export const escapeName = (name: string): string =>
  !/[~/@#]/.test(name) ? name : name.replaceAll('~', '~0').replaceAll('/', '~1').replace(/^@/, '~2').replace(/^#/, '~3')

export const unescapeName = (text: string): string =>
  !text.includes('~') ? text : text.replace(/^~3/, '#').replace(/^~2/, '@').replaceAll('~1', '/').replaceAll('~0', '~')

export const propertyPath = (parent: RecordPath, name: string): RecordPath => `${parent}/${escapeName(name)}`
export const rowPath = (parent: RecordPath, row: RowId): RecordPath => `${parent}/@${row}`
export const orderPath = (parent: RecordPath): RecordPath => `${parent}/#order`

export const parsePath = (path: RecordPath): PathSegment[] =>
  path
    .split('/')
    .slice(1)
    .map((text): PathSegment => {
      if (text === '#order') return { kind: 'order' }
      if (text.startsWith('@')) return { kind: 'row', row: text.slice(1) as RowId } // paths are made by the functions above
      return { kind: 'property', name: unescapeName(text) }
    })

/** The template path of what holds a field: `/members/@/share` → `/members`; empty at the top. */
export const parentOf = (path: RecordPath): RecordPath => {
  const end = path.lastIndexOf('/')
  return path.slice(0, path.endsWith('/@', end) ? end - 2 : end)
}

/** `/members/@0192…/share` → `/members/@/share`: the address of the field, whatever the row. */
export const templateOf = (path: RecordPath): RecordPath => path.replace(/\/@[^/]*/g, '/@')
