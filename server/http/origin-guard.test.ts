import { expect, test } from 'vitest'
import { isSameOrigin } from './origin-guard.ts'

const own = ['https://phieu.example', 'http://localhost:8080']
const seen = (method: string, origin?: string, fetchSite?: string) => isSameOrigin({ method, origin, fetchSite, own })

test('reading is free, changing needs our own pages', () => {
  expect(seen('GET', 'https://evil.example', 'cross-site')).toBe(true)
  expect(seen('POST', 'https://phieu.example', 'same-origin')).toBe(true)
  expect(seen('POST', 'http://localhost:8080')).toBe(true)
  expect(seen('POST', 'https://evil.example', 'cross-site')).toBe(false)
  expect(seen('POST', 'https://evil.example')).toBe(false)
  expect(seen('DELETE', 'https://sub.phieu.example', 'same-site')).toBe(false)
  expect(seen('POST', 'null', 'cross-site')).toBe(false)
})

test('what is no browser sends neither header and carries nobody’s cookie', () => {
  expect(seen('POST')).toBe(true)
  expect(seen('POST', undefined, 'same-origin')).toBe(true)
  expect(seen('POST', undefined, 'none')).toBe(false)
})
