import { expect, test } from 'vitest'
import { isWebAddress, parseWebAddress } from './web-address.ts'

test.each([
  ['haiphong.gov.vn', 'https://haiphong.gov.vn'],
  ['  HTTP://HaiPhong.gov.vn/Trang?x=1#a ', 'http://haiphong.gov.vn/Trang?x=1#a'],
  ['https://vi.wikipedia.org/wiki/Hải_Phòng', 'https://vi.wikipedia.org/wiki/H%E1%BA%A3i_Ph%C3%B2ng'],
  ['https://a.vn/H%E1%BA%A3i', 'https://a.vn/H%E1%BA%A3i'],
  ['localhost.vn:8080/a', 'https://localhost.vn:8080/a'],
  ['10.0.0.12/camera', 'https://10.0.0.12/camera'],
])('%s is read as %s', (typed, address) => {
  expect(parseWebAddress(typed)).toEqual({ ok: true, value: address })
})

test.each([
  ['javascript:alert(1)', 'url.scheme'],
  ['data:text/html,x', 'url.scheme'],
  ['ftp://haiphong.gov.vn', 'url.scheme'],
  ['C:\\anh.jpg', 'url.scheme'],
  ['https://haiphong.gov.vn@evil.example', 'url.text'],
  ['https://hải-phòng', 'url.text'],
  ['trang web', 'url.text'],
  ['https://', 'url.text'],
  ['https://a.vn/\ud800', 'url.text'],
])('%s is no address to open: %s', (typed, code) => {
  const read = parseWebAddress(typed)
  expect(read.ok ? read.value : read.error.map((each) => each.code)).toEqual([code])
})

test('what another device may have stored is opened only when it is a web address', () => {
  expect(isWebAddress('https://haiphong.gov.vn/a?b=%20')).toBe(true)
  for (const text of [
    'javascript:alert(1)',
    'https://a.vn/"onclick',
    ' https://a.vn',
    'https://a.vn/%zz',
    `https://a.vn/${'x'.repeat(2000)}`,
  ])
    expect(isWebAddress(text)).toBe(false)
})
