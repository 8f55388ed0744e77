import { addDays } from '#core/lib/calendar.ts'
import { uuidV7, type RecordId } from '#core/lib/ids.ts'
import type { DemoForm } from './invention.ts'
import type { DemoOffice } from './demo-offices.ts'
import { seededRandom, type Random } from './random.ts'
import { pickStory, type StoryStep } from './story.ts'

/** A record as it was entered, perhaps days before the device was online again. */
export interface Entry {
  readonly recordId: RecordId
  /** Milliseconds since 1970. */
  readonly entered: number
  /** Position of the record within form and office. */
  readonly index: number
}

/** One thing that happens in an office, in the order of time. */
export type OfficeEvent = { readonly at: number; readonly form: DemoForm } & (
  | { readonly kind: 'arrive'; readonly entries: readonly Entry[] }
  | { readonly kind: 'step'; readonly recordId: RecordId; readonly step: StoryStep }
)

const HOUR = 3_600_000

/** The two-level administration began on 01/07/2025; no unit of ours did anything before. */
const CITY_BEGAN = '2025-07-02'

/** Records that a device sends together: at most so many, entered within so long. */
const TOGETHER = { count: 10, bulk: 100, millis: 5 * 24 * HOUR }

/** Midnight at the start of a day in Việt Nam (UTC+7). */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`)

function enter(days: readonly string[], random: Random): Entry[] {
  return days.map((day, index) => {
    const entered = startOf(day) + 8 * HOUR + random.int(0, 8 * 60) * 60_000
    return { recordId: uuidV7<RecordId>(entered, random.bytes(10)), entered, index }
  })
}

/** Batches as a device that is seldom online sends them. A periodic report goes alone: the next is checked against it. */
function batches(entries: readonly Entry[], { periodic, bulk }: DemoForm): Entry[][] {
  const most = bulk ? TOGETHER.bulk : TOGETHER.count
  const sent: Entry[][] = []
  for (const entry of entries.toSorted((a, b) => a.entered - b.entered)) {
    const open = sent.at(-1)
    const first = open?.[0]
    if (open && first && !periodic && open.length < most && entry.entered - first.entered <= TOGETHER.millis) open.push(entry)
    else sent.push([entry])
  }
  return sent
}

/** Everything that happened in an office up to `now`: records entered in working hours, sent, each followed by its story. */
export function planOffice(office: DemoOffice, forms: readonly DemoForm[], today: string, now: number): OfficeEvent[] {
  const isCommune = office.place.unitKey.startsWith('commune-')
  const events = forms
    .filter(({ formKey }) => office.forms.includes(formKey))
    .flatMap((form) => {
      const random = seededRandom(`${form.formKey} ${office.place.unitKey}`)
      const schedule = form.schedule({ unitKey: office.place.unitKey, isCommune, visited: office.visited, today }, random)
      const days = schedule.map((ago) => addDays(today, -ago)).filter((day) => day >= CITY_BEGAN)
      return batches(enter(days, random), form).flatMap((entries): OfficeEvent[] => {
        const sent = Math.max(...entries.map(({ entered }) => entered)) + 5 * 60_000
        const steps = entries.flatMap(({ recordId, index }) => {
          let at = sent
          const story = pickStory(random, days.length - 1 - index, form.bulk)
          // A story told is told to its end, also when its record is of this morning: else a state might be missing by chance.
          const room = Math.max(60_000, Math.floor((now - sent) / (story.length + 1)))
          return story.map((step): OfficeEvent => {
            at += Math.min(random.int(2, 40) * HOUR, room)
            return { kind: 'step', at, form, recordId, step }
          })
        })
        return [{ kind: 'arrive', at: sent, form, entries }, ...steps]
      })
    })
  return events.filter(({ at }) => at < now).toSorted((a, b) => a.at - b.at)
}
