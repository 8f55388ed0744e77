import type { ListCodes } from '#core/form/import/from-data.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { FormLibrary } from '../form-library.ts'

/** No column of a file is compared with a longer list. */
const MOST = 5000

/** The code lists of this device by which the columns of a data file are known; none when they cannot be read now. */
export async function listCodes(forms: FormLibrary, catalogue: Catalogue, asOf: string): Promise<readonly ListCodes[]> {
  const [heads, lists] = await Promise.all([catalogue.listHeads(), forms.lists(asOf, { lists: [] })])
  if (!heads.ok || !lists.ok) return []
  const keys = new Set(heads.value.filter(({ count }) => count <= MOST).map(({ key }) => key))
  return [...keys].map((key) => ({ key, items: [...lists.value.items(key)] }))
}
