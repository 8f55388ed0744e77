/** How the blank form lies on A4: decree 30/2020's margins and typeface, so that it files with other papers. */
export const blankStyles = `
@page { size: A4; margin: 18mm 15mm 18mm 25mm; @bottom-center { content: counter(page) '/' counter(pages); font: 9pt 'Times New Roman', serif; } }
* { box-sizing: border-box; }
body { margin: 0 auto; color: #000; background: #fff; font: 12pt/1.4 'Times New Roman', 'Liberation Serif', serif; overflow-wrap: anywhere; }
@media screen { body { max-width: 210mm; padding: 15mm; } }
.offices { display: flex; justify-content: space-between; gap: 4mm; text-align: center; }
.offices > div { flex: 0 0 auto; }
.offices p, .legal p { margin: 0; }
.nation { font-weight: bold; font-size: 11pt; white-space: nowrap; }
.motto { display: inline-block; border-bottom: 0.5pt solid #000; font-weight: bold; }
h1 { margin: 7mm 0 1mm; font-size: 15pt; line-height: 1.3; text-align: center; text-transform: uppercase; text-wrap: balance; }
.mark { margin: 0 0 4mm; font-size: 10pt; text-align: center; }
.legal { margin-bottom: 4mm; padding: 2mm 3mm; border: 0.5pt solid #000; font-size: 9.5pt; break-inside: avoid; }
h2 { margin: 5mm 0 2mm; padding-bottom: 0.5mm; border-bottom: 0.75pt solid #000; font-size: 12.5pt; break-after: avoid; }
h3 { margin: 3mm 0 1mm; font-size: 12pt; break-after: avoid; }
.field { margin: 0 0 2.2mm; break-inside: avoid; }
.row { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 0 2mm; }
.label { max-width: 100%; }
.must::after { content: ' (*)'; font-weight: bold; }
.help, .when { font-size: 9.5pt; font-style: italic; line-height: 1.25; }
.help { margin-top: 0.7mm; }
.when { font-weight: bold; break-after: avoid; }
.line { flex: 1 1 45mm; height: 6.5mm; border-bottom: 0.75pt dotted #000; }
.short { flex: 0 0 45mm; }
.more { height: 7.5mm; border-bottom: 0.75pt dotted #000; }
.digits { display: inline-flex; align-items: center; }
.digits i { width: 5.6mm; height: 7mm; border: 0.5pt solid #000; margin-left: -0.5pt; }
.digits b { padding: 0 1mm; font-weight: normal; }
.ticks { display: flex; flex-wrap: wrap; gap: 0.5mm 6mm; margin-left: 6mm; }
.tick { display: inline-flex; gap: 2mm; align-items: baseline; }
.tick i { flex: none; width: 3.6mm; height: 3.6mm; border: 0.75pt solid #000; align-self: center; }
.group { margin: 0 0 3mm; padding-left: 4mm; border-left: 0.5pt solid #777; }
.picture { width: 40mm; height: 30mm; border: 0.5pt dashed #000; }
.office { display: inline-block; min-width: 45mm; padding: 1mm 2mm; background: #eee; border: 0.5pt solid #777; font-size: 9.5pt; font-style: italic; }
.note p { margin: 0 0 1mm; }
table { width: 100%; margin: 1mm 0 3mm; border-collapse: collapse; font-size: 10.5pt; line-height: 1.25; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1mm 1.2mm; border: 0.5pt solid #000; vertical-align: middle; }
th { font-weight: bold; text-align: center; hyphens: auto; }
tbody th { text-align: left; font-weight: normal; }
td { height: 9mm; }
td .tick { display: flex; }
td.mid { text-align: center; }
.dense { font-size: 8.5pt; }
.number { width: 8mm; text-align: center; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: 8mm; text-align: center; break-inside: avoid; }
.signatures p { margin: 0; }
.signatures > div { min-height: 38mm; }
@media print { .office { print-color-adjust: exact; } }
`
