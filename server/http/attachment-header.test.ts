import { expect, test } from 'vitest'
import { attachmentHeader } from './attachment-header.ts'

test('a Vietnamese name arrives whole, and readable without marks', () => {
  expect(attachmentHeader('Giấy đăng ký.pdf')).toBe(
    `attachment; filename="Giay dang ky.pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20%C4%91%C4%83ng%20k%C3%BD.pdf`,
  )
})

test('a name cannot end the header, leave its folder, or turn its ending round', () => {
  expect(attachmentHeader('a"; x="\r\nSet-Cookie: b')).toBe(
    `attachment; filename="a_; x=_Set-Cookie: b"; filename*=UTF-8''a%22%3B%20x%3D%22Set-Cookie%3A%20b`,
  )
  expect(attachmentHeader('../../secrets.json')).toBe(`attachment; filename=".._.._secrets.json"; filename*=UTF-8''.._.._secrets.json`)
  expect(attachmentHeader('anh\u202Egpj.exe')).toBe(`attachment; filename="anhgpj.exe"; filename*=UTF-8''anhgpj.exe`)
  expect(attachmentHeader("it's (1)*\ud800.pdf")).toContain("filename*=UTF-8''it%27s%20%281%29%2A%EF%BF%BD.pdf")
})
