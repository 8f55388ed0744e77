import type { FieldTypeName } from '../../field-settings.ts'
import { addressPanel } from './address.ts'
import { adminUnitPanel } from './admin-unit.ts'
import { agencyCodePanel } from './agency-code.ts'
import { assignedNumberPanel } from './assigned-number.ts'
import { audioPanel } from './audio.ts'
import { barcodePanel } from './barcode.ts'
import { choicePanel } from './choice.ts'
import { datePanel } from './date.ts'
import { dateTimePanel } from './date-time.ts'
import { decimalPanel } from './decimal.ts'
import { emailPanel } from './email.ts'
import { filePanel } from './file.ts'
import { geoLinePanel } from './geo-line.ts'
import { geoPointPanel } from './geo-point.ts'
import { geoPolygonPanel } from './geo-polygon.ts'
import { gridPanel } from './grid.ts'
import { groupPanel } from './group.ts'
import { healthInsurancePanel } from './health-insurance.ts'
import { hiddenPanel } from './hidden.ts'
import { imageChoicePanel } from './image-choice.ts'
import { integerPanel } from './integer.ts'
import { islandPanel } from './island.ts'
import { longTextPanel } from './long-text.ts'
import { matrixPanel } from './matrix.ts'
import { moneyPanel } from './money.ts'
import { multiChoicePanel } from './multi-choice.ts'
import { notePanel } from './note.ts'
import { parcelIdPanel } from './parcel-id.ts'
import { partialDatePanel } from './partial-date.ts'
import { periodPanel } from './period.ts'
import { personalIdPanel } from './personal-id.ts'
import { phonePanel } from './phone.ts'
import { photoPanel } from './photo.ts'
import { rankingPanel } from './ranking.ts'
import { ratingPanel } from './rating.ts'
import { recordRefPanel } from './record-ref.ts'
import { repeatPanel } from './repeat.ts'
import { sliderPanel } from './slider.ts'
import { socialInsurancePanel } from './social-insurance.ts'
import { taxCodePanel } from './tax-code.ts'
import { textPanel } from './text.ts'
import { timePanel } from './time.ts'
import { urlPanel } from './url.ts'
import { yesNoPanel } from './yes-no.ts'
import type { Panel } from './panel.ts'

const panels: Readonly<Record<FieldTypeName, Panel>> = {
  group: groupPanel,
  address: addressPanel,
  grid: gridPanel,
  repeat: repeatPanel,
  text: textPanel,
  'long-text': longTextPanel,
  integer: integerPanel,
  decimal: decimalPanel,
  money: moneyPanel,
  date: datePanel,
  'partial-date': partialDatePanel,
  period: periodPanel,
  'yes-no': yesNoPanel,
  choice: choicePanel,
  'multi-choice': multiChoicePanel,
  'personal-id': personalIdPanel,
  'tax-code': taxCodePanel,
  phone: phonePanel,
  email: emailPanel,
  'social-insurance': socialInsurancePanel,
  'health-insurance': healthInsurancePanel,
  'agency-code': agencyCodePanel,
  'parcel-id': parcelIdPanel,
  'admin-unit': adminUnitPanel,
  'geo-point': geoPointPanel,
  'record-ref': recordRefPanel,
  'assigned-number': assignedNumberPanel,
  file: filePanel,
  photo: photoPanel,
  time: timePanel,
  'date-time': dateTimePanel,
  url: urlPanel,
  rating: ratingPanel,
  slider: sliderPanel,
  note: notePanel,
  hidden: hiddenPanel,
  ranking: rankingPanel,
  'image-choice': imageChoicePanel,
  matrix: matrixPanel,
  island: islandPanel,
  'geo-line': geoLinePanel,
  'geo-polygon': geoPolygonPanel,
  barcode: barcodePanel,
  audio: audioPanel,
}

/** The settings that an author may choose for a field of this type. */
export const panelOf = (type: FieldTypeName): Panel => panels[type]
