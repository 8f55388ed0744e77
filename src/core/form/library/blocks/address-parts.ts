import type { BlockField } from '../library-block.ts'

const why = 'Xác định nơi ở, nơi đặt trụ sở theo đơn vị hành chính để liên hệ và xác định thẩm quyền.'

/** Two levels of administration since 01/07/2025; what older papers say stands beside. */
export const addressParts: readonly BlockField[] = [
  {
    id: 'lbadprov',
    name: 'province',
    type: 'choice',
    list: 'provinces',
    title: 'Tỉnh, thành phố',
    help: 'Chọn tỉnh, thành phố theo địa giới từ 01/07/2025.',
    concept: 'address.province',
    isRequired: true,
    en: { title: 'Province or city', help: 'Choose by the boundaries since 1 July 2025.' },
    personal: { class: 'basic', why },
  },
  {
    id: 'lbadcomm',
    name: 'commune',
    type: 'admin-unit',
    list: 'communes',
    filter: { province: 'province' },
    title: 'Phường, xã, đặc khu',
    help: 'Gõ vài chữ của tên, có dấu hoặc không dấu, rồi chọn trong danh sách.',
    concept: 'address.commune',
    isRequired: true,
    en: { title: 'Ward, commune or special zone', help: 'Type a few letters of the name, then choose.' },
    personal: { class: 'basic', why },
  },
  {
    id: 'lbaddeta',
    name: 'detail',
    type: 'text',
    title: 'Số nhà, đường, thôn, tổ dân phố',
    help: 'Ghi phần địa chỉ dưới cấp xã, ví dụ: Số 12 đường Bạch Đằng.',
    concept: 'address.detail',
    isRequired: true,
    more: { minLength: 1, maxLength: 255 },
    en: { title: 'House number, street, village', help: 'What lies below the commune, e.g. 12 Bạch Đằng street.' },
    personal: { class: 'basic', why },
  },
  {
    id: 'lbadoldt',
    name: 'old',
    type: 'text',
    title: 'Địa chỉ cũ (ba cấp, nếu có)',
    help: 'Chép nguyên địa chỉ trước 01/07/2025 như trên giấy tờ; để trống nếu không có.',
    concept: 'address.old-text',
    more: { maxLength: 255 },
    en: { title: 'Old address (three levels, if any)', help: 'As on papers from before 1 July 2025; leave empty if there is none.' },
    personal: { class: 'basic', why: 'Đối chiếu giấy tờ cấp trước khi sắp xếp đơn vị hành chính.' },
  },
]

export const sampleAddress = { province: '31', commune: '11359', detail: 'Số 12 đường Bạch Đằng' }
