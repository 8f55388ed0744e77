import { expect, it } from 'vitest'
import { fillMessage, parseMessage } from './message-template.ts'

const shown = (expression: string): string => `<${expression}>`

it.each([
  ['Không có chỗ trống.', 'Không có chỗ trống.'],
  ['Tổng là {sum}, phải bằng { total }.', 'Tổng là <sum>, phải bằng <total>.'],
  ['{a}{b}', '<a><b>'],
  ['Viết {{ngoặc}} như thế.', 'Viết {ngoặc} như thế.'],
  ['{ {"a": 1}[kind] } và {"}" + name}', '<{"a": 1}[kind]> và <"}" + name>'],
  ["{'\\'}' + name}", "<'\\'}' + name>"],
])('%s reads %s', (message, expected) => {
  expect(fillMessage(message, shown)).toBe(expected)
})

it.each(['Mở {mà không đóng', 'Đóng } mà không mở', '{"}'])('%s is no message', (message) => {
  expect(parseMessage(message)).toBeNull()
  expect(fillMessage(message, shown)).toBe(message)
})
