// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { createI18n } from '../i18n/i18n.ts'
import { reloadOnMissingChunk } from '../update/missing-chunk.ts'
import { BrokenScreen } from './error-boundary.tsx'

afterEach(cleanup)

it('tells of a part that could not be fetched in words, without its address', async () => {
  const nothing = { getItem: () => '1', setItem: () => undefined, removeItem: () => undefined }
  reloadOnMissingChunk({ saveAll: async () => true, reload: () => undefined, isOnline: () => false, memory: nothing })
  const payload = new Error('Failed to fetch dynamically imported module: https://phieu.test/assets/fill-1a2b.js')
  dispatchEvent(Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload }))
  render(
    <I18nextProvider i18n={await createI18n('vi')}>
      <BrokenScreen error={payload} />
    </I18nextProvider>,
  )
  expect(screen.getByRole('heading').textContent).toBe('Màn hình này chưa tải được')
  expect(document.body.textContent).not.toMatch(/assets|Failed/)
})
