export const door = {
  offlineTitle: 'Máy đang mất mạng',
  offline:
    'Lần đăng nhập đầu tiên trên máy này bắt buộc phải có mạng, nên lúc này chưa vào được. Hãy nối mạng rồi đăng nhập; từ lần sau, mất mạng vẫn mở khoá được.',
  inAppTitle: 'Bạn đang mở Phiếu trong {{app}}',
  inApp:
    'Trình duyệt của {{app}} có thể xoá phiếu chưa gửi. Hãy bấm nút ⋯ hoặc ⋮ ở góc trên, chọn “Mở bằng trình duyệt”, rồi đăng nhập ở đó.',
  openChrome: 'Mở bằng Chrome',
  privateTitle: 'Có vẻ đây là cửa sổ riêng tư',
  private: 'Đóng cửa sổ là mất phiếu chưa gửi. Hãy mở Phiếu ở cửa sổ thường để nhập; ở đây chỉ nên xem khi có mạng.',
  installTitle: 'Đưa Phiếu ra màn hình chính trước khi nhập',
  installWhy: 'Trên iPhone và iPad, trình duyệt xoá phiếu chưa gửi sau 7 ngày không mở. Mở từ màn hình chính thì không bị xoá.',
  installStep1: 'Bấm nút Chia sẻ (ô vuông có mũi tên lên).',
  installStep2: 'Chọn “Thêm vào MH chính”, rồi “Thêm”.',
  installStep3: 'Mở Phiếu từ màn hình chính và đăng nhập ở đó.',
  installStay: 'Vẫn nhập ở đây, sẽ gửi ngay',
  installLater: 'Để tôi cài trước',
} as const
