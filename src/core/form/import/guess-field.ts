import { fold } from '../../lib/vietnamese.ts'
import type { NewField } from '../authoring/new-field.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { OutlineLine } from './outline-lines.ts'

/** What made a field's type: words that name one, choices, words of the label, or nothing. */
export type Evidence = 'type' | 'choices' | 'label' | 'none'

export interface Guess {
  readonly field: NewField
  readonly because: Evidence
}

type Kind = Omit<NewField, 'title'>

/** Words for a type, without marks. */
const typeWords: readonly (readonly [RegExp, Kind])[] = [
  [/^(ngay gio|thoi diem|date ?time)$/, { type: 'date-time' }],
  [/^(ngay|ngay thang nam|dd\/mm\/yyyy|date)$/, { type: 'date' }],
  [/^(gio|time)$/, { type: 'time' }],
  [/^(so nguyen|so luong|so|integer|int|number)$/, { type: 'integer' }],
  [/^(so thap phan|so thuc|decimal|float|ty le|phan tram)$/, { type: 'decimal' }],
  [/^(tien|so tien|dong|vnd|money)$/, { type: 'money' }],
  [/^(co\s*[/;,]\s*khong|dung\s*[/;,]\s*sai|yes\/no|boolean)$/, { type: 'yes-no' }],
  [/^(van ban|chu|chuoi|text|string)$/, { type: 'text' }],
  [/^(van ban dai|nhieu dong|doan van|long text|textarea)$/, { type: 'long-text' }],
  [/^(anh|hinh|hinh anh|photo|image)$/, { type: 'photo' }],
  [/^(tep|tep dinh kem|file|dinh kem)$/, { type: 'file' }],
  [/^(ghi am|am thanh|audio)$/, { type: 'audio' }],
  [/^(toa do|vi tri|gps|point)$/, { type: 'geo-point' }],
  [/^(dien thoai|so dien thoai|phone)$/, { type: 'phone' }],
  [/^(email|thu dien tu)$/, { type: 'email' }],
  [/^(dia chi)$/, { type: 'address' }],
  [/^(xa|phuong|xa phuong|xa, phuong)$/, { type: 'admin-unit', list: 'communes' }],
  [/^(so dinh danh|cccd|can cuoc)$/, { type: 'personal-id' }],
  [/^(ma so thue)$/, { type: 'tax-code' }],
  [/^(ma vach|barcode|qr)$/, { type: 'barcode' }],
  [/^(duong dan|lien ket|website|url)$/, { type: 'url' }],
]

/** What fields of a state form are usually called, without marks; the first that fits counts. */
const labelWords: readonly (readonly [RegExp, Kind])[] = [
  [/^(ho va ten|ho,? ten|ho ten|ho va ten dem va ten)\b/, { type: 'text', concept: 'person.full-name' }],
  [/^(ngay sinh|ngay,? thang,? nam sinh|sinh ngay)\b/, { type: 'date', concept: 'person.birth-date' }],
  [
    /\b(so dinh danh ca nhan|so dinh danh|so cccd|cccd|can cuoc cong dan|so can cuoc)\b/,
    { type: 'personal-id', concept: 'person.personal-id' },
  ],
  [/^gioi tinh\b/, { type: 'choice', list: 'sexes', filter: { known: '=yes' }, concept: 'person.sex' }],
  [/^dan toc\b/, { type: 'choice', list: 'ethnic-groups' }],
  [/^ton giao\b/, { type: 'choice', list: 'religions' }],
  [/^quoc tich\b/, { type: 'choice', list: 'countries' }],
  [/^(so )?(dien thoai|dt|sdt)\b/, { type: 'phone', concept: 'person.phone' }],
  [/^(email|thu dien tu|e-mail|hop thu)\b/, { type: 'email' }],
  [/^ma so thue\b/, { type: 'tax-code', concept: 'org.tax-code' }],
  [/^(so|ma so) (bao hiem xa hoi|bhxh)\b/, { type: 'social-insurance', concept: 'person.social-insurance-no' }],
  [/^(so|ma) the (bao hiem y te|bhyt)\b/, { type: 'health-insurance' }],
  [/^(dia chi|noi o|noi cu tru|noi thuong tru|noi tam tru|que quan|dia diem|tru so)\b/, { type: 'address' }],
  [/^(xa|phuong|xa,? phuong)\b/, { type: 'admin-unit', list: 'communes' }],
  [/^(toa do|vi tri|kinh do|vi do)\b/, { type: 'geo-point', concept: 'geo.point' }],
  [/^(ngay|thoi gian bat dau|thoi gian ket thuc|han)\b/, { type: 'date' }],
  [/^(gio|thoi diem)\b/, { type: 'time' }],
  [/^(dien tich)\b/, { type: 'decimal', suffix: 'm²' }],
  [/^(so tien|von|kinh phi|gia tri|doanh thu|muc luong|luong|tong muc dau tu|hoc phi|le phi|phi)\b/, { type: 'money' }],
  [/^(so luong|so nguoi|so ho|so lao dong|tong so|so can bo|so hoc sinh|tuoi|so tang|so phong|so thanh vien)\b/, { type: 'integer' }],
  [/^(ty le|phan tram|chieu dai|chieu rong|chieu cao|trong luong|khoi luong|diem)\b/, { type: 'decimal' }],
  [/^(ghi chu|mo ta|noi dung|ly do|y kien|nhan xet|kien nghi|de xuat|tom tat)\b/, { type: 'long-text' }],
  [/^(anh|hinh anh)\b/, { type: 'photo' }],
  [/^(tep|file|ban scan|van ban dinh kem|tai lieu)\b/, { type: 'file' }],
  [/^(website|trang web|duong dan)\b/, { type: 'url' }],
]

