import { describe, expect, it } from 'vitest'
import { fitsType, sniffType } from './file-magic.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('the beginning of a file', () => {
  it.each([
    ['%PDF-1.7', 'application/pdf'],
    ['\xff\xd8\xff\xe0\0\x10JF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['PK\x03\x04\x14\0\x06\0', 'application/zip'],
    ['\x1a\x45\xdf\xa3\x9f\x42\x86\x81', 'audio/webm'],
    ['\0\0\0\x1cftyp', 'audio/mp4'],
    ['OggS\0\x02\0\0', 'audio/ogg'],
    ['ID3\x04\0\0\0\0', 'audio/mpeg'],
    ['\xff\xfb\x90\x44', 'audio/mpeg'],
    ['<html><body>', null],
    ['<svg xmlns=', null],
    ['MZ\x90\0', null],
    ['%PD', null],
    ['', null],
  ])('%j says what it is', (head, type) => expect(sniffType(bytes(head))).toBe(type))

  it('fits the type that is claimed, or does not', () => {
    expect(fitsType('application/pdf', bytes('%PDF-1.7'))).toBe(true)
    expect(fitsType('image/png', bytes('%PDF-1.7'))).toBe(false)
    expect(fitsType('audio/mp4', bytes('\0\0\0\x1cftyp'))).toBe(true)
    expect(fitsType('audio/webm', bytes('<html><b'))).toBe(false)
    expect(fitsType(docx, bytes('PK\x03\x04'))).toBe(true)
    expect(fitsType('application/zip', bytes('PK\x03\x04'))).toBe(false)
    expect(fitsType('text/html', bytes('<html>'))).toBe(false)
  })
})
