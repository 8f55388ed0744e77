import { agencyCode } from './agency-code.ts'
import { email } from './email.ts'
import { file } from './file.ts'
import { healthInsurance } from './health-insurance.ts'
import { parcelId } from './parcel-id.ts'
import { photo } from './photo.ts'
import { socialInsurance } from './social-insurance.ts'
import type { FieldTypeName } from '../field-settings.ts'
import { address } from './address.ts'
import { adminUnit } from './admin-unit.ts'
import { assignedNumber } from './assigned-number.ts'
import { choice } from './choice.ts'
import { date } from './date.ts'
import { decimal } from './decimal.ts'
import type { FieldType } from './field-type.ts'
import { geoPoint } from './geo-point.ts'
import { geoLine } from './geo-line.ts'
import { geoPolygon } from './geo-polygon.ts'
import { grid } from './grid.ts'
import { group } from './group.ts'
import { integer } from './integer.ts'
import { island } from './island.ts'
import { longText } from './long-text.ts'
import { money } from './money.ts'
import { multiChoice } from './multi-choice.ts'
import { partialDate } from './partial-date.ts'
import { period } from './period.ts'
import { personalId } from './personal-id.ts'
import { phone } from './phone.ts'
import { recordRef } from './record-ref.ts'
import { repeat } from './repeat.ts'
import { taxCode } from './tax-code.ts'
import { text } from './text.ts'
import { yesNo } from './yes-no.ts'
import { dateTime } from './date-time.ts'
import { hidden } from './hidden.ts'
import { imageChoice } from './image-choice.ts'
import { matrix } from './matrix.ts'
import { audio } from './audio.ts'
import { barcode } from './barcode.ts'
import { note } from './note.ts'
import { ranking } from './ranking.ts'
import { rating } from './rating.ts'
import { slider } from './slider.ts'
import { time } from './time.ts'
import { url } from './url.ts'

const registry: Readonly<Record<FieldTypeName, FieldType>> = {
  group,
  address,
  grid,
  repeat,
  text,
  'long-text': longText,
  integer,
  decimal,
  money,
  date,
  'partial-date': partialDate,
  period,
  'yes-no': yesNo,
  choice,
  'multi-choice': multiChoice,
  'personal-id': personalId,
  'tax-code': taxCode,
  phone,
  'admin-unit': adminUnit,
  'geo-point': geoPoint,
  'record-ref': recordRef,
  'assigned-number': assignedNumber,
  'social-insurance': socialInsurance,
  photo,
  'parcel-id': parcelId,
  'health-insurance': healthInsurance,
  file,
  email,
  'agency-code': agencyCode,
  time,
  'date-time': dateTime,
  url,
  rating,
  slider,
  note,
  hidden,
  ranking,
  'image-choice': imageChoice,
  matrix,
  barcode,
  audio,
  island,
  'geo-line': geoLine,
  'geo-polygon': geoPolygon,
}

/** What the engine knows of the field type of this name. */
export const fieldType = (name: FieldTypeName): FieldType => registry[name]
