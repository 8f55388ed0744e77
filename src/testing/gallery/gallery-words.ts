import type { Lang } from '#renderer/form-view-props.ts'
import type { GalleryState } from './gallery-form.ts'

/** Words of the gallery itself: a tool of developers, so they stay out of the app's own. */
export const galleryWords: Readonly<
  Record<Lang, Readonly<Record<GalleryState, string>> & { readonly title: string; readonly theme: string; readonly all: string }>
> = {
  vi: {
    title: 'Các loại mục',
    theme: 'Sáng / tối',
    all: 'Tất cả',
    empty: 'Trống',
    filled: 'Đã điền',
    invalid: 'Sai',
    warning: 'Cảnh báo',
    'read-only': 'Chỉ đọc',
    masked: 'Đã che',
    disabled: 'Đang khóa',
    read: 'Xem và in',
  },
  en: {
    title: 'Field types',
    theme: 'Light / dark',
    all: 'All',
    empty: 'Empty',
    filled: 'Filled',
    invalid: 'Invalid',
    warning: 'Warning',
    'read-only': 'Read-only',
    masked: 'Masked',
    disabled: 'Disabled',
    read: 'Reading and print',
  },
}
