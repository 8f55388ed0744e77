import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'

/**
 * Draws the PNG icons of the installed app from `public/icon.svg`: run by hand after the drawing changed.
 * Browsers want PNG for home screens; the maskable one fills its square, because phones cut their own shape from it.
 */
const svg = await readFile('public/icon.svg', 'utf8')
const full = svg
  .replace('rx="14"', '')
  .replace(/(<path[\s\S]*)<\/svg>/, '<g transform="translate(32 32) scale(.78) translate(-33.5 -32)">$1</g></svg>')
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const [name, size, drawing] of [
  ['icon-180', 180, full],
  ['icon-192', 192, svg],
  ['icon-512', 512, svg],
  ['icon-maskable-512', 512, full],
] as const) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`)
  await writeFile(`public/${name}.png`, await page.screenshot({ omitBackground: true }))
}
await browser.close()
