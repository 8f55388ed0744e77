/** Where a record stands, in words that can be repeated on the phone. */
export const status = {
  draft: 'Đang nhập dở trên máy này',
  'draft-change': 'Đang sửa trên máy này',
  queued: 'Trên máy này, chờ gửi',
  withdrawing: 'Trên máy này, chờ gửi yêu cầu rút',
  sending: 'Đang gửi',
  stopped: 'Cần xử lý',
  held: 'Trên máy này, chờ bản trước',
  received: 'Máy chủ đã nhận',
  'in-review': 'Đang duyệt',
  returned: 'Bị trả lại, cần sửa',
  approved: 'Đã duyệt',
  locked: 'Đã chốt',
  'correction-requested': 'Chờ quyết định đề nghị sửa',
  withdrawn: 'Đã rút',
  cancelled: 'Đã huỷ',
  erased: 'Đã xoá theo luật',
} as const
