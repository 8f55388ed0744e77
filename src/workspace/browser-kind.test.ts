import { expect, it } from 'vitest'
import { inAppBrowser, isAndroid, needsInstalling } from './browser-kind.ts'

const signs = (userAgent: string, more = {}) => ({ userAgent, maxTouchPoints: 5, installed: false, ...more })
const android =
  'Mozilla/5.0 (Linux; Android 14; SM-A546E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15'

it.each([
  [`${android} Zalo android/12110548 ZaloTheme/light ZaloLanguage/vi`, 'Zalo'],
  [`${iphone} Mobile/15E148 Zalo iOS/623`, 'Zalo'],
  [`${android} [FB_IAB/FB4A;FBAV/480.0.0.54.88;]`, 'Facebook'],
  [`${iphone} Mobile/22B83 [FBAN/FBIOS;FBAV/480.0]`, 'Facebook'],
  [`${android} [FB_IAB/Orca-Android;FBAV/480.0;]`, 'Messenger'],
  [`${iphone} Version/18.1 Mobile/15E148 Safari/604.1`, null],
  [mac, null],
])('knows the browser of an app by %s', (userAgent, name) => {
  expect(inAppBrowser(signs(userAgent))).toBe(name)
})

it('asks for installing on an iPhone and an iPad that is not, and nowhere else', () => {
  expect(needsInstalling(signs(iphone))).toBe(true)
  expect(needsInstalling(signs(mac))).toBe(true)
  expect(needsInstalling(signs(mac, { maxTouchPoints: 0 }))).toBe(false)
  expect(needsInstalling(signs(iphone, { installed: true }))).toBe(false)
  expect(needsInstalling(signs(android))).toBe(false)
  expect(isAndroid(signs(android))).toBe(true)
})
