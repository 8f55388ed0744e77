import type { FormNode } from '#core/form/compiled-form.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { ChoiceItem } from '#core/form/instance-types.ts'
import { AdminUnit } from './admin-unit.tsx'
import { AssignedNumber } from './assigned-number.tsx'
import { ChoiceList } from './choice-list.tsx'
import { ChoiceRadios } from './choice-radios.tsx'
import { Computed } from './computed.tsx'
import type { ControlComponent } from './control-props.ts'
import { DateText } from './date-text.tsx'
import { Decimal } from './decimal.tsx'
import { GeoPoint } from './geo-point.tsx'
import { Island } from './island.tsx'
import { Integer } from './integer.tsx'
import { LongText } from './long-text.tsx'
import { Money } from './money.tsx'
import { MultiChoice } from './multi-choice.tsx'
import { PartialDate } from './partial-date.tsx'
import { Period } from './period.tsx'
import { PersonalId } from './personal-id.tsx'
import { Phone } from './phone.tsx'
import { ReadOnlyOutput } from './read-only-output.tsx'
import { RecordRef } from './record-ref.tsx'
import { TaxCode } from './tax-code.tsx'
import { PlainText } from './text.tsx'
import { YesNo } from './yes-no.tsx'
import { AgencyCode } from './agency-code.tsx'
import { Email } from './email.tsx'
import { HealthInsurance } from './health-insurance.tsx'
import { ParcelId } from './parcel-id.tsx'
import { FileControl } from './file.tsx'
import { PhotoControl } from './photo.tsx'
import { SocialInsurance } from './social-insurance.tsx'
import { DateTimeText } from './date-time-text.tsx'
import { GeoShape } from './geo-shape.tsx'
import { AudioControl } from './audio.tsx'
import { Barcode } from './barcode.tsx'
import { ImageChoice } from './image-choice.tsx'
import { Ranking } from './ranking.tsx'
import { Rating } from './rating.tsx'
import { Slider } from './slider.tsx'
import { TimeText } from './time-text.tsx'
import { WebAddress } from './web-address.tsx'

/** Those that hold others, choose by their choices, or have no control at all. */
type LeafType = Exclude<FieldTypeName, 'group' | 'address' | 'grid' | 'repeat' | 'matrix' | 'choice' | 'note' | 'hidden'>

const controls: Readonly<Record<LeafType, ControlComponent>> = {
  text: PlainText,
  'long-text': LongText,
  integer: Integer,
  decimal: Decimal,
  money: Money,
  date: DateText,
  'partial-date': PartialDate,
  period: Period,
  'yes-no': YesNo,
  'multi-choice': MultiChoice,
  'personal-id': PersonalId,
  'tax-code': TaxCode,
  phone: Phone,
  'social-insurance': SocialInsurance,
  'parcel-id': ParcelId,
  'health-insurance': HealthInsurance,
  email: Email,
  file: FileControl,
  photo: PhotoControl,
  'agency-code': AgencyCode,
  'admin-unit': AdminUnit,
  'geo-point': GeoPoint,
  island: Island,
  'record-ref': RecordRef,
  'assigned-number': AssignedNumber,
  time: TimeText,
  'date-time': DateTimeText,
  url: WebAddress,
  'geo-line': GeoShape,
  'geo-polygon': GeoShape,
  barcode: Barcode,
  audio: AudioControl,
  rating: Rating,
  ranking: Ranking,
  'image-choice': ImageChoice,
  slider: Slider,
}

/** Up to here all answers are seen at once; more of them are searched. */
const RADIOS = 5
const grouped = new Set<FieldTypeName>([
  'yes-no',
  'multi-choice',
  'record-ref',
  'file',
  'photo',
  'audio',
  'rating',
  'ranking',
  'image-choice',
  'island',
])
const chosen = new Set<FieldTypeName>([
  'yes-no',
  'choice',
  'multi-choice',
  'admin-unit',
  'period',
  'record-ref',
  'rating',
  'ranking',
  'image-choice',
])

export interface ChosenControl {
  readonly Control: ControlComponent
  /** The label is a legend over several elements. */
  readonly group: boolean
}

/** The filter follows another field, so the number of choices changes while one fills in; the control must not. */
const isMoving = (node: FormNode): boolean => Object.values(node.settings.filter ?? {}).some((source) => !source.startsWith('='))

/** The control of a leaf. Its choices are asked for only where their number decides: of a long list they cost something. */
export function controlOf(node: FormNode, choicesOf: () => readonly ChoiceItem[]): ChosenControl {
  if (node.settings.computed === true) return { Control: Computed, group: false }
  if (node.readOnly && chosen.has(node.type)) return { Control: ReadOnlyOutput, group: false }
  if (node.type === 'choice') {
    const count = isMoving(node) ? 0 : choicesOf().length
    const few = count > 0 && count <= RADIOS
    return few ? { Control: ChoiceRadios, group: true } : { Control: ChoiceList, group: false }
  }
  // Groups, grids and repeats are nodes of their own; whatever else has no control is read as text.
  const Control = controls[node.type as LeafType] ?? PlainText
  return { Control, group: grouped.has(node.type) }
}
