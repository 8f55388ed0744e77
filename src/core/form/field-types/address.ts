import { ownValue } from '../../lib/entrance.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { FormContext, FormNode } from '../compiled-form.ts'
import { isCodeInForce } from '../code-lists.ts'
import { itemName } from './codes.ts'
import { container } from './container.ts'
import type { DisplayContext, FieldType } from './field-type.ts'

const provinces = 'provinces'
const communes = 'communes'

/** House and street, commune, province, as an envelope has it. */
function words(value: JsonValue, lists: DisplayContext['lists'], lang: 'vi' | 'en'): string {
  const named = (list: string, code: JsonValue | undefined): string => {
    if (typeof code !== 'string') return ''
    const item = lists.item(list, code)
    return item === undefined ? code : itemName(item, lang)
  }
  const detail = ownValue(value, 'detail')
  const parts = [
    typeof detail === 'string' ? detail : '',
    named(communes, ownValue(value, 'commune')),
    named(provinces, ownValue(value, 'province')),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function sample(_node: FormNode, seed: number, context: FormContext): JsonValue {
  const all = context.lists.items(communes).filter((item) => isCodeInForce(item, context.asOf))
  const commune = all[(seed * 31) % Math.max(1, all.length)]
  const detail = `Số ${seed + 1} đường Lạch Tray`
  return commune === undefined ? { detail } : { province: commune.columns?.['province'] ?? '', commune: commune.code, detail }
}

/**
 * An address of two levels (since 1 July 2025): `{province, commune, detail?, old?}`, each an ordinary field.
 * `old` is the address before, as papers have it: it does not say in which new commune it lies.
 */
export const address: FieldType = {
  ...container('address', {}),
  display: (value, _node, context) => words(value, context.lists, context.lang),
  sample,
}