/** Units behind a number's label: `Diện tích (ha)`. */
const units: Readonly<Record<string, string>> = {
  m2: 'm²',
  'm²': 'm²',
  m3: 'm³',
  ha: 'ha',
  km: 'km',
  km2: 'km²',
  m: 'm',
  kg: 'kg',
  tan: 'tấn',
  '%': '%',
  nguoi: 'người',
  ho: 'hộ',
  cai: 'cái',
  chiec: 'chiếc',
  nam: 'năm',
  thang: 'tháng',
  ngay: 'ngày',
  gio: 'giờ',
}

const money = new Set(['dong', 'vnd', 'trieu dong', 'nghin dong', 'ty dong'])
const box = /[☐□◻▢⬜]|\[\s?\]/gu

/** Choices written one after the other: in boxes, or apart by strokes, semicolons or commas. */
function choicesIn(spec: string): readonly string[] {
  const apart = box.test(spec)
    ? spec.split(box)
    : [/\s*[/|]\s*/, /\s*;\s*/, /\s*,\s*/].map((by) => spec.split(by)).find((parts) => parts.length > 1)
  box.lastIndex = 0
  const parts = (apart ?? []).map((part) => part.replace(/[.,;]\s*$/, '').trim()).filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => part.length <= 100) ? [...new Set(parts)] : []
}

const isSeveral = (line: OutlineLine): boolean =>
  /nhieu lua chon|chon nhieu|mot hoac nhieu/.test(fold(`${line.label} ${line.help} ${line.spec}`))

function byUnit({ help }: OutlineLine): Kind | null {
  const unit = fold(help)
  if (money.has(unit)) return { type: 'money' }
  return Object.hasOwn(units, unit)
    ? { type: unit === 'ha' || unit.startsWith('m') || unit === '%' ? 'decimal' : 'integer', suffix: units[unit] ?? unit }
    : null
}

const found = (words: typeof typeWords, text: string): Kind | null => words.find(([test]) => test.test(text))?.[1] ?? null

/** The field that a line asks for. What it says and no type takes becomes help, so that nothing is lost. */
export function guessField(line: OutlineLine): Guess {
  const { label: title, spec, help } = line
  const kind = found(typeWords, fold(spec))
  const made = (given: Kind, because: Evidence, words: readonly string[] = [help]): Guess => {
    const said = words.filter((each) => each !== '').join('. ')
    return { field: { ...given, title, ...(said === '' ? {} : { help: said }) }, because }
  }
  if (kind !== null) {
    const known = found(labelWords, fold(title))
    return made(known?.type === kind.type ? known : kind, 'type')
  }
  const choices = choicesIn(spec.replace(/\((?:chọn nhiều|nhiều lựa chọn)\)/iu, ''))
  if (choices.length > 0) {
    const type: FieldTypeName = isSeveral(line) ? 'multi-choice' : 'choice'
    return fold(choices.join('/')) === 'co/khong' ? made({ type: 'yes-no' }, 'choices') : made({ type, choices }, 'choices')
  }
  const unit = byUnit(line)
  if (unit !== null) return made(unit, 'label', [spec])
  const known = found(labelWords, fold(title))
  return known === null ? made({ type: 'text' }, 'none', [help, spec]) : made(known, 'label', [help, spec])
}
