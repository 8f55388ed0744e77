// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { fieldCases } from '#testing/gallery/field-cases.ts'
import { galleryContext } from '#testing/gallery/gallery-context.ts'
import { galleryForm } from '#testing/gallery/gallery-form.ts'
import { leave, renderForm, type } from '../testing/render-form.tsx'

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

const geo = must(
  fieldCases.find((each) => each.type === 'geo-point'),
  'a point in the gallery',
)
function show(values: JsonObject = {}) {
  const instance = createInstance(galleryForm(geo, 'empty'), values, galleryContext)
  return renderForm({}, { instance, formContext: galleryContext })
}
const button = () => [...document.querySelectorAll('button')].find((each) => each.textContent === 'Lấy vị trí')
const locate = (): Answers => {
  fireEvent.click(must(button(), 'the button'))
  return must(device.asked.at(-1), 'the question')
}

test('the device’s position is written in, checked against the bounds at once, and kept with its error', () => {
  const { input, instance, text } = show()
  act(() => locate()[0]({ coords: { latitude: 20.84491234, longitude: 106.68808388, accuracy: 11.2 } }))
  expect(instance.value('/field')).toEqual({ lat: 20.844912, lon: 106.688084, accuracy: 12 })
  expect(input('Tọa độ').value).toBe('20.844912, 106.688084')
  expect(text()).toContain('20.844912, 106.688084 (±12 m)')
  act(() => locate()[0]({ coords: { latitude: 10.776, longitude: 106.701, accuracy: 5 } }))
  expect(text()).toContain('Tọa độ nằm ngoài địa bàn')
})

test('what was typed while the device was looking is not written over', () => {
  const { input, instance } = show()
  const [found] = locate()
  type(input('Tọa độ'), '20,8449; 106,6881')
  act(() => found({ coords: { latitude: 10.776, longitude: 106.701, accuracy: 5 } }))
  expect(instance.value('/field')).toEqual({ lat: 20.8449, lon: 106.6881 })
  expect(input('Tọa độ').value).toBe('20,8449; 106,6881')
})

test('a refusal and a device that cannot tell are told apart, and typing goes on', () => {
  const { input, instance, text } = show()
  act(() => locate()[1]({ code: 1 }))
  expect(text()).toContain('Trình duyệt không cho lấy vị trí')
  act(() => locate()[1]({ code: 3 }))
  expect(text()).toContain('Máy chưa xác định được vị trí')
  expect(text()).not.toContain('Trình duyệt không cho')
  type(input('Tọa độ'), '20,8449; 106,6881')
  leave(input('Tọa độ'))
  expect(instance.value('/field')).toEqual({ lat: 20.8449, lon: 106.6881 })
})

test('a longitude in the place of the latitude is told as such, though no latitude is that great', () => {
  const { input, text } = show()
  type(input('Tọa độ'), '106.6881, 20.8449')
  leave(input('Tọa độ'))
  expect(text()).toContain('Có thể đã đổi chỗ vĩ độ và kinh độ')
})

test('without a receiver there is no button', () => {
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: undefined })
  show()
  expect(button()).toBeUndefined()
})
