import type { ManifestOptions } from 'vite-plugin-pwa'

/** What the installed app is called and looks like. */
export const webManifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Phiếu · Biểu mẫu điện tử Hải Phòng',
  short_name: 'Phiếu',
  description: 'Nhập biểu mẫu điện tử của thành phố Hải Phòng, cả khi mất mạng.',
  lang: 'vi',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0b5563',
  categories: ['government', 'productivity'],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
  shortcuts: [
    { name: 'Biểu mẫu của tôi', url: '/forms' },
    { name: 'Việc của tôi', url: '/work' },
    { name: 'Tìm hồ sơ', url: '/records' },
  ],
}
