import type { UnitId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { DemoWords } from './demo-words.ts'
import type { Random } from './random.ts'

/** The unit a record is invented for. */
export interface DemoPlace {
  readonly unitId: UnitId
  readonly unitKey: string
  /** Where the record's people live and its things stand: the unit's own commune; for a department another one of the city's each time. */
  readonly communeCode: string
  /** `phường Thủy Nguyên` */
  readonly placeName: string
}

export interface InventionInput {
  readonly random: Random
  readonly words: DemoWords
  readonly place: DemoPlace
  /** The day of the work, ISO. */
  readonly day: string
  /** 0, 1, … within form and unit. */
  readonly index: number
  /** Milliseconds of `day`, for row ids. */
  readonly millis: number
  /** Periodic forms: the values of the period before in this unit. */
  readonly previous: JsonObject | null
}

export interface OfficeFacts {
  readonly unitKey: string
  readonly isCommune: boolean
  readonly visited: boolean
  readonly today: string
}

/** Invents the records of one form. Values must pass `validateRecord`; warnings get a reason by themselves. */
export interface DemoForm {
  readonly formKey: string
  /** Each record is checked against the one of the period before. */
  readonly periodic: boolean
  invent(input: InventionInput): JsonObject
  /** A small correction, as a clerk makes it later; `variant` 0 and 1 give different values at the same field. */
  amend(values: JsonObject, variant: 0 | 1): JsonObject
  /** What a reviewer might return it for. */
  readonly remark: { readonly path: RecordPath; readonly text: string }
  /** Days of the work for one office: how long ago each record was entered, oldest first. */
  schedule(office: OfficeFacts, random: Random): readonly number[]
  /** A register taken over as a whole: many records sent at a time, and few of the older ones looked at so far. */
  readonly bulk?: boolean
}
