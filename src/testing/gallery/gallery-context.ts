import type { CodeList } from '#core/form/code-list.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import type { FormContext } from '#core/form/compiled-form.ts'

const shipped = Object.values(
  import.meta.glob<CodeList>('../../../form-definitions/code-lists/{provinces,communes,countries,ethnic-groups}.json', {
    eager: true,
    import: 'default',
  }),
)

const asOf = '2026-11-20'
const list = (key: string, items: CodeList['items']): CodeList => ({
  key,
  version: '2026-01-01',
  title: key,
  source: 'Trang trưng bày',
  codesBy: 'project',
  items,
})

const crafts = ['Chế biến', 'Sửa chữa', 'Bán lẻ', 'Vận chuyển', 'Sản xuất', 'Nuôi trồng', 'Cho thuê', 'Lắp đặt', 'Thiết kế', 'Kiểm định']
const goods = ['thủy sản', 'nước mắm', 'tàu thuyền', 'ngư cụ', 'vật liệu', 'máy nổ', 'đồ gỗ', 'quần áo', 'hàng khô', 'thức ăn']

/** Ten thousand names, no two alike. */
const trades = Array.from({ length: 10_000 }, (_, at) => ({
  code: String(at).padStart(5, '0'),
  name: `${crafts[at % 10]} ${goods[Math.floor(at / 10) % 10]} nhóm ${Math.floor(at / 100) + 1}`,
}))

const areas = ['Thủy Nguyên', 'Đồ Sơn', 'Cát Hải'].map((name, at) => ({ code: `a${at + 1}`, name }))
const wards = areas.flatMap(({ code, name }) =>
  [1, 2, 3].map((at) => ({ code: `${code}w${at}`, name: `Phường ${name} ${at}`, parent: code })),
)
const streets = wards.flatMap(({ code }) => [1, 2, 3].map((at) => ({ code: `${code}s${at}`, name: `Phố ${code} số ${at}`, parent: code })))

export const galleryContext: FormContext = {
  asOf,
  demo: true,
  previous: null,
  lists: codeListsOf(
    [
      ...shipped,
      list('gallery-trades', trades),
      list('gallery-areas', areas),
      list('gallery-wards', wards),
      list('gallery-streets', streets),
    ],
    asOf,
  ),
}
