import type { Words } from '../words.ts'

export const print: Words['print'] = {
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence - Freedom - Happiness',
  draft: 'Unfinished, not sent: no receipt number yet',
  draftOfSent: 'A change, not sent yet, of the record with receipt number {{receipt}}',
  draftMark: 'unfinished, not sent',
  printed: 'Printed by {{name}} · {{time}}',
  declarer: 'Information given by',
  clerk: 'Entered by',
  head: 'Head of the unit',
  sign: '(Signature and full name)',
  seal: '(Signature and seal)',
}
