import { strToU8, zipSync } from 'fflate'

export interface WrittenSheet {
  /** At most 31 characters, without `[]:*?/\`. */
  readonly name: string
  /** The first row is the heading: bold, and it stays while the rest is scrolled. */
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** What a cell can hold. */
const MOST_TEXT = 32_767

/** XML 1.0 has no place for control characters; a text that looks like one of Excel's escapes for them is kept from being read as one. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

function cell(value: string | number | null, style: number): string {
  if (value === null || value === '') return `<c s="${style}"/>`
  if (typeof value === 'number') return `<c s="${style}"><v>${value}</v></c>`
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, MOST_TEXT))}</t></is></c>`
}

function sheetXml({ rows, widths }: WrittenSheet): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')
  const lines = rows.map((row, at) => `<row r="${at + 1}">${row.map((value) => cell(value, at === 0 ? 1 : 2)).join('')}</row>`).join('')
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${lines}</sheetData></worksheet>`
}

const aligned = '<alignment vertical="top" wrapText="1"/>'
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1" applyAlignment="1">${aligned}</xf><xf xfId="0" applyAlignment="1">${aligned}</xf></cellXfs></styleSheet>`

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
const override = (part: string, type: string): string => `<Override PartName="/xl/${part}" ContentType="${types}.${type}+xml"/>`

/** A workbook (.xlsx) of texts and numbers; a text that begins like a formula is a text. Packed here and at once: no thread of its own, which a strict policy forbids. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array<ArrayBuffer> {
  const names = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')
  const parts = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)
  const texts = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${parts.map((part) => override(part, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}">${parts.map((part, at) => relation(`rId${at + 1}`, 'worksheet', part)).join('')}${relation('rStyles', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/${parts[at] ?? ''}`, sheetXml(sheet)])),
  }
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])))
}
