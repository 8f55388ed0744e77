/** What stands on paper only. */
export const print = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  draft: 'Bản nhập dở, chưa gửi: chưa có số biên nhận',
  draftOfSent: 'Bản đang sửa, chưa gửi, của hồ sơ có số biên nhận {{receipt}}',
  draftMark: 'bản nhập dở, chưa gửi',
  printed: 'Người in: {{name}} · {{time}}',
  declarer: 'Người cung cấp thông tin',
  clerk: 'Người nhập phiếu',
  head: 'Thủ trưởng đơn vị',
  sign: '(Ký, ghi rõ họ tên)',
  seal: '(Ký, đóng dấu)',
} as const
