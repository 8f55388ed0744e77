import { addDays } from '#core/lib/calendar.ts'
import type { RecordId } from '#core/lib/ids.ts'
import { uuidV7 } from '#core/lib/ids.ts'
import type { DemoForm } from './invention.ts'
import type { DemoOffice } from './demo-offices.ts'
import { seededRandom } from './random.ts'
import { pickStory, type StoryStep } from './story.ts'

/** One thing that happens in an office, in the order of time. */
export interface OfficeEvent {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly form: DemoForm
  readonly recordId: RecordId
  /** Position of the record within form and office. */
  readonly index: number
  readonly step: { readonly kind: 'create' } | StoryStep
}

const HOUR = 3_600_000

/** The two-level administration began on 01/07/2025; no unit of ours did anything before. */
const CITY_BEGAN = '2025-07-02'

/** Midnight at the start of a day in Việt Nam (UTC+7). */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`)

/** Everything that happened in an office up to `now`: records entered on working hours, each followed by its story. */
export function planOffice(office: DemoOffice, forms: readonly DemoForm[], today: string, now: number): OfficeEvent[] {
  const events = forms.flatMap((form) => {
    const random = seededRandom(`${form.formKey} ${office.place.unitKey}`)
    const isCommune = office.place.unitKey.startsWith('commune-')
    const schedule = form.schedule({ isCommune, visited: office.visited, today }, random)
    return schedule.flatMap((ago, index): OfficeEvent[] => {
      if (addDays(today, -ago) < CITY_BEGAN) return []
      const entered = startOf(addDays(today, -ago)) + 8 * HOUR + random.int(0, 8 * 60) * 60_000
      const recordId = uuidV7<RecordId>(entered, random.bytes(10))
      let at = entered
      const steps = pickStory(random, schedule.length - 1 - index).map((step): OfficeEvent => {
        at += random.int(2, 40) * HOUR
        return { at, form, recordId, index, step }
      })
      return [{ at: entered, form, recordId, index, step: { kind: 'create' } }, ...steps]
    })
  })
  return events.filter(({ at }) => at < now).toSorted((a, b) => a.at - b.at)
}
