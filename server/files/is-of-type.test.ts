import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipOf } from '../testing/zip-of.ts'
import { isOfType } from './is-of-type.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'phieu-types-'))))
afterAll(async () => await rm(folder, { recursive: true }))

async function check(bytes: Uint8Array, type: string): Promise<boolean> {
  const path = join(folder, 'file')
  await writeFile(path, bytes)
  return isOfType({ head: bytes.subarray(0, 8), path, size: bytes.length }, type)
}

const word = zipOf(['[Content_Types].xml', 'word/document.xml'])

test('papers and pictures are known by how they begin', async () => {
  expect(await check(Buffer.from('%PDF-1.7\n…'), 'application/pdf')).toBe(true)
  expect(await check(Buffer.from('%PDF-1.7\n…'), 'image/jpeg')).toBe(false)
  expect(await check(Buffer.from('<html><script>'), 'application/pdf')).toBe(false)
})

test('office documents are known by what lies inside', async () => {
  expect(await check(word, docx)).toBe(true)
  expect(await check(word, xlsx)).toBe(false)
  expect(await check(zipOf(['[Content_Types].xml', 'xl/workbook.xml']), xlsx)).toBe(true)
})

test('any other archive is none, nor one with macros, nor one cut off or made up', async () => {
  expect(await check(zipOf(['cai-dat.exe']), docx)).toBe(false)
  expect(await check(zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']), docx)).toBe(false)
  expect(await check(word.subarray(0, word.length - 10), docx)).toBe(false)
  expect(await check(Buffer.from('PK\x03\x04'), docx)).toBe(false)
  const lying = Buffer.from(word)
  lying.writeUInt32LE(0xffffff, lying.length - 10)
  expect(await check(lying, docx)).toBe(false)
})
