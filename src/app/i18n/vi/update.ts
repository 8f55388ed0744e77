export const update = {
  ready: 'Có bản Phiếu mới.',
  now: 'Cập nhật ngay',
  waits: 'Có bản Phiếu mới. Sẽ cập nhật được khi không còn gì đang nhập dở hoặc đang gửi.',
  working: 'Đang lưu việc dở ở mọi cửa sổ rồi cập nhật…',
  othersOpen:
    'Đang mở phiếu nhập dở ở {{count}} cửa sổ khác. Những gì đã nhập ở đó đã lưu. Cập nhật thì các cửa sổ đó tải lại, mở khoá là nhập tiếp được.',
  all: 'Cập nhật mọi cửa sổ',
  othersUnkept: 'Có {{count}} cửa sổ khác chưa lưu được những gì vừa nhập, nên chưa cập nhật. Hãy sang cửa sổ đó xem, rồi thử lại.',
  again: 'Thử lại',
  held: 'Bản Phiếu mới đã chạy, nhưng cửa sổ này còn chữ chưa lưu được. Đừng đóng cửa sổ; chép phần chữ đó ra nơi khác, hoặc lưu lại rồi tải bản mới.',
  heldAct: 'Lưu rồi tải bản mới',
  look: 'Tìm bản mới',
  looking: 'Đang tìm bản mới…',
  lookNone: 'Máy chủ chưa đưa ra bản mới cho máy này. Hãy đóng hết các cửa sổ Phiếu, mở lại; nếu vẫn vậy, gọi hỗ trợ.',
  lookUnreachable: 'Chưa nối được máy chủ để tìm bản mới. Hãy thử lại khi có mạng.',
  missingTitle: 'Màn hình này chưa tải được',
  missingText:
    'Một phần của Phiếu chưa về tới máy: mạng đang yếu hoặc vừa có bản mới. Những gì đã ghi “Đã lưu” vẫn còn. Hãy tải lại trang khi có mạng; nếu vẫn vậy, gọi hỗ trợ.',
} as const
