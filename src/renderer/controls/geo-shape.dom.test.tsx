// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { showCase } from '#testing/gallery/show-case.tsx'

type Answers = readonly [found: (position: unknown) => void, failed: (error: { readonly code: number }) => void]

const device: { asked: Answers[] } = { asked: [] }
const own = Object.getOwnPropertyDescriptor(navigator, 'geolocation')
beforeEach(() => {
  device.asked = []
  const getCurrentPosition = (...answers: Answers) => void device.asked.push(answers)
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition } })
})
afterEach(() => {
  cleanup()
  if (own === undefined) Reflect.deleteProperty(navigator, 'geolocation')
  else Object.defineProperty(navigator, 'geolocation', own)
})

const area = () => must(document.querySelector('textarea'), 'the points')
const button = (text: string) =>
  must(
    [...document.querySelectorAll('button')].find((each) => each.textContent === text),
    text,
  )
const walkTo = (latitude: number, longitude: number) => {
  fireEvent.click(button('Thêm vị trí đang đứng'))
  act(() => must(device.asked.at(-1), 'the question')[0]({ coords: { latitude, longitude, accuracy: 3.2 } }))
}
const status = () => document.querySelector('.ph-section [role=status]')?.textContent

test('an area is walked from corner to corner, drawn, measured, and closed by itself', () => {
  const { instance, text } = showCase('geo-polygon')
  walkTo(20.845, 106.688)
  walkTo(20.845, 106.689)
  expect(instance.value('/field')).toBeUndefined()
  expect(area().value).toBe('20.845, 106.688\n20.845, 106.689')
  walkTo(20.8459999, 106.689)
  expect(status()).toBe('Đã thêm điểm 3 (±4 m).')
  expect(instance.value('/field')).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [106.688, 20.845],
        [106.689, 20.845],
        [106.689, 20.846],
        [106.688, 20.845],
      ],
    ],
  })
  expect(document.querySelector('.ph-sketch path[data-closed]')).not.toBeNull()
  expect(text()).toMatch(/3 điểm; chu vi 36\d,\d m; diện tích 5\.76\d,?\d? m²/)
})

test('the last point is taken back, and those before it stay', () => {
  showCase('geo-line', {})
  fireEvent.input(area(), { target: { value: '20.845; 106.688\n' } })
  walkTo(20.846, 106.688)
  expect(area().value).toBe('20.845; 106.688\n20.846, 106.688')
  fireEvent.click(button('Bỏ điểm cuối'))
  expect(area().value).toBe('20.845, 106.688')
})

test('edges that cross are told in the corners’ numbers when the field is left', () => {
  const { text } = showCase('geo-polygon')
  fireEvent.input(area(), { target: { value: '20.845, 106.688\n20.847, 106.690\n20.845, 106.690\n20.847, 106.688' } })
  fireEvent.blur(area())
  expect(text()).toContain('Cạnh 1–2 cắt hoặc chạm cạnh 3–4.')
})

test('a line that is no position is told by its number, and the text stays', () => {
  const { text, instance } = showCase('geo-line')
  fireEvent.input(area(), { target: { value: '20.845, 106.688\nbờ đê' } })
  fireEvent.blur(area())
  expect(text()).toContain('Dòng 2 không phải tọa độ.')
  expect(area().value).toBe('20.845, 106.688\nbờ đê')
  expect(instance.value('/field')).toBeUndefined()
})

test('a refused position is told, and typing goes on', () => {
  showCase('geo-line')
  fireEvent.click(button('Thêm vị trí đang đứng'))
  act(() => must(device.asked.at(-1), 'the question')[1]({ code: 1 }))
  expect(status()).toContain('Trình duyệt không cho lấy vị trí')
})

test('in reading the corners stand beside the sketch', () => {
  showCase(
    'geo-line',
    {
      field: {
        type: 'LineString',
        coordinates: [
          [106.688, 20.845],
          [106.69, 20.846],
        ],
      },
    },
    { read: true },
  )
  expect([...document.querySelectorAll('.ph-shape-points li')].map((each) => each.textContent)).toEqual([
    '20.845, 106.688',
    '20.846, 106.69',
  ])
})
