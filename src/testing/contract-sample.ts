import { readFile } from 'node:fs/promises'
import { addDays, vietnamDay } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'

/** The valid sample of the birth registration, moved to today, as often as wanted: no two share an identity key. */
export async function readContractSample(): Promise<(n: number) => JsonObject> {
  const url = new URL('../../form-definitions/justice/birth-registration/samples/valid-on-time.json', import.meta.url)
  const { values } = JSON.parse(await readFile(url, 'utf8')) as {
    readonly values: { readonly child: JsonObject; readonly birth_cert: JsonObject }
  } // has tests of its own
  const today = vietnamDay(Date.now())
  return (n) => ({
    ...values,
    child: { ...values.child, given: `KHÔI ${letters(n)}`, dob: addDays(today, -10) },
    birth_cert: { ...values.birth_cert, no: `${1000 + n}/HĐ`, date: addDays(today, -8) },
    declaration_date: addDays(today, -1),
  })
}

/** Names hold no digits. */
const letters = (n: number): string => [...String(n)].map((digit) => 'ABCDEGHIKL'[Number(digit)]).join('')
